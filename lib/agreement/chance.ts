import { countUnit, type Ratings } from "./ratings.ts";
import { type Agreement, undefinedBecause } from "./result.ts";
import { collectRows, type Statistic, valueOf } from "./statistic.ts";
import { type Weighting, weightMatrix } from "./weights.ts";

export interface ChanceDetails {
  /** Mean agreement within a unit, and the agreement expected by chance. */
  observed: number;
  expected: number;
  /** Units with two or more ratings. */
  units: number;
}

// Columns before the category shares.
const RATED = 0;
const PAIRABLE = 1;
const AGREED = 2;
const SHARES = 3;

/**
 * Per cluster: units rated at all, units rated twice or more, their summed agreement, and the summed share of each
 * category. Percent, Fleiss and Gwet differ only in what they take for chance.
 */
function unitRows(ratings: Ratings, weighting: Weighting): Float64Array {
  const size = ratings.categories.length;
  const weights = weightMatrix(weighting, size);
  const counts = new Int32Array(size);
  return collectRows(ratings, SHARES + size, (unit, scratch) => {
    const total = countUnit(ratings, unit, counts);
    if (total === 0) return;
    scratch[RATED] = 1;
    for (let c = 0; c < size; c++) scratch[SHARES + c] = counts[c]! / total;
    if (total < 2) return;
    scratch[PAIRABLE] = 1;
    let agreed = 0;
    for (let c = 0; c < size; c++) {
      if (counts[c] === 0) continue;
      let close = -1;
      for (let k = 0; k < size; k++) close += weights[c * size + k]! * counts[k]!;
      agreed += counts[c]! * close;
    }
    scratch[AGREED] = agreed / (total * (total - 1));
  });
}

function chanceStatistic(
  ratings: Ratings,
  weighting: Weighting,
  chance: (shares: readonly number[]) => number,
  needsVariety: boolean,
): Statistic<ChanceDetails> {
  return {
    rows: unitRows(ratings, weighting),
    width: SHARES + ratings.categories.length,
    clusterCount: ratings.clusterCount,
    evaluate: (sums) => {
      const units = sums[PAIRABLE]!;
      if (units === 0) return undefinedBecause("no-pairs");
      const shares = [...sums.subarray(SHARES)].map((share) => share / sums[RATED]!);
      if (needsVariety && shares.filter((share) => share > 0).length < 2)
        return undefinedBecause("one-category");
      const observed = sums[AGREED]! / units;
      const expected = chance(shares);
      return { defined: true, value: (observed - expected) / (1 - expected), observed, expected, units };
    },
  };
}

/** Share of agreeing pairs of reviewers within a unit, averaged over units with two or more ratings. */
export function percentStatistic(ratings: Ratings): Statistic<ChanceDetails> {
  return chanceStatistic(ratings, "unweighted", () => 0, false);
}

export function percentAgreement(ratings: Ratings): Agreement<ChanceDetails> {
  return valueOf(percentStatistic(ratings));
}

/**
 * Fleiss' kappa (1971). Where not everybody rated every unit, agreement comes from units with two or more ratings
 * and chance from the mean shares of all rated units (Gwet 2014); with complete data that is Fleiss' own formula.
 */
export function fleissStatistic(ratings: Ratings): Statistic<ChanceDetails> {
  return chanceStatistic(ratings, "unweighted", (shares) => sumOf(shares, (p) => p * p), true);
}

export function fleissKappa(ratings: Ratings): Agreement<ChanceDetails> {
  return valueOf(fleissStatistic(ratings));
}

/**
 * Gwet's AC1 ("unweighted") and AC2 (2008, 2014). Its formula would give 1 when a single category occurs; we call
 * that undefined as everywhere else, because nothing was told apart.
 */
export function gwetStatistic(
  ratings: Ratings,
  weighting: Weighting = "unweighted",
): Statistic<ChanceDetails> {
  const size = ratings.categories.length;
  const allWeights = weightMatrix(weighting, size).reduce((sum, weight) => sum + weight, 0);
  const scale = allWeights / (size * (size - 1));
  return chanceStatistic(ratings, weighting, (shares) => scale * sumOf(shares, (p) => p * (1 - p)), true);
}

export function gwetAc(ratings: Ratings, weighting: Weighting = "unweighted"): Agreement<ChanceDetails> {
  return valueOf(gwetStatistic(ratings, weighting));
}

/**
 * Kappa of every category against the rest, and z of the overall kappa under chance (Fleiss, Nee & Landis 1979).
 * Only where every unit has the same number of ratings; otherwise null. Row weights are not used.
 */
export function fleissByCategory(ratings: Ratings): { kappas: (number | null)[]; z: number } | null {
  const size = ratings.categories.length;
  const counts = new Int32Array(size);
  const units = ratings.units.length;
  const chosen = new Float64Array(size);
  const mixed = new Float64Array(size);
  let perUnit: number | null = null;
  for (let unit = 0; unit < units; unit++) {
    const total = countUnit(ratings, unit, counts);
    if (perUnit !== null && perUnit !== total) return null;
    perUnit = total;
    counts.forEach((count, c) => {
      chosen[c] = chosen[c]! + count;
      mixed[c] = mixed[c]! + count * (total - count);
    });
  }
  const overall = fleissKappa(ratings);
  if (perUnit === null || perUnit < 2 || !overall.defined) return null;
  const raters = perUnit;
  const shares = [...chosen].map((count) => count / (units * raters));
  const pairs = units * raters * (raters - 1);
  const spread = sumOf(shares, (p) => p * (1 - p));
  const skew = sumOf(shares, (p) => p * (1 - p) * (1 - 2 * p));
  const standardError = Math.sqrt((2 * (spread ** 2 - skew)) / pairs) / spread;
  return {
    kappas: shares.map((p, c) => (p === 0 || p === 1 ? null : 1 - mixed[c]! / (pairs * p * (1 - p)))),
    z: overall.value / standardError,
  };
}

function sumOf(values: readonly number[], term: (value: number) => number): number {
  return values.reduce((sum, value) => sum + term(value), 0);
}
