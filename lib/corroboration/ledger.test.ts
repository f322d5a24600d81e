import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Factuality, ReliabilityGrade, Stance } from "../claims/vocabulary.ts";
import { effectiveNumber } from "./independence.ts";
import { report, tangle } from "./ledger.arbitrary.ts";
import { type Ledger, type LedgerSide, ledgerOf } from "./ledger.ts";
import { type Links, NO_LINKS, type Report, stanceOfFactuality } from "./report.ts";
import vectors from "./vectors/ledger.json" with { type: "json" };

const RUNS = { numRuns: 2_000 };

/** Everything a reader of the page sees as a number, by speaker rather than by position. */
function figures(ledger: Ledger): unknown {
  const side = ({ reports, independentOrigins, effectiveReports, total, classes }: LedgerSide): unknown => ({
    reports,
    independentOrigins,
    effectiveReports,
    total,
    classes,
  });
  return {
    ...ledger,
    independence: ledger.independence.z,
    support: side(ledger.support),
    contradiction: side(ledger.contradiction),
  };
}

/** What a copy must leave as it was. */
function worth(ledger: Ledger): unknown {
  return {
    effective: ledger.effectiveReports,
    origins: ledger.independentOrigins,
    support: ledger.support.total,
    supportEffective: ledger.support.effectiveReports,
    contradiction: ledger.contradiction.total,
    index: ledger.index,
    conflict: ledger.conflict,
  };
}

describe("the published worked cases", () => {
  for (const [number, { in: given, out }] of vectors.cases.entries()) {
    it(`case ${number + 1}: ${out.reports} reports, ${out.independentOrigins} independent`, () => {
      const reports = given.map((one) =>
        report(one.id, {
          articleId: one.id,
          originId: one.origin,
          originGrade: one.originGrade as ReliabilityGrade,
          publisherGrade: one.outletGrade as ReliabilityGrade,
          stance: one.stance as Stance,
          factuality: one.modality as Factuality,
          publisherGroups: one.owner === null ? [] : [String(one.owner)],
        }),
      );
      const derivations = given.flatMap((one) =>
        Object.entries(one.derivedFrom).flatMap(([fromArticleId, degree]) =>
          degree === undefined ? [] : [{ articleId: one.id, fromArticleId, degree }],
        ),
      );
      const ledger = ledgerOf(reports, { derivations, origins: [] });
      expect(ledger.reports).toBe(out.reports);
      expect(ledger.independentOrigins).toBe(out.independentOrigins);
      expect(ledger.effectiveReports).toBeCloseTo(out.nEff, 9);
      expect(ledger.support.total).toBeCloseTo(out.support, 4);
      expect(ledger.contradiction.total).toBeCloseTo(out.contradiction, 4);
      expect(ledger.index).toBeCloseTo(out.index, 4);
      expect(ledger.conflict).toBeCloseTo(out.conflict, 4);
      expect(ledger.contradiction.classes).toHaveLength(out.rowsContra.length);
      expect(ledger.support.classes.map((one) => [one.speakerId, one.memberIds])).toEqual(
        out.rows.map(([speaker, members]) => [speaker, members]),
      );
      for (const [index, row] of out.rows.entries()) {
        const [, , weight, discount, contribution] = row;
        const found = ledger.support.classes[index];
        expect(found?.weight).toBeCloseTo(Number(weight), 4);
        expect(found?.discount).toBeCloseTo(Number(discount), 9);
        expect(found?.contribution).toBeCloseTo(Number(contribution), 4);
      }
    });
  }

  it("four unrelated outlets count 4, four of one owner 1.6", () => {
    const outlets = ["1", "2", "3", "4"];
    expect(
      ledgerOf(
        outlets.map((id) => report(id)),
        NO_LINKS,
      ).effectiveReports,
    ).toBe(4);
    const owned = ledgerOf(
      outlets.map((id) => report(id, { publisherGroups: ["group"] })),
      NO_LINKS,
    );
    expect(owned.effectiveReports).toBeCloseTo(1.6, 12);
    expect(owned.independentOrigins).toBe(1);
  });
});

describe("laws of the ledger", () => {
  it("the order of reports makes no difference to a single bit", () => {
    fc.assert(
      fc.property(
        tangle.chain(({ reports, links }) =>
          fc.record({
            reports: fc.constant(reports),
            links: fc.constant(links),
            shuffled: fc.shuffledSubarray(reports, { minLength: reports.length }),
          }),
        ),
        ({ reports, links, shuffled }) => {
          expect(figures(ledgerOf(shuffled, links))).toEqual(figures(ledgerOf(reports, links)));
        },
      ),
      RUNS,
    );
  });

  it("an exact copy, by whomever and however well graded, changes neither N_eff nor support", () => {
    fc.assert(
      fc.property(
        tangle,
        fc.nat(),
        fc.constantFrom("copy", "0-before-all"),
        fc.constantFrom<ReliabilityGrade[]>("A", "B", "C", "D", "E", "F"),
        fc.constantFrom("p1", "p2", "somebody"),
        ({ reports, links }, pick, copyId, publisherGrade, publisherId) => {
          const original = reports[pick % reports.length];
          if (!original) return;
          const copy: Report = { ...original, id: copyId, articleId: "copied", publisherId, publisherGrade };
          const derivations: Links["derivations"] = [
            ...links.derivations,
            { articleId: "copied", fromArticleId: original.articleId, degree: 1 },
          ];
          expect(worth(ledgerOf([...reports, copy], { ...links, derivations }))).toEqual(
            worth(ledgerOf(reports, links)),
          );
        },
      ),
      RUNS,
    );
  });

  it("1 ≤ N_eff ≤ n, and never fewer effective reports than none, on each side", () => {
    fc.assert(
      fc.property(tangle, ({ reports, links }) => {
        const ledger = ledgerOf(reports, links);
        for (const one of [ledger, ledger.support, ledger.contradiction]) {
          if (one.reports === 0) expect(one.effectiveReports).toBe(0);
          else {
            expect(one.effectiveReports).toBeGreaterThanOrEqual(1 - 1e-12);
            expect(one.effectiveReports).toBeLessThanOrEqual(one.reports + 1e-12);
            expect(one.independentOrigins).toBeGreaterThanOrEqual(1);
            expect(one.independentOrigins).toBeLessThanOrEqual(one.reports);
          }
        }
      }),
      RUNS,
    );
  });

  it("an independent supporting origin never lowers support", () => {
    fc.assert(
      fc.property(
        tangle,
        fc.constantFrom<ReliabilityGrade[]>("A", "B", "C", "D", "E", "F"),
        fc.constantFrom<Factuality[]>("CT+", "PR+", "PS+", "Uu"),
        ({ reports, links }, originGrade, factuality) => {
          const before = ledgerOf(reports, links);
          const after = ledgerOf([...reports, report("independent", { originGrade, factuality })], links);
          expect(after.support.total).toBeGreaterThanOrEqual(before.support.total - 1e-12);
          expect(after.contradiction.total).toBe(before.contradiction.total);
          expect(after.independentOrigins).toBe(before.independentOrigins + 1);
        },
      ),
      RUNS,
    );
  });

  it("lines, classes and totals add up, and Z is symmetric with ones on the diagonal", () => {
    fc.assert(
      fc.property(tangle, ({ reports, links }) => {
        const ledger = ledgerOf(reports, links);
        for (const side of [ledger.support, ledger.contradiction]) {
          const sum = side.classes.reduce((total, one) => total + one.contribution, 0);
          expect(side.total).toBeCloseTo(sum, 9);
          expect(side.classes.flatMap((one) => one.memberIds)).toHaveLength(side.reports);
          for (const one of side.classes) {
            expect(one.contribution).toBeLessThanOrEqual(one.weight);
            expect(one.contribution).toBeGreaterThanOrEqual(0);
          }
        }
        const lines = ledger.lines.reduce((total, line) => total + line.contribution, 0);
        expect(lines).toBeCloseTo(ledger.support.total + ledger.contradiction.total, 9);
        const { z } = ledger.independence;
        for (const [row, values] of z.entries()) {
          expect(values[row]).toBe(1);
          for (const [column, value] of values.entries()) {
            expect(value).toBe(z[column]?.[row]);
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
        }
      }),
      RUNS,
    );
  });

  it("reports of equal dependence ρ come to n / (1 + (n − 1)ρ), the design effect", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, rho) => {
        const rows = Array.from({ length: n }, (_, index) => index);
        const z = rows.map((a) => rows.map((b) => (a === b ? 1 : rho)));
        expect(effectiveNumber(z, rows)).toBeCloseTo(n / (1 + (n - 1) * rho), 9);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("what counts as one witness", () => {
  it("a report that names nobody counts as its article's own origin, and says so", () => {
    const ledger = ledgerOf([report("1", { originId: null }), report("2", { originId: null })], NO_LINKS);
    expect(ledger.independentOrigins).toBe(2);
    expect(ledger.lines[0]?.sentence).toContain("names no origin");
  });

  it("two copies of a text that is not in the project count as one", () => {
    const derivations = ["article-1", "article-2"].map((articleId) => ({
      articleId,
      fromArticleId: "https://elsewhere.example/original",
      degree: 1,
    }));
    const unlinked = [report("1", { originId: null }), report("2", { originId: null })];
    const ledger = ledgerOf(unlinked, { derivations, origins: [] });
    expect(ledger.independentOrigins).toBe(1);
    expect(ledger.effectiveReports).toBe(1);
  });

  it("a copied article that relays two origins still relays two", () => {
    const reports = [
      report("1", { articleId: "original", originId: "agency" }),
      report("2", { articleId: "original", originId: "president", publisherId: "publisher-1" }),
      report("3", { articleId: "copy", originId: "agency", publisherId: "scraper" }),
      report("4", { articleId: "copy", originId: "president", publisherId: "scraper" }),
    ];
    const derivations = [{ articleId: "copy", fromArticleId: "original", degree: 1 }];
    const ledger = ledgerOf(reports, { derivations, origins: [] });
    expect(ledger.support.classes.map((one) => one.memberIds)).toEqual([
      ["1", "3"],
      ["2", "4"],
    ]);
  });

  it("an analyst's doubt about two origins is taken off and explained", () => {
    const origins = [{ a: "origin-1", b: "origin-2", dependence: 0.5, reason: "may share intelligence" }];
    const ledger = ledgerOf([report("1"), report("2")], { derivations: [], origins });
    expect(ledger.support.total).toBeCloseTo(1.5 * Math.log(0.85 / 0.15), 9);
    expect(ledger.independentOrigins).toBe(1);
    expect(ledger.lines[1]?.sentence).toContain("50% taken off because of Paper 1");
    expect(ledger.lines[1]?.sentence).toContain("may share intelligence");
    expect(ledger.independence.pair("1", "2")).toMatchObject({
      origin: 0.5,
      text: 0,
      ownership: 0,
      dependence: 0.5,
    });
  });

  it("a good newspaper's copy of a poor source weighs no more than the poor source", () => {
    const reports = [
      report("1", { publisherGrade: "D", originId: null }),
      report("2", { publisherGrade: "A", originId: null }),
    ];
    const derivations = [{ articleId: "article-2", fromArticleId: "article-1", degree: 1 }];
    const ledger = ledgerOf(reports, { derivations, origins: [] });
    expect(ledger.support.total).toBeCloseTo(Math.log(0.55 / 0.45), 9);
    expect(ledger.lines[1]).toMatchObject({ copyOf: "1", contribution: 0 });
    expect(ledger.lines[1]?.sentence).toContain("copied from Paper 1");
  });

  it("the weakest link of the chain decides the weight", () => {
    const relayed = report("1", { relays: [{ name: "Wire", grade: "D" }], originGrade: "A" });
    const [line] = ledgerOf([relayed], NO_LINKS).lines;
    expect(line?.weakest).toEqual({ role: "relay", name: "Wire", grade: "D" });
    expect(line?.weight).toBeCloseTo(Math.log(0.55 / 0.45), 9);
  });

  it("mentions that take no side are listed and count for nothing", () => {
    const ledger = ledgerOf([report("1"), report("2", { stance: "mentions" })], NO_LINKS);
    expect(ledger).toMatchObject({ reports: 1, neutral: 1, independentOrigins: 1, effectiveReports: 1 });
    expect(ledger.lines[1]).toMatchObject({ contribution: 0 });
  });

  it("without reports nothing speaks either way", () => {
    expect(ledgerOf([], NO_LINKS)).toMatchObject({
      reports: 0,
      effectiveReports: 0,
      index: 0.5,
      conflict: 0,
    });
  });

  it("refuses repeated ids and impossible degrees", () => {
    expect(() => ledgerOf([report("1"), report("1")], NO_LINKS)).toThrow("same id");
    const derivations = [{ articleId: "a", fromArticleId: "b", degree: 1.2 }];
    expect(() => ledgerOf([report("1")], { derivations, origins: [] })).toThrow("0..1");
    const origins = [{ a: "a", b: "b", dependence: Number.NaN, reason: "" }];
    expect(() => ledgerOf([report("1")], { derivations: [], origins })).toThrow("0..1");
  });

  it("factuality alone says which side a mention takes", () => {
    expect((["PS+", "CT-", "Uu", "CTu"] as const).map(stanceOfFactuality)).toEqual([
      "supports",
      "contradicts",
      "mentions",
      "mentions",
    ]);
  });
});
