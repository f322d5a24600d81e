import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proportion } from "./proportion.ts";
import { qualityChecks, readingOf, repeatedParagraphs, type CheckedText } from "./quality-checks.ts";

const text = (id: string, more: Partial<CheckedText>): CheckedText => ({
  ...{ id, readers: ["ann", "bo"], annotations: [], gold: [], repeats: [] },
  ...more,
});

describe("a share with its limits", () => {
  it("has the limits of Wilson's score interval", () => {
    const half = proportion(5, 10);
    expect(half).toMatchObject({ value: 0.5, of: 10 });
    // Newcombe (1998) gives 0.2366 to 0.7634 for 5 of 10.
    expect(half.defined && half.lower).toBeCloseTo(0.2366, 4);
    expect(half.defined && half.upper).toBeCloseTo(0.7634, 4);
  });

  it("contains the share, within 0 and 1, and is undefined without a case", () => {
    expect(proportion(0, 0)).toEqual({ defined: false, reason: "no-pairs" });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (of, hits) => {
        const share = proportion(Math.min(hits, of), of);
        if (!share.defined) throw new Error("A share of cases is defined.");
        expect(share.lower).toBeLessThanOrEqual(share.value);
        expect(share.upper).toBeGreaterThanOrEqual(share.value);
        expect(share.lower).toBeGreaterThanOrEqual(0);
        expect(share.upper).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("quality checks", () => {
  const annotations = [
    { reviewer: "ann", tag: "claim" as const, start: 0, end: 20 },
    { reviewer: "bo", tag: "opinion" as const, start: 2, end: 9 },
  ];

  it("takes the tag that covers at least half of a stretch for what is said of it", () => {
    const read = (reviewer: string, start: number, end: number) =>
      readingOf({ annotations }, reviewer, { start, end });
    expect(read("ann", 0, 20)).toBe("claim");
    expect(read("ann", 10, 40)).toBe("none");
    expect(read("bo", 0, 14)).toBe("opinion");
    expect(read("bo", 0, 20)).toBe("none");
    expect(read("cy", 0, 20)).toBe("none");
  });

  it("holds reviewers against gold, and says nothing of what they have not met", () => {
    const gold = [
      { start: 0, end: 20, tag: "claim" as const },
      { start: 30, end: 50, tag: null },
    ];
    const checks = qualityChecks(
      [text("a", { annotations, gold })],
      [{ gold: 3, judgments: [{ reviewer: "ann", level: 0 }] }],
    );
    const undefinedHere = { defined: false, reason: "no-pairs" };
    expect(checks).toMatchObject([
      { reviewer: "ann", passages: { value: 1, of: 2 }, levels: { value: 0, of: 1 }, self: undefinedHere },
      { reviewer: "bo", passages: { value: 0.5, of: 2 }, levels: undefinedHere, self: undefinedHere },
    ]);
  });

  it("holds reviewers against themselves where the same words come again", () => {
    const words = "Forty people waited on the bank of the river until noon.";
    const paragraph = { start: 0, end: words.length, words };
    const repeats = repeatedParagraphs([
      { id: "a", paragraphs: [paragraph] },
      {
        id: "b",
        paragraphs: [
          { ...paragraph, words: ` ${words}` },
          { ...paragraph, words: "Short." },
        ],
      },
      { id: "c", paragraphs: [{ ...paragraph, words: `${words} It rained.` }] },
    ]);
    expect([...repeats].map(([id, found]) => [id, found.length])).toEqual([
      ["a", 1],
      ["b", 1],
      ["c", 0],
    ]);
    const texts = ["a", "b"].map((id) =>
      text(id, {
        repeats: repeats.get(id) ?? [],
        annotations: [
          { reviewer: "ann", tag: "claim", start: 0, end: 50 },
          { reviewer: "bo", tag: id === "a" ? "claim" : "opinion", start: 0, end: 50 },
        ],
      }),
    );
    const checks = qualityChecks(texts, []);
    expect(checks.map(({ reviewer, self }) => [reviewer, self.defined && self.value])).toEqual([
      ["ann", 1],
      ["bo", 0],
    ]);
    expect(qualityChecks(texts.toReversed(), [])).toEqual(checks);
  });
});
