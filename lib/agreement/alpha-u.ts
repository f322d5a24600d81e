import type { TextSpan } from "../text/passage.ts";
import { type Agreement, undefinedBecause } from "./result.ts";
import { checkText, type ReviewedText } from "./reviewed-text.ts";
import { type Statistic, valueOf } from "./statistic.ts";

export interface UnitisingDetails {
  observed: number;
  expected: number;
}

/**
 * Krippendorff's alpha for unitising (2004): whether reviewers cut the same passages out of a continuum.
 * Spans lie within it; those of one reviewer that overlap are joined. All lengths are in the unit of the offsets.
 */
export function alphaU(
  continuum: TextSpan,
  spansOfReviewers: readonly (readonly TextSpan[])[],
): Agreement<UnitisingDetails> {
  const length = continuum.end - continuum.start;
  if (length <= 0) return undefinedBecause("empty-text");
  if (spansOfReviewers.length < 2) return undefinedBecause("too-few-reviewers");
  const sides = spansOfReviewers.map((spans) => cutUp(continuum, spans));
  if (sides.every((side) => side.units.length === 0)) return undefinedBecause("no-spans");
  if (sides.every(({ units, gaps }) => units.length === 1 && gaps.length === 0))
    return undefinedBecause("one-category");
  const { observed, expected } = disagreements(length, sides);
  if (expected === 0) return undefinedBecause("one-category");
  return { defined: true, value: 1 - observed / expected, observed, expected };
}

/**
 * alpha_U of one tag, or of all tags together (1 − ΣDo/ΣDe over tags). Several texts are pooled by their length
 * times disagreement; each text is one cluster.
 */
export function alphaUStatistic(
  texts: readonly ReviewedText[],
  tags: readonly string[],
): Statistic<UnitisingDetails> {
  const rows: number[] = [];
  for (const text of texts) {
    checkText(text);
    let observed = 0;
    let expected = 0;
    for (const tag of tags) {
      const sides = text.readers.map((reader) =>
        text.annotations.filter((span) => span.reviewer === reader && span.tag === tag),
      );
      const outcome = alphaU({ start: 0, end: text.length }, sides);
      if (!outcome.defined) continue;
      observed += text.length * outcome.observed;
      expected += text.length * outcome.expected;
    }
    rows.push(observed, expected);
  }
  return {
    rows: Float64Array.from(rows),
    width: 2,
    clusterCount: texts.length,
    evaluate: ([observed = 0, expected = 0]) =>
      expected === 0
        ? undefinedBecause("no-spans")
        : { defined: true, value: 1 - observed / expected, observed, expected },
  };
}

/** alpha_U per tag and over all of them. */
export function alphaUByTag(texts: readonly ReviewedText[], tags: readonly string[]) {
  return {
    overall: valueOf(alphaUStatistic(texts, tags)),
    perTag: tags.map((tag) => ({ tag, alpha: valueOf(alphaUStatistic(texts, [tag])) })),
  };
}

interface Side {
  units: TextSpan[];
  gaps: TextSpan[];
}

function cutUp(continuum: TextSpan, spans: readonly TextSpan[]): Side {
  const units: TextSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = units.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else units.push({ start: span.start, end: span.end });
  }
  const gaps: TextSpan[] = [];
  let at = continuum.start;
  for (const unit of [...units, { start: continuum.end, end: continuum.end }]) {
    if (unit.start > at) gaps.push({ start: at, end: unit.start });
    at = unit.end;
  }
  return { units, gaps };
}

function disagreements(length: number, sides: readonly Side[]): { observed: number; expected: number } {
  const reviewers = sides.length;
  let observed = 0;
  for (let i = 0; i < reviewers; i++)
    for (let j = i + 1; j < reviewers; j++) observed += disagreementOf(sides[i]!, sides[j]!);

  const lengths = sides.flatMap((side) => side.units.map(lengthOf));
  const gaps = gapRoom(sides.flatMap((side) => side.gaps.map(lengthOf)));
  let above = 0;
  let notDrawn = 0;
  for (const l of lengths) {
    above += ((lengths.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * gaps(l);
    notDrawn += l * (l - 1);
  }
  const positions = reviewers * length;
  return {
    observed: (2 * observed) / (reviewers * (reviewers - 1) * length ** 2),
    expected: ((2 / length) * above) / (positions * (positions - 1) - notDrawn),
  };
}

/** Squared differences of ends where units overlap, squared length where one lies in the other's gap. */
function disagreementOf(one: Side, other: Side): number {
  let sum = 0;
  for (const [a, b] of overlapping(one.units, other.units))
    sum += (a.start - b.start) ** 2 + (a.end - b.end) ** 2;
  for (const [units, gaps] of [
    [one.units, other.gaps],
    [other.units, one.gaps],
  ] as const)
    for (const [unit, gap] of overlapping(units, gaps))
      if (unit.start >= gap.start && unit.end <= gap.end) sum += lengthOf(unit) ** 2;
  return sum;
}

/** All overlapping pairs of two ordered lists without overlaps of their own. */
function* overlapping(
  left: readonly TextSpan[],
  right: readonly TextSpan[],
): Generator<[TextSpan, TextSpan]> {
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const a = left[i]!;
    const b = right[j]!;
    if (a.start < b.end && b.start < a.end) yield [a, b];
    if (a.end <= b.end) i++;
    else j++;
  }
}

/** Over all gaps at least as long as a unit, the number of places where the unit would fit. */
function gapRoom(lengths: readonly number[]): (unit: number) => number {
  const sorted = lengths.toSorted((a, b) => b - a);
  const running = [0];
  for (const gap of sorted) running.push(running.at(-1)! + gap);
  return (unit) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! >= unit) low = middle + 1;
      else high = middle;
    }
    return running[low]! + low * (1 - unit);
  };
}

function lengthOf(span: TextSpan): number {
  return span.end - span.start;
}
