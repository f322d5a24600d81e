import type { Agreement } from "./result.ts";
import type { Ratings } from "./ratings.ts";

/**
 * A coefficient split in two: what each cluster of units adds (`rows`, `width` numbers per cluster), and the value
 * that follows from the sums. Point value, bootstrap, jackknife and windows of time all use the one `evaluate`,
 * and a resample never looks at single ratings again.
 */
export interface Statistic<Details = unknown> {
  rows: Float64Array;
  width: number;
  clusterCount: number;
  evaluate: (sums: Float64Array) => Agreement<Details>;
}

/** The sums over all clusters, each taken `times` times (once when `times` is not given). */
export function sumRows(statistic: Statistic, times?: Int32Array, sums = new Float64Array(statistic.width)) {
  const { rows, width, clusterCount } = statistic;
  sums.fill(0);
  for (let cluster = 0; cluster < clusterCount; cluster++) {
    const factor = times === undefined ? 1 : times[cluster]!;
    if (factor === 0) continue;
    const base = cluster * width;
    for (let column = 0; column < width; column++)
      sums[column] = sums[column]! + factor * rows[base + column]!;
  }
  return sums;
}

/** The value over everything. */
export function valueOf<Details>(statistic: Statistic<Details>): Agreement<Details> {
  return statistic.evaluate(sumRows(statistic));
}

/**
 * Rows of a statistic over ratings: `add` writes what one unit of weight 1 contributes into a zeroed scratch row,
 * and the row is added, weighted, to the unit's cluster.
 */
export function collectRows(
  ratings: Ratings,
  width: number,
  add: (unit: number, scratch: Float64Array) => void,
): Float64Array {
  const rows = new Float64Array(ratings.clusterCount * width);
  const scratch = new Float64Array(width);
  for (let unit = 0; unit < ratings.units.length; unit++) {
    scratch.fill(0);
    add(unit, scratch);
    const base = ratings.clusters[unit]! * width;
    const weight = ratings.weights[unit]!;
    for (let column = 0; column < width; column++)
      rows[base + column] = rows[base + column]! + weight * scratch[column]!;
  }
  return rows;
}
