import { codeAt, MISSING, type Ratings } from "./ratings.ts";
import { type Agreement, undefinedBecause } from "./result.ts";
import { collectRows, type Statistic, valueOf } from "./statistic.ts";
import { type Weighting, weightMatrix } from "./weights.ts";

export interface KappaDetails {
  /** Observed and chance agreement, weighted. */
  observed: number;
  expected: number;
  units: number;
  /** The highest kappa these marginals allow (Cohen 1960), unweighted only; otherwise null. */
  maximum: number | null;
  /** Asymptotic standard error (Fleiss, Cohen & Everitt 1969). For an interval prefer the bootstrap. */
  standardError: number;
}

/** Cohen's kappa (1960; weighted 1968) of two reviewers, over the units that both rated. */
export function cohenStatistic(
  ratings: Ratings,
  first: number,
  second: number,
  weighting: Weighting = "unweighted",
): Statistic<KappaDetails> {
  const size = ratings.categories.length;
  return {
    rows: tableRows(ratings, first, second),
    width: size * size,
    clusterCount: ratings.clusterCount,
    evaluate: (table) => kappaOfTable(table, size, weighting),
  };
}

export function cohenKappa(
  ratings: Ratings,
  first: number,
  second: number,
  weighting: Weighting = "unweighted",
): Agreement<KappaDetails> {
  return valueOf(cohenStatistic(ratings, first, second, weighting));
}

/** Scott's pi (1955): chance from the pooled marginals of both reviewers. */
export function scottPi(ratings: Ratings, first: number, second: number): Agreement {
  const size = ratings.categories.length;
  return valueOf({
    rows: tableRows(ratings, first, second),
    width: size * size,
    clusterCount: ratings.clusterCount,
    evaluate: (table) => {
      const { total, given, received, agreed } = marginalsOf(table, size);
      if (total === 0) return undefinedBecause("no-pairs");
      let expected = 0;
      for (let c = 0; c < size; c++) expected += ((given[c]! + received[c]!) / (2 * total)) ** 2;
      if (occurring(given, received) < 2) return undefinedBecause("one-category");
      return { defined: true, value: (agreed / total - expected) / (1 - expected) };
    },
  });
}

/** Bennett's S (1954): chance is one over the number of declared categories. */
export function bennettS(ratings: Ratings, first: number, second: number): Agreement {
  const size = ratings.categories.length;
  return valueOf({
    rows: tableRows(ratings, first, second),
    width: size * size,
    clusterCount: ratings.clusterCount,
    evaluate: (table) => {
      const { total, given, received, agreed } = marginalsOf(table, size);
      if (total === 0) return undefinedBecause("no-pairs");
      if (occurring(given, received) < 2) return undefinedBecause("one-category");
      return { defined: true, value: (agreed / total - 1 / size) / (1 - 1 / size) };
    },
  });
}

function tableRows(ratings: Ratings, first: number, second: number): Float64Array {
  const size = ratings.categories.length;
  return collectRows(ratings, size * size, (unit, scratch) => {
    const a = codeAt(ratings, unit, first);
    const b = codeAt(ratings, unit, second);
    if (a !== MISSING && b !== MISSING) scratch[a * size + b] = 1;
  });
}

function marginalsOf(table: Float64Array, size: number) {
  const given = new Float64Array(size);
  const received = new Float64Array(size);
  let total = 0;
  let agreed = 0;
  table.forEach((count, at) => {
    const row = Math.floor(at / size);
    const column = at % size;
    given[row] = given[row]! + count;
    received[column] = received[column]! + count;
    total += count;
    if (row === column) agreed += count;
  });
  return { total, given, received, agreed };
}

function occurring(given: Float64Array, received: Float64Array): number {
  return given.reduce((count, value, c) => count + (value + received[c]! > 0 ? 1 : 0), 0);
}

/** Kappa of a square table (rows: first reviewer) over the declared scale. */
export function kappaOfTable(
  table: Float64Array,
  size: number,
  weighting: Weighting,
): Agreement<KappaDetails> {
  const { total, given, received } = marginalsOf(table, size);
  if (total === 0) return undefinedBecause("no-pairs");
  if (occurring(given, received) < 2) return undefinedBecause("one-category");

  const weights = weightMatrix(weighting, size);
  let observed = 0;
  let expected = 0;
  table.forEach((count, at) => {
    const chance = (given[Math.floor(at / size)]! * received[at % size]!) / total ** 2;
    observed += (weights[at]! * count) / total;
    expected += weights[at]! * chance;
  });
  const value = (observed - expected) / (1 - expected);
  return {
    defined: true,
    value,
    observed,
    expected,
    units: total,
    maximum: weighting === "unweighted" ? highestKappa(given, received, total, expected) : null,
    standardError: standardErrorOf({ table, size, weights, given, received, total, expected, value }),
  };
}

function highestKappa(given: Float64Array, received: Float64Array, total: number, expected: number): number {
  const possible = given.reduce((sum, count, c) => sum + Math.min(count, received[c]!), 0) / total;
  return (possible - expected) / (1 - expected);
}

function standardErrorOf(input: {
  table: Float64Array;
  size: number;
  weights: Float64Array;
  given: Float64Array;
  received: Float64Array;
  total: number;
  expected: number;
  value: number;
}): number {
  const { table, size, weights, given, received, total, expected, value } = input;
  const rowMean = new Float64Array(size);
  const columnMean = new Float64Array(size);
  weights.forEach((weight, at) => {
    const row = Math.floor(at / size);
    const column = at % size;
    rowMean[row] = rowMean[row]! + (weight * received[column]!) / total;
    columnMean[column] = columnMean[column]! + (weight * given[row]!) / total;
  });
  let spread = 0;
  table.forEach((count, at) => {
    const mean = rowMean[Math.floor(at / size)]! + columnMean[at % size]!;
    spread += (count / total) * (weights[at]! - mean * (1 - value)) ** 2;
  });
  const variance = spread - (value - expected * (1 - value)) ** 2;
  return Math.sqrt(Math.max(0, variance) / total) / (1 - expected);
}
