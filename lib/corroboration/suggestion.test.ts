import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexLabel, ledgerHeadline, ledgerSummary } from "./headline.ts";
import { report, tangle } from "./ledger.arbitrary.ts";
import { ledgerOf } from "./ledger.ts";
import { type Links, NO_LINKS, type Report } from "./report.ts";
import { suggestLevel } from "./suggestion.ts";

const agency = { originId: "agency", originName: "The agency" };
const level = (reports: Report[], links: Links = NO_LINKS): number =>
  suggestLevel(ledgerOf(reports, links)).level;
const against = (id: string, given: Partial<Report> = {}): Report =>
  report(id, { stance: "contradicts", ...given });

describe("the suggested level follows the rubric", () => {
  it("5: two certainly independent origins, one with direct access, no contradiction", () => {
    expect(level([report("1", { originAccess: "first-hand" }), report("2")])).toBe(5);
  });

  it("4: independent but all second-hand; or anonymous; or of one owner with a third elsewhere", () => {
    expect(level([report("1", { originAccess: "second-hand" }), report("2")])).toBe(4);
    expect(level([report("1", { originAccess: "first-hand" }), report("2", { anonymous: true })])).toBe(4);
  });

  it("4: an analyst's doubt below one half leaves two origins, but not certainly independent", () => {
    const origins = [{ a: "origin-1", b: "origin-2", dependence: 0.3, reason: "partners" }];
    expect(
      level([report("1", { originAccess: "first-hand" }), report("2")], { derivations: [], origins }),
    ).toBe(4);
  });

  it("3: one origin, however many outlets relay it, and however many more name nobody", () => {
    const relays = ["1", "2", "3", "4", "5"].map((id) => report(id, agency));
    expect(level(relays)).toBe(3);
    expect(level([...relays, report("6", { originId: null })])).toBe(3);
  });

  it("2: credible origins conflict, or the only origin is denied by a party with access whatever its grade", () => {
    expect(level([report("1"), against("2")])).toBe(2);
    const denial = against("2", { denial: true, originAccess: "first-hand", originGrade: "E" });
    expect(level([report("1"), denial])).toBe(2);
    expect(level([report("1"), against("2", { originGrade: "E" })])).toBe(3);
  });

  it("a faint contradiction of strong support is no material conflict", () => {
    const strong = ["1", "2", "3"].map((id) => report(id, { originGrade: "A", publisherGrade: "A" }));
    expect(level([...strong, against("4", { originGrade: "D", factuality: "PS+" })])).toBe(4);
  });

  it("1: support copied from a text that says otherwise, absent, or outweighed by better-placed evidence", () => {
    const derivations = [{ articleId: "article-2", fromArticleId: "article-1", degree: 1 }];
    expect(level([against("1", agency), report("2", agency)], { derivations, origins: [] })).toBe(1);
    expect(level([against("1")])).toBe(1);
    const better = against("2", { originAccess: "first-hand", originGrade: "A", publisherGrade: "A" });
    expect(level([report("1", { originGrade: "C" }), better])).toBe(1);
  });

  it("0: nobody is named, nothing weighs anything, or the claim is no matter of fact", () => {
    expect(level([])).toBe(0);
    expect(level([report("1", { originId: null }), report("2", { originId: null })])).toBe(0);
    expect(level([report("1", { factuality: "Uu" })])).toBe(0);
    expect(suggestLevel(ledgerOf([report("1")], NO_LINKS), "it is a forecast")).toMatchObject({
      level: 0,
      reason: "The claim cannot be assessed: it is a forecast.",
    });
  });

  it("always gives a reason, and a copy never changes the level", () => {
    fc.assert(
      fc.property(tangle, fc.nat(), ({ reports, links }, pick) => {
        const before = suggestLevel(ledgerOf(reports, links));
        expect(before.reason.length).toBeGreaterThan(10);
        const original = reports[pick % reports.length];
        if (!original) return;
        const copy = { ...original, id: "copy", articleId: "copied" };
        const derivations = [
          ...links.derivations,
          { articleId: "copied", fromArticleId: original.articleId, degree: 1 },
        ];
        expect(suggestLevel(ledgerOf([...reports, copy], { ...links, derivations })).level).toBe(
          before.level,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("the headline and the summary", () => {
  const five = ["1", "2", "3", "4"].map((id) => report(id, agency));

  it("says reports and origins, in singular and plural", () => {
    expect(ledgerHeadline(ledgerOf([...five, report("5")], NO_LINKS))).toBe("5 reports, 2 origins");
    expect(ledgerHeadline(ledgerOf([report("1")], NO_LINKS))).toBe("1 report, 1 origin");
    expect(ledgerHeadline(ledgerOf([], NO_LINKS))).toBe("No reports yet");
    expect(ledgerHeadline(ledgerOf([report("1", { stance: "mentions" })], NO_LINKS))).toBe(
      "No report takes a side",
    );
  });

  it("names the other side", () => {
    expect(ledgerHeadline(ledgerOf([...five, against("5")], NO_LINKS))).toBe(
      "4 reports, 1 origin; against: 1 report, 1 origin",
    );
    expect(ledgerHeadline(ledgerOf([against("5")], NO_LINKS))).toBe("1 report, 1 origin, all against");
  });

  it("puts the whole ledger into a paragraph", () => {
    expect(ledgerSummary(ledgerOf([...five, report("5", { originId: null })], NO_LINKS))).toBe(
      "5 reports from 2 independent origins support it. Nothing contradicts it. Together they are worth 2.00 independent reports. " +
        "Support 3.47, contradiction 0.00: support index 0.97 (not a probability). 1 report names no origin; its article counts as its own.",
    );
    expect([1 / (1 + Math.exp(-11)), 0.5, 0.001].map(indexLabel)).toEqual([
      "above 0.99",
      "0.50",
      "below 0.01",
    ]);
    expect(ledgerSummary(ledgerOf([], NO_LINKS))).toBe("No report supports or contradicts this claim.");
    expect(ledgerSummary(ledgerOf([report("1"), against("2")], NO_LINKS))).toContain("conflict 100%");
  });
});
