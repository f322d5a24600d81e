import { type Agreement, undefinedBecause } from "./result.ts";
import { checkText, type ReviewedText } from "./reviewed-text.ts";
import { type Statistic, valueOf } from "./statistic.ts";

export interface BoundaryDetails {
  matches: number;
  /** Boundaries moved by less than the window. */
  moved: number;
  /** Boundaries that only one side has. */
  unmatched: number;
}

/** Boundaries nearer than this count as moved instead of missed; in the unit of the offsets (2 in Fournier 2013). */
export const BOUNDARY_WINDOW = 2;

/**
 * Boundary similarity B (Fournier 2013): 1 − (unmatched + Σ distance/window of the moved) / (all of these + matches).
 * The edit is the cheapest one that keeps equal boundaries matched.
 */
export function boundarySimilarity(
  first: readonly number[],
  second: readonly number[],
  window = BOUNDARY_WINDOW,
): Agreement<BoundaryDetails> {
  return evaluate(Float64Array.from(editOf(new Set(first), new Set(second), window)));
}

/** Where segments of these lengths meet; the ends of the whole are no boundaries. */
export function boundariesFromMasses(masses: readonly number[]): number[] {
  let at = 0;
  return masses.slice(0, -1).map((mass) => (at += mass));
}

/** Mean B of all pairs of readers, pooled over texts; starts and ends of passages are the boundaries. */
export function boundaryStatistic(
  texts: readonly ReviewedText[],
  tag?: string,
  window = BOUNDARY_WINDOW,
): Statistic<BoundaryDetails> {
  const rows = texts.flatMap((text) => {
    checkText(text);
    const sides = text.readers.map((reader) => {
      const own = text.annotations.filter(
        (span) => span.reviewer === reader && (tag === undefined || span.tag === tag),
      );
      return new Set(own.flatMap(({ start, end }) => [start, end]));
    });
    const sums = [0, 0, 0, 0];
    sides.forEach((side, index) => {
      for (const other of sides.slice(index + 1))
        editOf(side, other, window).forEach((value, column) => (sums[column] = sums[column]! + value));
    });
    return sums;
  });
  return { rows: Float64Array.from(rows), width: 4, clusterCount: texts.length, evaluate };
}

export function meanBoundarySimilarity(
  texts: readonly ReviewedText[],
  tag?: string,
  window = BOUNDARY_WINDOW,
) {
  return valueOf(boundaryStatistic(texts, tag, window));
}

function evaluate(sums: Float64Array): Agreement<BoundaryDetails> {
  const [matches = 0, moved = 0, distance = 0, unmatched = 0] = sums;
  const all = matches + moved + unmatched;
  if (all === 0) return undefinedBecause("no-spans");
  return { defined: true, value: 1 - (unmatched + distance) / all, matches, moved, unmatched };
}

/** Matches, moved, Σ distance/window of the moved, unmatched. */
function editOf(first: ReadonlySet<number>, second: ReadonlySet<number>, window: number): number[] {
  const ascending = (a: number, b: number) => a - b;
  const left = [...first].filter((at) => !second.has(at)).toSorted(ascending);
  const right = [...second].filter((at) => !first.has(at)).toSorted(ascending);
  const matches = first.size - left.length;

  // Cheapest order-preserving pairing, one row at a time; a lone boundary costs 1, a moved one distance/window.
  let above = Array.from({ length: right.length + 1 }, (_, j) => ({ cost: j, moved: 0, distance: 0 }));
  left.forEach((a, i) => {
    const row = [{ cost: i + 1, moved: 0, distance: 0 }];
    right.forEach((b, j) => {
      const drop = { ...above[j + 1]!, cost: above[j + 1]!.cost + 1 };
      const add = { ...row[j]!, cost: row[j]!.cost + 1 };
      let best = drop.cost <= add.cost ? drop : add;
      const shift = Math.abs(a - b) / window;
      const from = above[j]!;
      if (shift < 1 && from.cost + shift < best.cost)
        best = { cost: from.cost + shift, moved: from.moved + 1, distance: from.distance + shift };
      row.push(best);
    });
    above = row;
  });
  const { moved, distance } = above.at(-1)!;
  return [matches, moved, distance, left.length + right.length - 2 * moved];
}
