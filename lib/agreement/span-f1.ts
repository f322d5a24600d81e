import type { TextSpan } from "../text/passage.ts";
import { type Agreement, undefinedBecause } from "./result.ts";
import { checkText, type ReviewedText } from "./reviewed-text.ts";
import { type Statistic, valueOf } from "./statistic.ts";

/**
 * What makes two passages the same (SemEval-2013 task 9): strict = boundaries and tag, exact = boundaries,
 * partial = any overlap counts half, type = tag and any overlap.
 */
export const SPAN_SCHEMES = ["strict", "exact", "partial", "type"] as const;
export type SpanScheme = (typeof SPAN_SCHEMES)[number];

/** Correct, incorrect, partial; missing and spurious from the first reviewer's point of view. */
export interface SpanCounts {
  correct: number;
  incorrect: number;
  partial: number;
  missing: number;
  spurious: number;
}

interface Tagged extends TextSpan {
  tag: string;
}

/**
 * F1 of two sets of passages. It is the same both ways round. Passages are paired one to one: identical ones first,
 * then equal boundaries, then by longest overlap.
 */
export function spanF1(
  first: readonly Tagged[],
  second: readonly Tagged[],
  scheme: SpanScheme,
): Agreement<SpanCounts> {
  return evaluate(Float64Array.from(countsOf(first, second, scheme)));
}

/** F1 of all pairs of readers pooled (micro average); each text is one cluster. */
export function spanF1Statistic(texts: readonly ReviewedText[], scheme: SpanScheme): Statistic<SpanCounts> {
  const rows = texts.flatMap((text) => {
    checkText(text);
    const sides = text.readers.map((reader) => text.annotations.filter((span) => span.reviewer === reader));
    const sums = [0, 0, 0, 0, 0];
    sides.forEach((side, index) => {
      for (const other of sides.slice(index + 1))
        countsOf(side, other, scheme).forEach((value, at) => (sums[at] = sums[at]! + value));
    });
    return sums;
  });
  return { rows: Float64Array.from(rows), width: 5, clusterCount: texts.length, evaluate };
}

export function meanSpanF1(texts: readonly ReviewedText[], scheme: SpanScheme): Agreement<SpanCounts> {
  return valueOf(spanF1Statistic(texts, scheme));
}

function evaluate(sums: Float64Array): Agreement<SpanCounts> {
  const [correct = 0, incorrect = 0, partial = 0, missing = 0, spurious = 0] = sums;
  const paired = correct + incorrect + partial;
  const all = 2 * paired + missing + spurious;
  if (all === 0) return undefinedBecause("no-spans");
  return {
    defined: true,
    value: (2 * (correct + partial / 2)) / all,
    correct,
    incorrect,
    partial,
    missing,
    spurious,
  };
}

function countsOf(first: readonly Tagged[], second: readonly Tagged[], scheme: SpanScheme): number[] {
  const pairs = pairUp(first, second);
  let correct = 0;
  let partial = 0;
  for (const [a, b] of pairs) {
    const sameSpan = a.start === b.start && a.end === b.end;
    const sameTag = a.tag === b.tag;
    if (scheme === "strict" ? sameSpan && sameTag : scheme === "type" ? sameTag : sameSpan) correct++;
    else if (scheme === "partial") partial++;
  }
  return [
    correct,
    pairs.length - correct - partial,
    partial,
    first.length - pairs.length,
    second.length - pairs.length,
  ];
}

/** One-to-one pairs of overlapping passages, best first; the order of either list does not matter. */
export function pairUp<A extends Tagged, B extends Tagged>(
  first: readonly A[],
  second: readonly B[],
): [A, B][] {
  const left = first.toSorted(byPlace);
  const right = second.toSorted(byPlace);
  const candidates: { a: number; b: number; key: number[] }[] = [];
  let from = 0;
  const longest = right.reduce((length, span) => Math.max(length, span.end - span.start), 0);
  left.forEach((one, a) => {
    while (from < right.length && right[from]!.start + longest <= one.start) from++;
    for (let b = from; b < right.length && right[b]!.start < one.end; b++) {
      const other = right[b]!;
      const overlap = Math.min(one.end, other.end) - Math.max(one.start, other.start);
      if (overlap <= 0) continue;
      const sameSpan = one.start === other.start && one.end === other.end;
      const sameTag = one.tag === other.tag ? 0 : 1;
      // Lower comes first. Ends and starts are summed so that swapping the sides changes nothing.
      const places = [one.start + other.start, one.end + other.end, Math.min(one.start, other.start)];
      candidates.push({ a, b, key: [sameSpan ? sameTag : 2, -overlap, sameTag, ...places] });
    }
  });
  candidates.sort((x, y) => compareKeys(x.key, y.key));
  const takenLeft = new Set<number>();
  const takenRight = new Set<number>();
  const pairs: [A, B][] = [];
  for (const { a, b } of candidates) {
    if (takenLeft.has(a) || takenRight.has(b)) continue;
    takenLeft.add(a);
    takenRight.add(b);
    pairs.push([left[a]!, right[b]!]);
  }
  return pairs;
}

function byPlace(a: Tagged, b: Tagged): number {
  return a.start - b.start || a.end - b.end || (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0);
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : a[at]! - b[at]!;
}
