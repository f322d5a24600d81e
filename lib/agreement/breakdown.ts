import { krippendorffAlpha } from "./alpha.ts";
import {
  type Category,
  codeAt,
  countUnit,
  MISSING,
  oneAgainstRest,
  type Ratings,
  withRatings,
  withReviewers,
} from "./ratings.ts";
import { type Agreement, undefinedBecause } from "./result.ts";

/** Any coefficient over ratings, such as `(r) => krippendorffAlpha(r, "ordinal")`. */
export type Measure = (ratings: Ratings) => Agreement;

/** Nominal alpha of every category against all others together. */
export function alphaPerCategory(ratings: Ratings): { category: Category; alpha: Agreement }[] {
  return ratings.categories.map((category, code) => ({
    category,
    alpha: krippendorffAlpha(oneAgainstRest(ratings, code), "nominal"),
  }));
}

/** The measure without one reviewer at a time: where it rises most, that reviewer reads differently. */
export function leaveOneOut(ratings: Ratings, measure: Measure): { reviewer: string; without: Agreement }[] {
  const everybody = ratings.reviewers.map((_, index) => index);
  return ratings.reviewers.map((reviewer, left) => ({
    reviewer,
    without:
      everybody.length < 3
        ? undefinedBecause("too-few-reviewers")
        : measure(
            withReviewers(
              ratings,
              everybody.filter((index) => index !== left),
            ),
          ),
  }));
}

/** The measure for every pair of reviewers, symmetric; null on the diagonal. */
export function pairMatrix(ratings: Ratings, measure: Measure): (Agreement | null)[][] {
  const size = ratings.reviewers.length;
  const matrix = Array.from({ length: size }, () => new Array<Agreement | null>(size).fill(null));
  for (let one = 0; one < size; one++)
    for (let other = one + 1; other < size; other++) {
      const value = measure(withReviewers(ratings, [one, other]));
      matrix[one]![other] = value;
      matrix[other]![one] = value;
    }
  return matrix;
}

/** How often the first reviewer said the row and the second the column, in weight (units or characters). */
export function confusionMatrix(ratings: Ratings, first: number, second: number): number[][] {
  const matrix = emptySquare(ratings.categories.length);
  for (let unit = 0; unit < ratings.units.length; unit++) {
    const row = codeAt(ratings, unit, first);
    const column = codeAt(ratings, unit, second);
    if (row !== MISSING && column !== MISSING) matrix[row]![column]! += ratings.weights[unit]!;
  }
  return matrix;
}

/** The same over all ordered pairs of reviewers, so it is symmetric; pairs are counted, not coincidences. */
export function pooledConfusion(ratings: Ratings): number[][] {
  const size = ratings.categories.length;
  const matrix = emptySquare(size);
  const counts = new Int32Array(size);
  for (let unit = 0; unit < ratings.units.length; unit++) {
    countUnit(ratings, unit, counts);
    for (let c = 0; c < size; c++)
      for (let k = 0; k < size; k++)
        matrix[c]![k]! += ratings.weights[unit]! * counts[c]! * (counts[k]! - (c === k ? 1 : 0));
  }
  return matrix;
}

/** The units behind one cell: where some reviewer (or `first`) said the row and another (or `second`) the column. */
export function unitsInCell(
  ratings: Ratings,
  row: number,
  column: number,
  pair?: { first: number; second: number },
): number[] {
  const counts = new Int32Array(ratings.categories.length);
  const found: number[] = [];
  for (let unit = 0; unit < ratings.units.length; unit++) {
    const inCell =
      pair === undefined
        ? countUnit(ratings, unit, counts) > 1 &&
          (row === column ? counts[row]! > 1 : counts[row]! > 0 && counts[column]! > 0)
        : codeAt(ratings, unit, pair.first) === row && codeAt(ratings, unit, pair.second) === column;
    if (inCell) found.push(unit);
  }
  return found;
}

/** A stretch of time, start included, end not; in whatever unit `at` answers. */
export interface TimeWindow {
  label: string;
  start: number;
  end: number;
}

/** The measure over the ratings made in each window, to see a team drift apart or together. */
export function drift(
  ratings: Ratings,
  windows: readonly TimeWindow[],
  at: (unit: number, reviewer: number) => number | null,
  measure: Measure,
): { window: TimeWindow; ratings: number; value: Agreement }[] {
  return windows.map((window) => {
    const inside = withRatings(ratings, (unit, reviewer) => {
      const time = at(unit, reviewer);
      return time !== null && time >= window.start && time < window.end;
    });
    const made = inside.codes.reduce((count, code) => count + (code === MISSING ? 0 : 1), 0);
    return { window, ratings: made, value: measure(inside) };
  });
}

function emptySquare(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}
