import { type Category, countUnit, type Ratings } from "./ratings.ts";
import { type Agreement, undefinedBecause, type UndefinedReason } from "./result.ts";
import { collectRows, type Statistic, valueOf } from "./statistic.ts";

/** How the distance of two values is measured (Krippendorff 2011). */
export const METRICS = ["nominal", "ordinal", "interval", "ratio"] as const;
export type Metric = (typeof METRICS)[number];

export interface AlphaDetails {
  /** Observed and expected disagreement. */
  observed: number;
  expected: number;
  /** Units with two or more ratings, and the values in them. */
  units: number;
  pairableValues: number;
}

/**
 * Krippendorff's alpha = 1 − Do/De from a coincidence matrix (Krippendorff 2011). Units with fewer than two ratings
 * do not count. Ordinal distances depend on how often the values between two occur, so ordinal keeps every
 * coincidence per cluster; the other metrics need one weighted sum.
 */
export function alphaStatistic(ratings: Ratings, metric: Metric): Statistic<AlphaDetails> {
  const obstacle = obstacleFor(ratings.categories, metric);
  if (obstacle !== null)
    return {
      rows: new Float64Array(0),
      width: 0,
      clusterCount: 0,
      evaluate: () => undefinedBecause(obstacle),
    };

  const size = ratings.categories.length;
  const fixed = metric === "ordinal" ? null : fixedDistances(ratings.categories, metric);
  const width = 1 + size + (fixed === null ? (size * (size - 1)) / 2 : 1);
  const counts = new Int32Array(size);
  const rows = collectRows(ratings, width, (unit, scratch) => {
    const total = countUnit(ratings, unit, counts);
    if (total < 2) return;
    scratch[0] = 1;
    for (let c = 0; c < size; c++) scratch[1 + c] = counts[c]!;
    let column = 1 + size;
    for (let c = 0, pair = 0; c < size; c++)
      for (let k = c + 1; k < size; k++, pair++) {
        const coincidences = (counts[c]! * counts[k]!) / (total - 1);
        if (fixed === null) scratch[column++] = coincidences;
        else scratch[column] = scratch[column]! + coincidences * fixed[pair]!;
      }
  });
  return {
    rows,
    width,
    clusterCount: ratings.clusterCount,
    evaluate: (sums) => evaluateAlpha(sums, size, fixed),
  };
}

export function krippendorffAlpha(ratings: Ratings, metric: Metric): Agreement<AlphaDetails> {
  return valueOf(alphaStatistic(ratings, metric));
}

/** `sums`: units, marginals, then either every coincidence above the diagonal or their weighted sum. */
function evaluateAlpha(
  sums: Float64Array,
  size: number,
  fixed: Float64Array | null,
): Agreement<AlphaDetails> {
  const marginals = sums.subarray(1, 1 + size);
  let values = 0;
  for (const count of marginals) values += count;
  if (values === 0) return undefinedBecause("no-pairs");

  const distances = fixed ?? ordinalDistances(marginals);
  let observed = 0;
  let expected = 0;
  for (let c = 0, pair = 0; c < size; c++)
    for (let k = c + 1; k < size; k++, pair++) {
      const distance = distances[pair]!;
      expected += marginals[c]! * marginals[k]! * distance;
      if (fixed === null) observed += sums[1 + size + pair]! * distance;
    }
  if (fixed !== null) observed = sums[1 + size]!;
  if (expected === 0) return undefinedBecause("one-category");
  return {
    defined: true,
    value: 1 - ((values - 1) * observed) / expected,
    observed: (2 * observed) / values,
    expected: (2 * expected) / (values * (values - 1)),
    units: sums[0]!,
    pairableValues: values,
  };
}

function obstacleFor(categories: readonly Category[], metric: Metric): UndefinedReason | null {
  if (metric !== "interval" && metric !== "ratio") return null;
  if (!categories.every((category) => typeof category === "number")) return "not-numeric";
  return metric === "ratio" && categories.some((value) => value < 0) ? "negative-ratio" : null;
}

/** Squared distances of all pairs c < k, in the order of two nested loops. */
function fixedDistances(categories: readonly Category[], metric: Exclude<Metric, "ordinal">): Float64Array {
  const distances: number[] = [];
  categories.forEach((c, index) => {
    for (const k of categories.slice(index + 1)) {
      if (metric === "nominal") distances.push(1);
      else if (metric === "interval") distances.push((Number(c) - Number(k)) ** 2);
      else distances.push(((Number(c) - Number(k)) / (Number(c) + Number(k))) ** 2);
    }
  });
  return Float64Array.from(distances);
}

/** (Σ of the counts from c to k − half of both ends)², for all pairs c < k. */
function ordinalDistances(marginals: Float64Array): Float64Array {
  const size = marginals.length;
  const distances = new Float64Array((size * (size - 1)) / 2);
  for (let c = 0, pair = 0; c < size; c++) {
    let between = marginals[c]!;
    for (let k = c + 1; k < size; k++, pair++) {
      between += marginals[k]!;
      distances[pair] = (between - (marginals[c]! + marginals[k]!) / 2) ** 2;
    }
  }
  return distances;
}
