import type { Passage, TextSpan } from "./passage.ts";
import { splitsSurrogatePair } from "./code-points.ts";

/** A place that resembles a passage, for a person to look at. */
export interface LookAlike {
  span: TextSpan;
  /** Share of words in common, 0–1 (Dice coefficient over word multisets); 1 for the identical quote. */
  similarity: number;
}

/** Below this share of common words a place is not worth showing. */
export const MIN_SIMILARITY = 0.5;
const MAX_PROPOSALS = 5;
const MAX_IDENTICAL = 50;
/** Letters with their marks, and digits; everything else that is not white space counts alone. */
const WORD = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;
/** Scripts without spaces: each character counts as a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const UNIT = new RegExp(`${UNSPACED.source}|${WORD.source}`, "gu");

/** Share of words in common of two texts, 0–1: twice the common words over all words (Dice 1945), case kept. */
export function similarityOf(a: string, b: string): number {
  const counts = new Map<string, number>();
  const ours = a.match(UNIT) ?? [];
  const theirs = b.match(UNIT) ?? [];
  for (const word of ours) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of theirs) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    common++;
  }
  const total = ours.length + theirs.length;
  return total === 0 ? 0 : (2 * common) / total;
}

/**
 * Up to five places that resemble the quote, best first: identical quotes in other surroundings (those with most of
 * the context first), then windows of as many words that share most words. Linear in the text.
 */
export function lookAlikesOf(text: string, passage: Passage): LookAlike[] {
  const identical = identicalQuotes(text, passage);
  if (identical.length > 0) return identical;
  const window = bestWindow(text, passage.exact);
  return window ? [window] : [];
}

function identicalQuotes(text: string, passage: Passage): LookAlike[] {
  const { exact } = passage;
  if (exact === "") return [];
  const places: { span: TextSpan; context: number }[] = [];
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    const span = { start: at, end: at + exact.length };
    if (splitsSurrogatePair(text, span.start) || splitsSurrogatePair(text, span.end)) continue;
    places.push({ span, context: sharedContext(text, span, passage) });
    if (places.length === MAX_IDENTICAL) break;
  }
  return places
    .sort((a, b) => b.context - a.context || a.span.start - b.span.start)
    .slice(0, MAX_PROPOSALS)
    .map(({ span }) => ({ span, similarity: 1 }));
}

/** UTF-16 code units of context that agree, counted from the quote outwards. */
export function sharedContext(text: string, span: TextSpan, passage: Passage): number {
  return sharedBefore(text, span.start, passage.prefix) + sharedAfter(text, span.end, passage.suffix);
}

function sharedBefore(text: string, start: number, prefix: string): number {
  let shared = 0;
  while (
    shared < prefix.length &&
    shared < start &&
    text[start - 1 - shared] === prefix[prefix.length - 1 - shared]
  ) {
    shared++;
  }
  return shared;
}

function sharedAfter(text: string, end: number, suffix: string): number {
  let shared = 0;
  while (shared < suffix.length && text[end + shared] === suffix[shared]) shared++;
  return shared;
}

/** Slides a window of as many words over the text and keeps the one that shares most of them. */
function bestWindow(text: string, quote: string): LookAlike | null {
  const missing = new Map<string, number>();
  const size = countWords(quote, missing);
  if (size < 3) return null;
  const window: { word: string; start: number; end: number }[] = [];
  let oldest = 0;
  let common = 0;
  let best: { common: number; span: TextSpan } | null = null;
  for (const match of text.matchAll(UNIT)) {
    const word = match[0];
    window.push({ word, start: match.index, end: match.index + word.length });
    common += take(missing, word);
    if (window.length - oldest > size) common -= giveBack(missing, window[oldest++]?.word ?? "");
    if (common > (best?.common ?? 0)) {
      best = { common, span: { start: window[oldest]?.start ?? 0, end: match.index + word.length } };
    }
  }
  if (!best) return null;
  const similarity = similarityOf(quote, text.slice(best.span.start, best.span.end));
  return similarity >= MIN_SIMILARITY ? { span: best.span, similarity } : null;
}

function countWords(quote: string, counts: Map<string, number>): number {
  const words = quote.match(UNIT) ?? [];
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return words.length;
}

/** The counts tell how many of a word the window still lacks; below zero it holds more than the quote has. */
function take(missing: Map<string, number>, word: string): number {
  const left = missing.get(word);
  if (left === undefined) return 0;
  missing.set(word, left - 1);
  return left > 0 ? 1 : 0;
}

function giveBack(missing: Map<string, number>, word: string): number {
  const left = missing.get(word);
  if (left === undefined) return 0;
  missing.set(word, left + 1);
  return left >= 0 ? 1 : 0;
}
