import { codeAt, MISSING, type Category, type Ratings } from "./ratings.ts";

/**
 * Who read which item as what, by index. A reviewer may read an item several times (planted repeats), which a
 * units × reviewers table cannot hold.
 */
export interface Readings {
  reviewers: readonly string[];
  categories: readonly Category[];
  itemCount: number;
  /** How many equal items each item stands for. */
  weights: Float64Array;
  entries: readonly Reading[];
}

export interface Reading {
  item: number;
  reviewer: number;
  category: number;
}

/** Every rating as one reading. */
export function readingsFrom(ratings: Ratings): Readings {
  const entries: Reading[] = [];
  for (let item = 0; item < ratings.units.length; item++)
    for (let reviewer = 0; reviewer < ratings.reviewers.length; reviewer++) {
      const category = codeAt(ratings, item, reviewer);
      if (category !== MISSING) entries.push({ item, reviewer, category });
    }
  return {
    reviewers: ratings.reviewers,
    categories: ratings.categories,
    itemCount: ratings.units.length,
    weights: ratings.weights,
    entries,
  };
}

/** Share of readings per item and category; an item nobody read has null. */
export function voteShares(readings: Readings): (number[] | null)[] {
  const counts = Array.from({ length: readings.itemCount }, () =>
    new Array<number>(readings.categories.length).fill(0),
  );
  for (const { item, category } of readings.entries) counts[item]![category]! += 1;
  return counts.map((row) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return total === 0 ? null : row.map((count) => count / total);
  });
}

/** Shannon entropy in nats: 0 where one category is certain, ln(size) where all are alike. */
export function entropy(shares: readonly number[]): number {
  return shares.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}

/** The category with the largest share; of equals the first declared. */
export function likeliest(shares: readonly number[]): number {
  return shares.indexOf(Math.max(...shares));
}
