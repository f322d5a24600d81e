/** How much a pair of categories counts as agreement: by identity, or by distance on the declared scale. */
export const WEIGHTINGS = ["unweighted", "linear", "quadratic"] as const;
export type Weighting = (typeof WEIGHTINGS)[number];

/**
 * Agreement weight (1 = same, 0 = the ends of the scale) of two *positions* on a declared scale of `size` values.
 * Which of the values happen to occur does not matter.
 */
export function agreementWeight(weighting: Weighting, size: number, a: number, b: number): number {
  if (a === b) return 1;
  if (weighting === "unweighted") return 0;
  const distance = Math.abs(a - b) / (size - 1);
  return weighting === "linear" ? 1 - distance : 1 - distance ** 2;
}

/** All weights row by row. */
export function weightMatrix(weighting: Weighting, size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, at) =>
    agreementWeight(weighting, size, Math.floor(at / size), at % size),
  );
}
