import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ledgerOf } from "../corroboration/ledger.ts";
import { assess, assessor } from "./assessment.ts";
import {
  anyDossier,
  anySources,
  dossier,
  evidence,
  mention,
  NO_SOURCES,
  origin,
  publisher,
} from "./dossier.arbitrary.ts";
import type { AttributionStep } from "./attribution-chain.ts";
import type { ClaimDossier, Mention, SourceDirectory } from "./dossier.ts";
import { linksOf } from "./links.ts";
import { indexSources, reportsOf, sourcedReports } from "./reports.ts";
import { sourcesNear } from "./sources-near.ts";
import type { ReliabilityGrade } from "./vocabulary.ts";

const RUNS = { numRuns: 1000 };
const shuffled = (given: ClaimDossier): ClaimDossier => ({
  ...given,
  mentions: given.mentions.toReversed(),
  evidence: given.evidence.toReversed(),
});
const figures = (given: ClaimDossier, sources: SourceDirectory) => {
  const { ledger, suggestion, headline } = assess(given, sources);
  const { index, conflict, effectiveReports, independentOrigins } = ledger;
  return { index, conflict, effectiveReports, independentOrigins, level: suggestion.level, headline };
};

describe("the worked case of the reference, from a project's records", () => {
  // One agency behind an original, its rewrite, a hedged paraphrase and a copy; a president behind a fifth.
  const graded: [string, ReliabilityGrade][] = [
    ["p1", "B"],
    ["p2", "D"],
    ["p3", "E"],
    ["p4", "E"],
    ["p5", "C"],
  ];
  const at = (number: number, given: Partial<Mention> = {}) =>
    mention(`d${number}`, {
      articleId: `a${number}`,
      publisherId: `p${number}`,
      originId: "agency",
      ...given,
    });
  const five = dossier([
    at(1),
    at(2),
    at(3, { factuality: "PR+" }),
    at(4),
    at(5, { originId: "president", factuality: "PR+" }),
  ]);
  const sources: SourceDirectory = {
    ...NO_SOURCES,
    origins: [origin("agency"), origin("president", { reliability: "C" })],
    publishers: graded.map(([id]) => publisher(id)),
    assessments: graded.map(([publisherId, reliability]) => ({
      ...{ id: publisherId, publisherId, reliability, reviewerId: "r", reviewer: "R", criteria: {} },
      ...{ rationale: "Known.", version: 1, updatedAt: 0 },
    })),
    derivations: [
      {
        ...{ id: "1", articleId: "a4", fromArticleId: "a1", fromUrl: null, level: "wholly-derived" as const },
        ...{ reason: "Word for word.", containment: 1, jaccard: 0.9, version: 1 },
      },
    ],
  };

  test("comes to five reports, two origins, and the published support", () => {
    const { ledger, headline } = assess(five, sources);
    expect(headline).toBe("5 reports, 2 origins");
    expect(ledger.effectiveReports).toBeCloseTo(2, 9);
    expect(ledger.support.total).toBeCloseTo(2.3701, 4);
    expect(ledger.index).toBeCloseTo(0.9145, 4);
  });

  test("its numbers are those of the pure ledger on the same reports", () => {
    const reports = reportsOf(five, indexSources(sources));
    expect(assess(five, sources).ledger.support).toEqual(ledgerOf(reports, linksOf(sources)).support);
  });

  test("owners and syndication groups halve a second report", () => {
    const owned = sources.publishers.map((one) => ({ ...one, owner: "Orlen Media" }));
    const two = dossier([at(1), at(5, { originId: "president" })]);
    expect(figures(two, { ...sources, publishers: owned }).independentOrigins).toBe(1);
    expect(figures(two, sources).independentOrigins).toBe(2);
  });

  test("a weak relay takes weight from what it relays", () => {
    const step: Omit<AttributionStep, "id" | "parentId" | "name" | "originId"> = {
      ...{ source: null, cue: null, content: [], kind: "statement", quoteType: "none", anonymous: false },
    };
    const chain = [
      { ...step, id: "relay", parentId: null, name: "Publisher p4", originId: null },
      { ...step, id: "end", parentId: "relay", name: "", originId: "agency" },
    ];
    const straight = assess(dossier([at(1)]), sources).ledger.support.total;
    const relayed = assess(dossier([at(1, { chain })]), sources).ledger;
    expect(straight).toBeCloseTo(1.7346, 4);
    expect(relayed.support.total).toBe(0);
    expect(relayed.lines[0]?.weakest).toEqual({ role: "relay", name: "Publisher p4", grade: "E" });
  });
});

describe("one article's assertion on the word of one origin is one report", () => {
  const index = indexSources(NO_SOURCES);

  test("evidence in an article that mentions the claim for the same origin adds nothing", () => {
    const sources = indexSources({ ...NO_SOURCES, origins: [origin("o1")] });
    const one = mention("m", { articleId: "a", originId: "o1" });
    for (const originId of ["o1", null]) {
      const found = evidence("e", { articleId: "a", originId });
      expect(sourcedReports(dossier([one], [found]), sources)).toMatchObject([
        { report: { id: "m" }, itemIds: ["m", "e"] },
      ]);
    }
  });

  test("evidence of another origin, or of the other side, is a report of its own", () => {
    const sources = indexSources({ ...NO_SOURCES, origins: [origin("o1"), origin("o2")] });
    const one = mention("m", { articleId: "a", originId: "o1" });
    const others = [
      evidence("e", { articleId: "a", originId: "o2" }),
      evidence("f", { articleId: "a", stance: "contradicts" }),
    ];
    expect(
      reportsOf(dossier([one], others), sources)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(["e", "f", "m"]);
  });

  test("two reviewers who tag the same words count once, the firmer one speaking", () => {
    const [one, other] = [
      mention("m", { articleId: "a", factuality: "PR+" }),
      mention("n", { articleId: "a" }),
    ];
    expect(sourcedReports(dossier([one, other]), index)).toMatchObject([
      { report: { id: "n" }, itemIds: ["n", "m"] },
    ]);
  });

  test("a page known only by its address is not weighed", () => {
    const page = evidence("e", { articleId: null, versionId: null, url: "https://example.org" });
    expect(reportsOf(dossier([], [page]), index)).toEqual([]);
  });

  test("every passage is behind exactly one report", () => {
    fc.assert(
      fc.property(anyDossier, anySources, (given, sources) => {
        const items = sourcedReports(given, indexSources(sources)).flatMap(({ itemIds }) => itemIds);
        expect(items.toSorted()).toEqual(
          [...given.mentions, ...given.evidence].map(({ id }) => id).toSorted(),
        );
      }),
      RUNS,
    );
  });

  test("no order of passages shows through", () => {
    fc.assert(
      fc.property(anyDossier, anySources, (given, sources) => {
        expect(figures(shuffled(given), sources)).toEqual(figures(given, sources));
      }),
      RUNS,
    );
  });

  test("saying it again in the same article changes nothing", () => {
    fc.assert(
      fc.property(anyDossier, anySources, fc.nat(), (given, sources, pick) => {
        const one = given.mentions[pick % Math.max(1, given.mentions.length)];
        if (!one) return;
        const again = { ...given, mentions: [...given.mentions, { ...one, id: "zz" }] };
        expect(figures(again, sources)).toEqual(figures(given, sources));
      }),
      RUNS,
    );
  });

  test("an exact copy of an article changes neither the effective reports nor support", () => {
    fc.assert(
      fc.property(anyDossier, anySources, fc.nat(), (given, sources, pick) => {
        const one = given.mentions[pick % Math.max(1, given.mentions.length)];
        const alone = given.mentions.every((other) => other === one || other.articleId !== one?.articleId);
        if (!one || !alone || given.evidence.some(({ articleId }) => articleId === one.articleId)) return;
        const copy = { ...one, id: "zz", articleId: "copy", versionId: "copy", publisherId: "scraper" };
        const copied: SourceDirectory = {
          ...sources,
          derivations: [
            {
              ...{ id: "d", articleId: "copy", fromArticleId: one.articleId, fromUrl: null },
              ...{
                level: "wholly-derived",
                reason: "Word for word.",
                containment: 1,
                jaccard: 1,
                version: 1,
              },
            },
          ],
        };
        const before = assess(given, sources).ledger;
        const after = assess({ ...given, mentions: [...given.mentions, copy] }, copied).ledger;
        expect(after.support.total).toBeCloseTo(before.support.total, 9);
        expect(after.contradiction.total).toBeCloseTo(before.contradiction.total, 9);
        expect(after.effectiveReports).toBeCloseTo(before.effectiveReports, 9);
      }),
      RUNS,
    );
  });
});

test("only links that lead from the claim's articles bear on it, and those far back do", () => {
  const place = fc.constantFrom("one", "two", "three", "four", "five", "six");
  const links = fc.array(
    fc.record({ articleId: place, fromArticleId: place, degree: fc.double({ min: 0, max: 1, noNaN: true }) }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(anyDossier, anySources, links, (given, sources, derivations) => {
      const all = { derivations, origins: [] };
      const reports = reportsOf(given, indexSources(sources));
      const { independence: _, ...whole } = ledgerOf(reports, all);
      expect(assess(given, sources, all).ledger).toMatchObject(whole);
    }),
    RUNS,
  );
});

test("an assessor prepared once weighs like one prepared each time", () => {
  fc.assert(
    fc.property(fc.array(anyDossier, { minLength: 1, maxLength: 3 }), anySources, (dossiers, sources) => {
      const weigh = assessor(sources);
      for (const given of dossiers) expect(weigh(given).headline).toBe(assess(given, sources).headline);
    }),
    { numRuns: 100 },
  );
});

test("a claim whose every mention is no statement of fact is not assessed", () => {
  const given = dossier([mention("m", { checkWorthiness: "NFS", originId: "o1" })]);
  const sources = { ...NO_SOURCES, origins: [origin("o1")] };
  expect(assess(given, sources).suggestion.level).toBe(0);
  const mixed = dossier([...given.mentions, mention("n", { originId: "o1" })]);
  expect(assess(mixed, sources).suggestion.level).toBe(3);
});

test("what leads to a claim weighs it like all that the project has", () => {
  fc.assert(
    fc.property(fc.array(anyDossier, { minLength: 1, maxLength: 3 }), anySources, (dossiers, given) => {
      const sources = { ...given, mentions: dossiers.flatMap(({ mentions }) => mentions) };
      const weigh = assessor(sources);
      for (const each of dossiers) {
        const near = assess(each, sourcesNear(each, sources));
        expect(near.ledger.lines).toEqual(weigh(each).ledger.lines);
        expect(near.suggestion).toEqual(weigh(each).suggestion);
      }
    }),
    RUNS,
  );
});
