import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexClaims, matchClaims } from "./matching.ts";
import { editDistance, isLikelyMisspelling } from "./spelling.ts";

const claims = [
  { id: "c1", text: "Ruritania has sent 12,000 soldiers to Freedonia." },
  { id: "c2", text: "Ruritania has sent 1,500 soldiers to Freedonia." },
  { id: "c3", text: "The minister Vasilenko met the Freedonian envoy in March." },
  { id: "c4", text: "Bread prices in Freedonia rose by 12 percent." },
];
const index = indexClaims(claims);

describe("matching a statement against claims", () => {
  it("puts the claim with the same words and number first, and its rival as the same question", () => {
    const [first, second] = matchClaims("Ruritania sent some 12,000 troops to Freedonia", index);
    expect(first).toMatchObject({ claimId: "c1", kind: "same-claim", quantityScore: 1 });
    expect(second).toMatchObject({ claimId: "c2", kind: "same-question", quantityScore: 0 });
    expect(first?.reasons.join("; ")).toContain("some 12,000 troops and 12,000 soldiers agree");
  });

  it("tolerates a misspelled name and says so", () => {
    const [first] = matchClaims("Minister Vasilenkko met the envoy of Freedonia", index);
    expect(first?.claimId).toBe("c3");
    expect(first?.nearSpellings).toContainEqual(["vasilenkko", "vasilenko"]);
  });

  it("a negated statement is never the same claim", () => {
    const [first] = matchClaims("Ruritania has not sent 12,000 soldiers to Freedonia.", index);
    expect(first).toMatchObject({ claimId: "c1", kind: "same-question" });
    expect(first?.reasons).toContain("one is negated, the other not");
  });

  it("finds nothing where nothing is in common", () => {
    expect(matchClaims("Glaciers melt.", index)).toEqual([]);
    expect(matchClaims("", index)).toEqual([]);
    expect(matchClaims("anything", indexClaims([]))).toEqual([]);
  });

  it("scores lie in 0..1, fall in order, and a claim matches itself fully", () => {
    const word = fc.constantFrom(
      "Ruritania",
      "sent",
      "soldiers",
      "12,000",
      "about",
      "Vasilenko",
      "not",
      "bread",
      "envoy",
      "two",
    );
    const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), text, (texts, statement) => {
        const indexed = indexClaims(texts.map((one, number) => ({ id: `c${number}`, text: one })));
        const found = matchClaims(statement, indexed);
        for (const [rank, one] of found.entries()) {
          expect(one.score).toBeGreaterThan(0);
          expect(one.score).toBeLessThanOrEqual(1 + 1e-12);
          expect(one.score).toBeLessThanOrEqual(found[rank - 1]?.score ?? 2);
        }
        const own = matchClaims(texts[0] ?? "", indexed).find((one) => one.claimId === "c0");
        if (own) expect(own.wordScore).toBeCloseTo(1, 9);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("misspellings", () => {
  it("count edits, a swap as one", () => {
    expect(editDistance("united", "untied")).toBe(1);
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(editDistance("kitten", "sitting", 2)).toBe(3);
    expect(editDistance("🛰a", "🛰b")).toBe(1);
  });
  it("need a long enough word", () => {
    expect([
      isLikelyMisspelling("seoul", "soeul"),
      isLikelyMisspelling("iran", "iraq"),
      isLikelyMisspelling("same", "same"),
    ]).toEqual([true, false, false]);
  });
  it("the distance is symmetric, zero only for equals, and a limit never changes an answer below it", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(editDistance(a, b, limit)).toBe(Math.min(distance, limit + 1));
      }),
      { numRuns: 1_000 },
    );
  });
});
