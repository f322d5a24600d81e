import { type Agreement, undefinedBecause } from "./result.ts";

/** A share of `of` cases with the limits between which it is likely to lie. */
export type Proportion = Agreement<{ lower: number; upper: number; of: number }>;

/** Standard normal quantile of a 95 % interval. */
const Z = 1.959963984540054;

/**
 * A share with the score interval of Wilson (1927), which holds for few cases and near 0 and 1 where the usual one
 * does not; undefined without a case.
 */
export function proportion(hits: number, of: number): Proportion {
  if (of === 0) return undefinedBecause("no-pairs");
  const share = hits / of;
  const spread = 1 + (Z * Z) / of;
  const middle = (share + (Z * Z) / (2 * of)) / spread;
  const half = (Z / spread) * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  // At 0 and 1 the limits meet the share; rounding must not push them past it.
  const [lower, upper] = [Math.min(share, middle - half), Math.max(share, middle + half)];
  return { defined: true, value: share, lower: Math.max(0, lower), upper: Math.min(1, upper), of };
}
