import { alignTexts, type EqualRegion } from "./alignment.ts";
import { describePassage, placesInContext, verifyPassage } from "./anchoring.ts";
import { splitsSurrogatePair } from "./code-points.ts";
import { type LookAlike, lookAlikesOf, MIN_SIMILARITY, similarityOf } from "./look-alikes.ts";
import type { Passage, TextSpan } from "./passage.ts";
import { createQuoteCounts, type QuoteCounts } from "./quote-counts.ts";
import { firstEndingAfter, trimSpan } from "./spans.ts";

/** A passage whose words stand unchanged in the new text, described anew there. */
export interface Survivor<P extends Passage> {
  from: P;
  to: Passage;
  /** "kept": in text that was not edited; "moved": found elsewhere with its whole context. */
  how: "kept" | "moved";
}

/** A passage whose words were edited, or cannot be told from their copies. A person confirms the proposal or not. */
export interface Changed<P extends Passage> {
  from: P;
  proposal: Passage;
  /** Share of words in common, 0–1; 1 when only the place is in doubt. */
  similarity: number;
}

/** A passage that is gone. The proposals resemble it; none may be applied unseen. */
export interface Orphan<P extends Passage> {
  from: P;
  proposals: LookAlike[];
}

export interface CarriedOver<P extends Passage> {
  survivors: Survivor<P>[];
  changed: Changed<P>[];
  orphans: Orphan<P>[];
}

/**
 * Carries passages from one version of a text to the next. Each passage ends in exactly one list, in the order given.
 *
 * A passage survives only with identical words, in a stretch that the edit left alone, and only if copies of the same
 * words cannot be mistaken for it: either the quote is unique in both texts, or as many copies stand before it
 * as did and some of its context is intact, or its whole context tells it apart. Else it is proposed.
 * Passages that do not agree with the old text become orphans.
 */
export function carryOver<P extends Passage>(
  oldText: string,
  newText: string,
  passages: readonly P[],
): CarriedOver<P> {
  const result: CarriedOver<P> = { survivors: [], changed: [], orphans: [] };
  const regions = oldText === newText ? [wholeOf(oldText)] : alignTexts(oldText, newText);
  const change: Change = {
    oldText,
    newText,
    regions,
    untouched: regions.map((r) => ({ start: r.oldStart, end: r.oldStart + r.length })),
    counts: createQuoteCounts(oldText, newText),
  };
  for (const from of passages) {
    const survivor = verifyPassage(oldText, from).status === "ok" ? survive(change, from) : null;
    if (survivor) result.survivors.push(survivor);
    else sortOut(change, from, result);
  }
  return result;
}

interface Change {
  oldText: string;
  newText: string;
  regions: readonly EqualRegion[];
  /** The regions as spans of the old text. */
  untouched: readonly TextSpan[];
  counts: QuoteCounts;
}

function survive<P extends Passage>(change: Change, from: P): Survivor<P> | null {
  const kept = keptPlace(change, from);
  if (kept) return { from, to: describePassage(change.newText, kept), how: "kept" };
  const moved = movedPlace(change, from);
  return moved && { from, to: describePassage(change.newText, moved), how: "moved" };
}

function keptPlace(change: Change, from: Passage): TextSpan | null {
  const region = regionAt(change, from.start);
  if (region && from.end <= region.oldStart + region.length) {
    const start = from.start - region.oldStart + region.newStart;
    const place = { start, end: start + from.exact.length };
    return isCertain(change, from, place) ? place : null;
  }
  return onlyCopyInGap(change, from);
}

/** An alignment by words may cut through an untouched passage; a quote that is unique in both texts settles it. */
function onlyCopyInGap(change: Change, from: Passage): TextSpan | null {
  const quote = change.counts.of(from.exact);
  const [place] = quote.newStarts;
  if (quote.oldStarts.length !== 1 || quote.newStarts.length !== 1 || place === undefined) return null;
  const hull = hullOf(change, from);
  const end = place + from.exact.length;
  if (place < hull.start || end > hull.end) return null;
  return splitsWord(change, from, place) ? null : { start: place, end };
}

/** "port" is not kept when the word became "portion", even if its letters still stand there once. */
function splitsWord(change: Change, from: Passage, start: number): boolean {
  const { oldText, newText } = change;
  const end = start + from.exact.length;
  return (
    isInsideWord(newText, start) !== isInsideWord(oldText, from.start) ||
    isInsideWord(newText, end) !== isInsideWord(oldText, from.end)
  );
}

function isInsideWord(text: string, offset: number): boolean {
  const around = text.slice(Math.max(0, offset - 2), offset + 2);
  const before = around.slice(0, Math.min(2, offset));
  return /[\p{L}\p{M}\p{N}]$/u.test(before) && /^[\p{L}\p{M}\p{N}]/u.test(around.slice(before.length));
}

function isCertain(change: Change, from: Passage, place: TextSpan): boolean {
  if (change.oldText === change.newText) return true;
  if (change.counts.isInUniqueLine(from, place)) return true;
  const quote = change.counts.of(from.exact);
  if (quote.oldStarts.length === 1 && quote.newStarts.length === 1) return true;
  if (isSameCopy(quote, from.start, place.start) && hasSomeContext(change.newText, from, place)) {
    return true;
  }
  const before = from.prefix.length;
  const whole = change.counts.of(from.prefix + from.exact + from.suffix);
  return isSameCopy(whole, from.start - before, place.start - before);
}

/** As many copies before and behind the place in the new text as in the old. */
function isSameCopy(
  copies: { oldStarts: readonly number[]; newStarts: readonly number[] },
  oldStart: number,
  newStart: number,
): boolean {
  const ordinal = copies.oldStarts.indexOf(oldStart);
  return (
    ordinal !== -1 &&
    copies.oldStarts.length === copies.newStarts.length &&
    copies.newStarts[ordinal] === newStart
  );
}

/** One side of the context is whole, and there is one. */
function hasSomeContext(newText: string, from: Passage, place: TextSpan): boolean {
  const { prefix, suffix } = from;
  return (
    (prefix !== "" && newText.endsWith(prefix, place.start)) ||
    (suffix !== "" && newText.startsWith(suffix, place.end))
  );
}

function movedPlace(change: Change, from: Passage): TextSpan | null {
  if (from.prefix === "" && from.suffix === "") return null;
  const [place, ...others] = placesInContext(change.newText, from, 2);
  if (!place || others.length > 0) return null;
  return placesInContext(change.oldText, from, 2).length === 1 ? place : null;
}

function sortOut<P extends Passage>(change: Change, from: P, result: CarriedOver<P>): void {
  const proposal = verifyPassage(change.oldText, from).status === "ok" ? proposedPlace(change, from) : null;
  if (proposal) {
    const { span, similarity } = proposal;
    result.changed.push({ from, proposal: describePassage(change.newText, span), similarity });
  } else {
    result.orphans.push({ from, proposals: lookAlikesOf(change.newText, from) });
  }
}

/** What now stands between the unchanged stretches around the passage, if it still resembles it. */
function proposedPlace(change: Change, from: Passage): LookAlike | null {
  const hull = trimSpan(change.newText, hullOf(change, from));
  const span = withWholePairs(change.newText, hull);
  if (span.start >= span.end) return null;
  const similarity = similarityOf(from.exact, change.newText.slice(span.start, span.end));
  if (similarity >= MIN_SIMILARITY) return { span, similarity };
  const [best] = lookAlikesOf(change.newText.slice(span.start, span.end), from);
  if (!best || best.similarity < MIN_SIMILARITY) return null;
  return {
    span: { start: best.span.start + span.start, end: best.span.end + span.start },
    similarity: best.similarity,
  };
}

/** The stretch of the new text that took the place of a span: from the last unchanged place before to the first behind. */
function hullOf(change: Change, span: TextSpan): TextSpan {
  const { regions, untouched, newText } = change;
  const first = firstEndingAfter(untouched, span.start);
  const left = regions[first];
  const startsInside = left && left.oldStart <= span.start;
  const previous = regions[first - 1];
  const start = startsInside
    ? span.start - left.oldStart + left.newStart
    : previous
      ? previous.newStart + previous.length
      : 0;
  const right = regions[firstEndingAfter(untouched, span.end - 1)];
  const end = !right
    ? newText.length
    : right.oldStart < span.end
      ? span.end - right.oldStart + right.newStart
      : right.newStart;
  return { start, end: Math.max(start, end) };
}

function regionAt(change: Change, offset: number): EqualRegion | null {
  const region = change.regions[firstEndingAfter(change.untouched, offset)];
  return region && region.oldStart <= offset ? region : null;
}

function withWholePairs(text: string, { start, end }: TextSpan): TextSpan {
  return {
    start: splitsSurrogatePair(text, start) ? start - 1 : start,
    end: splitsSurrogatePair(text, end) ? end + 1 : end,
  };
}

function wholeOf(text: string): EqualRegion {
  return { oldStart: 0, newStart: 0, length: text.length };
}
