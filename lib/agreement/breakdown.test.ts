import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { krippendorffAlpha } from "./alpha.ts";
import {
  alphaPerCategory,
  confusionMatrix,
  drift,
  leaveOneOut,
  pairMatrix,
  pooledConfusion,
  unitsInCell,
} from "./breakdown.ts";
import { againstGold, againstSelf } from "./gold.ts";
import { halo, haloByBlindness, rankCorrelation } from "./halo.ts";
import type { Ratings } from "./ratings.ts";
import { ratingsOf, someUnits } from "./samples.testing.ts";

const nominal = (ratings: Ratings) => krippendorffAlpha(ratings, "nominal");

/** Two who agree and one who calls everything 1. */
const team = ratingsOf(
  [1, 2, 3],
  [
    [1, 1, 1],
    [2, 2, 1],
    [3, 3, 1],
    [2, 2, 1],
    [1, null, 1],
  ],
);

describe("breakdowns", () => {
  it("finds the reviewer without whom agreement rises most", () => {
    const without = leaveOneOut(team, nominal).map((entry) =>
      entry.without.defined ? entry.without.value : NaN,
    );
    expect(without[2]).toBe(1);
    expect(without[0]).toBeLessThan(0.2);
    expect(leaveOneOut(ratingsOf([1, 2], [[1, 2]]), nominal)[0]!.without).toEqual({
      defined: false,
      reason: "too-few-reviewers",
    });
  });

  it("gives every pair once, mirrored, with an empty diagonal", () => {
    const matrix = pairMatrix(team, nominal);
    expect(matrix[0]![1]).toMatchObject({ defined: true, value: 1 });
    expect(matrix[2]![1]).toBe(matrix[1]![2]);
    expect(matrix.map((row, index) => row[index])).toEqual([null, null, null]);
  });

  it("tells categories that are agreed on from others, and says when one does not occur", () => {
    const ratings = ratingsOf(
      ["a", "b", "c", "d"],
      [
        ["a", "a"],
        ["b", "c"],
        ["c", "b"],
        ["a", "a"],
      ],
    );
    const [a, b, , d] = alphaPerCategory(ratings).map(({ alpha }) => alpha);
    expect(a).toMatchObject({ defined: true, value: 1 });
    expect(b!.defined && b!.value).toBeLessThan(0);
    expect(d).toEqual({ defined: false, reason: "one-category" });
  });

  it("counts pairs, and every cell opens its units", () => {
    expect(confusionMatrix(team, 0, 2)).toEqual([
      [2, 0, 0],
      [2, 0, 0],
      [1, 0, 0],
    ]);
    expect(unitsInCell(team, 1, 0, { first: 0, second: 2 })).toEqual([1, 3]);
    expect(unitsInCell(team, 2, 0)).toEqual([2]);
    expect(unitsInCell(team, 0, 0)).toEqual([0, 4]);
    fc.assert(
      fc.property(someUnits, (units) => {
        const ratings = ratingsOf([1, 2, 3, 4], units);
        const matrix = pooledConfusion(ratings);
        matrix.forEach((row, c) =>
          row.forEach((count, k) => {
            expect(matrix[k]![c]).toBe(count);
            expect(unitsInCell(ratings, c, k).length > 0).toBe(count > 0);
          }),
        );
      }),
    );
  });

  it("follows agreement through windows of time", () => {
    const ratings = ratingsOf(
      [1, 2],
      [
        [1, 1],
        [2, 2],
        [1, 2],
        [2, 1],
      ],
    );
    const windows = [
      { label: "first", start: 0, end: 2 },
      { label: "second", start: 2, end: 4 },
      { label: "later", start: 4, end: 9 },
    ];
    const values = drift(ratings, windows, (unit) => unit, nominal);
    expect(values.map(({ ratings: made }) => made)).toEqual([4, 4, 0]);
    expect(values[0]!.value).toMatchObject({ value: 1 });
    expect(values[1]!.value.defined && values[1]!.value.value).toBeLessThan(0);
    expect(values[2]!.value).toEqual({ defined: false, reason: "no-pairs" });
  });

  it("compares reviewers with gold and with themselves", () => {
    const gold = againstGold(team, [1, 2, 3, null, 2]);
    expect(gold.map(({ same }) => same)).toEqual([
      { defined: true, value: 3 / 4, compared: 4 },
      { defined: true, value: 1, compared: 3 },
      { defined: true, value: 1 / 4, compared: 4 },
    ]);
    expect(
      againstSelf(team, [
        [1, 3],
        [2, 4],
      ]).map(({ same }) => same),
    ).toEqual([
      { defined: true, value: 0.5, compared: 2 },
      { defined: true, value: 1, compared: 1 },
      { defined: true, value: 1, compared: 2 },
    ]);
  });
});

describe("halo", () => {
  it("sees grades that repeat themselves as levels", () => {
    const repeated = halo([
      { grade: "A", level: 5 },
      { grade: "B", level: 4 },
      { grade: "E", level: 1 },
      { grade: "F", level: 0 },
      { grade: "A", level: 0 },
    ]);
    expect(repeated.diagonalShare).toEqual({ defined: true, value: 1 });
    expect(repeated.rankCorrelation).toEqual({ defined: true, value: 1 });
    expect(repeated).toMatchObject({ judgments: 5, onScale: 3 });
    expect(repeated.map[0]).toEqual([1, 0, 0, 0, 0, 1]);
    expect(repeated.map[5]![5]).toBe(1);
  });

  it("keeps blind and open apart, and says when nothing can be said", () => {
    const { blind, open } = haloByBlindness([
      { grade: "A", level: 1, blind: true },
      { grade: "E", level: 5, blind: true },
      { grade: "A", level: 5, blind: false },
    ]);
    expect(blind.rankCorrelation).toEqual({ defined: true, value: -1 });
    expect(blind.diagonalShare).toEqual({ defined: true, value: 0 });
    expect(open.rankCorrelation).toEqual({ defined: false, reason: "no-pairs" });
    expect(halo([]).diagonalShare).toEqual({ defined: false, reason: "no-pairs" });
    expect(rankCorrelation([1, 1], [1, 2])).toEqual({ defined: false, reason: "no-variation" });
  });

  it("takes mean ranks for ties", () => {
    const tied = rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4]);
    expect(tied.defined && tied.value).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });
});
