/** One value of a scale: a name (nominal), or a number (ordinal and above). */
export type Category = string | number;

/** Stands in `codes` where a reviewer gave no rating. */
export const MISSING = -1;

/** What was rated: a claim, an article, or a stretch of text (`start`, `end` in UTF-16 code units). */
export interface Unit {
  id: string;
  start?: number;
  end?: number;
}

/**
 * Units × reviewers. One row may stand for many equal units (`weights`), so a long run of untagged characters costs
 * one row. `clusters` says which rows are drawn together when units are resampled: the characters of one sentence
 * are no independent evidence. Structured-clonable, so it can be handed to a worker as it is.
 */
export interface Ratings {
  reviewers: readonly string[];
  /** The *declared* scale in its order, whether or not each value occurs. */
  categories: readonly Category[];
  units: readonly Unit[];
  weights: Float64Array;
  clusters: Int32Array;
  clusterCount: number;
  /** Row by row: the index into `categories` that each reviewer chose, or `MISSING`. */
  codes: Int16Array;
}

export interface RatingRow {
  id: string;
  /** One value per reviewer, in the order of `reviewers`; null = missing. */
  values: readonly (Category | null)[];
}

/** Ratings from one row per unit. Throws a RangeError for a value off the declared scale or a row of wrong length. */
export function ratingsFrom(input: {
  reviewers: readonly string[];
  categories: readonly Category[];
  rows: readonly RatingRow[];
}): Ratings {
  const { reviewers, categories, rows } = input;
  const codeOf = new Map(categories.map((category, code) => [category, code]));
  const codes = new Int16Array(rows.length * reviewers.length).fill(MISSING);
  rows.forEach((row, index) => {
    if (row.values.length !== reviewers.length) throw new RangeError(`Unit ${row.id} has too few values.`);
    row.values.forEach((value, reviewer) => {
      if (value === null) return;
      const code = codeOf.get(value);
      if (code === undefined) throw new RangeError(`“${value}” is not on the declared scale.`);
      codes[index * reviewers.length + reviewer] = code;
    });
  });
  return independentRows(
    reviewers,
    categories,
    rows.map(({ id }) => ({ id })),
    codes,
  );
}

/** Ratings whose rows each stand for one unit and are drawn on their own. */
export function independentRows(
  reviewers: readonly string[],
  categories: readonly Category[],
  units: readonly Unit[],
  codes: Int16Array,
): Ratings {
  return {
    reviewers,
    categories,
    units,
    weights: new Float64Array(units.length).fill(1),
    clusters: Int32Array.from(units, (_, index) => index),
    clusterCount: units.length,
    codes,
  };
}

/** The code one reviewer gave one row, or `MISSING`. */
export function codeAt(ratings: Ratings, unit: number, reviewer: number): number {
  return ratings.codes[unit * ratings.reviewers.length + reviewer] ?? MISSING;
}

/** How often each category was chosen in one row, written into `counts`; returns the number of ratings. */
export function countUnit(ratings: Ratings, unit: number, counts: Int32Array): number {
  const { codes, reviewers } = ratings;
  const end = (unit + 1) * reviewers.length;
  let total = 0;
  counts.fill(0);
  for (let at = unit * reviewers.length; at < end; at++) {
    const code = codes[at]!;
    if (code === MISSING) continue;
    counts[code] = counts[code]! + 1;
    total++;
  }
  return total;
}

/** The same units as seen by some of the reviewers, named by their index. */
export function withReviewers(ratings: Ratings, chosen: readonly number[]): Ratings {
  const codes = new Int16Array(ratings.units.length * chosen.length);
  for (let unit = 0; unit < ratings.units.length; unit++)
    chosen.forEach((reviewer, at) => (codes[unit * chosen.length + at] = codeAt(ratings, unit, reviewer)));
  return { ...ratings, reviewers: chosen.map((index) => ratings.reviewers[index]!), codes };
}

/** The same units with some ratings left out: those for which `keep` says no become missing. */
export function withRatings(ratings: Ratings, keep: (unit: number, reviewer: number) => boolean): Ratings {
  const perUnit = ratings.reviewers.length;
  const codes = ratings.codes.map((code, at) =>
    code !== MISSING && keep(Math.floor(at / perUnit), at % perUnit) ? code : MISSING,
  );
  return { ...ratings, codes };
}

/** One category against all the others together. */
export function oneAgainstRest(ratings: Ratings, category: number): Ratings {
  const codes = ratings.codes.map((code) => (code === MISSING ? MISSING : code === category ? 1 : 0));
  return { ...ratings, categories: ["rest", String(ratings.categories[category])], codes };
}
