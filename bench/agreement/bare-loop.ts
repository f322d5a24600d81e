import type { Random } from "#lib/agreement/random.ts";
import { MISSING, type Ratings } from "#lib/agreement/ratings.ts";

/**
 * The baseline: per resample draw units and fill one coincidence matrix from their ratings, nothing more. No
 * coefficient, no interval, no progress. Returns a sum so that nothing can be optimised away.
 */
export function bareCoincidenceLoop(ratings: Ratings, resamples: number, random: Random): number {
  const size = ratings.categories.length;
  const { codes } = ratings;
  const perUnit = ratings.reviewers.length;
  const units = ratings.units.length;
  const counts = new Int32Array(size);
  const matrix = new Float64Array(size * size);
  let checksum = 0;
  for (let resample = 0; resample < resamples; resample++) {
    matrix.fill(0);
    for (let draw = 0; draw < units; draw++) {
      const base = ((random() * units) | 0) * perUnit;
      counts.fill(0);
      let total = 0;
      for (let at = base; at < base + perUnit; at++) {
        const code = codes[at]!;
        if (code === MISSING) continue;
        counts[code] = counts[code]! + 1;
        total++;
      }
      addCoincidences(matrix, counts, 0, size, total);
    }
    checksum += matrix[0]!;
  }
  return checksum;
}

/** How often each category was chosen, unit by unit: what a stricter baseline may know beforehand. */
export function countTable(ratings: Ratings): Int32Array {
  const size = ratings.categories.length;
  const table = new Int32Array(ratings.units.length * size);
  ratings.codes.forEach((code, at) => {
    if (code === MISSING) return;
    const cell = Math.floor(at / ratings.reviewers.length) * size + code;
    table[cell] = table[cell]! + 1;
  });
  return table;
}

/** The stricter baseline: the same matrix from counts made beforehand. */
export function bareCountLoop(table: Int32Array, size: number, resamples: number, random: Random): number {
  const units = table.length / size;
  const matrix = new Float64Array(size * size);
  let checksum = 0;
  for (let resample = 0; resample < resamples; resample++) {
    matrix.fill(0);
    for (let draw = 0; draw < units; draw++) {
      const base = ((random() * units) | 0) * size;
      let total = 0;
      for (let c = 0; c < size; c++) total += table[base + c]!;
      addCoincidences(matrix, table, base, size, total);
    }
    checksum += matrix[0]!;
  }
  return checksum;
}

function addCoincidences(
  matrix: Float64Array,
  counts: Int32Array,
  base: number,
  size: number,
  total: number,
): void {
  if (total < 2) return;
  const share = 1 / (total - 1);
  for (let c = 0; c < size; c++)
    for (let k = 0; k < size; k++) {
      const pairs = counts[base + c]! * (counts[base + k]! - (c === k ? 1 : 0));
      matrix[c * size + k] = matrix[c * size + k]! + pairs * share;
    }
}
