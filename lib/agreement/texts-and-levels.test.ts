import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { krippendorffAlpha } from "./alpha.ts";
import { characterRatings, NONE } from "./characters.ts";
import { levelRatings } from "./levels.ts";
import { positionsUsed } from "./positions.ts";
import { codeAt, MISSING } from "./ratings.ts";
import type { ReviewedText } from "./reviewed-text.ts";
import { ratingsOf } from "./samples.testing.ts";

const TAGS = ["claim", "opinion"];
const LENGTH = 30;

const annotation = fc
  .record({
    reviewer: fc.constantFrom("ada", "bo", "cy"),
    tag: fc.constantFrom(...TAGS),
    start: fc.integer({ min: 0, max: LENGTH - 1 }),
    length: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ length, ...rest }) => ({ ...rest, end: Math.min(LENGTH, rest.start + length) }));
const someText = fc
  .record({
    annotations: fc.array(annotation, { maxLength: 8 }),
    breaks: fc.array(fc.nat(LENGTH), { maxLength: 3 }),
  })
  .map((parts): ReviewedText => ({ id: "t", length: LENGTH, readers: ["ada", "bo", "cy"], ...parts }));

/** The slow way: look at every character. */
function naively(text: ReviewedText) {
  return Array.from({ length: text.length }, (_, at) =>
    text.readers.toSorted().map((reader) => {
      const own = text.annotations.filter(
        (span) => span.reviewer === reader && span.start <= at && at < span.end,
      );
      const [first] = own.toSorted(
        (a, b) => a.end - a.start - (b.end - b.start) || TAGS.indexOf(a.tag) - TAGS.indexOf(b.tag),
      );
      return first?.tag ?? NONE;
    }),
  );
}

describe("character positions", () => {
  it("runs say the same as one unit per character", () => {
    fc.assert(
      fc.property(someText, (text) => {
        const runs = characterRatings([text], TAGS);
        const slow = ratingsOf([NONE, ...TAGS], naively(text));
        expect(runs.weights.reduce((sum, weight) => sum + weight, 0)).toBe(text.length);
        runs.units.forEach((unit, row) => {
          for (let at = unit.start!; at < unit.end!; at++)
            for (let reader = 0; reader < 3; reader++)
              expect(codeAt(runs, row, reader)).toBe(codeAt(slow, at, reader));
        });
        const one = krippendorffAlpha(runs, "nominal");
        const other = krippendorffAlpha(slow, "nominal");
        expect(one.defined).toBe(other.defined);
        if (one.defined && other.defined) {
          expect(one.value).toBeCloseTo(other.value, 9);
          expect(one.pairableValues).toBe(other.pairableValues);
        }
        const shuffled = { ...text, annotations: text.annotations.toReversed() };
        expect(characterRatings([shuffled], TAGS).codes).toEqual(runs.codes);
      }),
    );
  });

  it("stays small for a long text, and draws sentences as one piece", () => {
    const ratings = characterRatings(
      [
        {
          id: "long",
          length: 1_000_000,
          readers: ["ada", "bo"],
          annotations: [{ reviewer: "ada", tag: "claim", start: 10, end: 400_000 }],
          breaks: [0, 100, 500_000],
        },
        { id: "short", length: 10, readers: ["bo"], annotations: [] },
      ],
      TAGS,
    );
    expect(ratings.units).toHaveLength(6);
    expect([...ratings.clusters]).toEqual([0, 0, 1, 1, 2, 3]);
    expect(ratings.clusterCount).toBe(4);
    expect(codeAt(ratings, 5, 0)).toBe(MISSING);
    expect(codeAt(ratings, 5, 1)).toBe(0);
    expect(positionsUsed(ratings).map(({ dropped }) => dropped)).toEqual([
      null,
      null,
      null,
      null,
      null,
      "one-rating",
    ]);
  });

  it("refuses passages outside the text, unknown tags and strangers", () => {
    const text = (reviewer: string, tag: string, end: number): ReviewedText => ({
      id: "t",
      length: 10,
      readers: ["ada"],
      annotations: [{ reviewer, tag, start: 0, end }],
    });
    expect(() => characterRatings([text("ada", "claim", 11)], TAGS)).toThrow(RangeError);
    expect(() => characterRatings([text("ada", "rumour", 5)], TAGS)).toThrow(RangeError);
    expect(() => characterRatings([text("eve", "claim", 5)], TAGS)).toThrow(RangeError);
  });
});

describe("levels", () => {
  it("leaves level 0 out of the scale and counts it", () => {
    const { ratings, notAssessable } = levelRatings([
      {
        id: "c1",
        judgments: [
          { reviewer: "bo", level: 5 },
          { reviewer: "ada", level: 0 },
        ],
      },
      {
        id: "c2",
        judgments: [
          { reviewer: "bo", level: 2 },
          { reviewer: "ada", level: 2 },
        ],
      },
      { id: "c3", judgments: [] },
    ]);
    expect(ratings.categories).toEqual([1, 2, 3, 4, 5]);
    expect(ratings.reviewers).toEqual(["ada", "bo"]);
    expect([...ratings.codes]).toEqual([MISSING, 4, 1, 1, MISSING, MISSING]);
    expect(notAssessable).toEqual({ count: 1, of: 4 });
    expect(positionsUsed(ratings).map(({ dropped }) => dropped)).toEqual([
      "one-rating",
      null,
      "nobody-rated",
    ]);
  });

  it("refuses two judgments of one reviewer", () => {
    const judgments = [
      { reviewer: "bo", level: 5 },
      { reviewer: "bo", level: 4 },
    ] as const;
    expect(() => levelRatings([{ id: "c", judgments }])).toThrow(RangeError);
  });
});
