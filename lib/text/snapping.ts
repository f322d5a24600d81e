import type { TextSpan } from "./passage.ts";
import { segmenterFor } from "./segmenters.ts";
import { firstEndingAfter, textOf } from "./spans.ts";

/** Longest stretch that is segmented at once around an offset; lines beyond it are cut where a line feed or space stands. */
const WINDOW = 4096;

/**
 * Widens a span so that it holds whole characters as people see them (grapheme clusters). An empty span stays empty
 * and moves to the start of its character. Offsets are UTF-16 code units; a span outside the text is clamped.
 */
export function snapToCharacters(text: string, span: TextSpan): TextSpan {
  const { start, end } = clamped(text, span);
  const snappedStart = graphemeAt(text, start).start;
  if (start === end) return { start: snappedStart, end: snappedStart };
  return { start: snappedStart, end: graphemeAt(text, end - 1).end };
}

/**
 * Widens a span to whole words and drops white space at its edges. An empty span becomes the word it stands in or
 * touches, or stays empty between words. Never splits a grapheme cluster.
 */
export function snapToWords(text: string, span: TextSpan, language?: string | null): TextSpan {
  const { start, end } = clamped(text, span);
  if (start === end) return wordAtCaret(text, start, language);
  const widened = snapToCharacters(text, {
    start: wordPartAt(text, start, language).start,
    end: wordPartAt(text, end - 1, language).end,
  });
  return withoutSpaceAtEdges(text, widened);
}

/**
 * Widens a span to the sentences that it overlaps; `sentences` are those of the text, in order (`sentencesOf`).
 * An empty span becomes the sentence it stands in. Where there is no sentence the span is snapped to characters.
 */
export function snapToSentences(text: string, span: TextSpan, sentences: readonly TextSpan[]): TextSpan {
  const { start, end } = clamped(text, span);
  const first = sentences[firstEndingAfter(sentences, start)];
  const reach = Math.max(end, start + 1);
  if (!first || first.start >= reach) return snapToCharacters(text, { start, end });
  const beyond = firstEndingAfter(sentences, reach - 1);
  const candidate = sentences[beyond];
  const last = candidate && candidate.start < reach ? candidate : (sentences[beyond - 1] ?? first);
  return snapToCharacters(text, { start: first.start, end: last.end });
}

/** The grapheme cluster that holds the code unit at `offset`; empty at the end of the text. */
export function graphemeAt(text: string, offset: number): TextSpan {
  return segmentAt(text, offset, segmenterFor("grapheme"));
}

function wordPartAt(text: string, offset: number, language: string | null | undefined): TextSpan {
  return segmentAt(text, offset, segmenterFor("word", language));
}

function wordAtCaret(text: string, offset: number, language: string | null | undefined): TextSpan {
  const here = wordPartAt(text, offset, language);
  if (isWord(text, here)) return snapToCharacters(text, here);
  const before = offset > 0 ? wordPartAt(text, offset - 1, language) : here;
  if (isWord(text, before)) return snapToCharacters(text, before);
  return snapToCharacters(text, { start: offset, end: offset });
}

function isWord(text: string, span: TextSpan): boolean {
  return /[\p{L}\p{N}]/u.test(textOf(text, span));
}

function segmentAt(text: string, offset: number, segmenter: Intl.Segmenter): TextSpan {
  if (offset >= text.length) return { start: text.length, end: text.length };
  const from = windowStart(text, offset);
  const to = windowEnd(text, offset);
  const found = segmenter.segment(text.slice(from, to)).containing(offset - from);
  if (!found) return { start: offset, end: offset };
  const start = from + found.index;
  return { start, end: start + found.segment.length };
}

/** A line feed always separates graphemes and words, so a window may begin behind one; else after a plain word gap. */
function windowStart(text: string, offset: number): number {
  const line = text.lastIndexOf("\n", offset - 1) + 1;
  if (offset === 0 || offset - line <= WINDOW) return offset === 0 ? 0 : line;
  const gap = text.lastIndexOf(" ", offset - WINDOW);
  return gap > line ? gap : line;
}

function windowEnd(text: string, offset: number): number {
  if (text[offset] === "\n") return offset + 1;
  const lineEnd = indexOrEnd(text, "\n", offset);
  if (lineEnd - offset <= WINDOW) return lineEnd;
  const gap = indexOrEnd(text, " ", offset + WINDOW);
  return Math.min(gap, lineEnd);
}

function indexOrEnd(text: string, needle: string, from: number): number {
  const index = text.indexOf(needle, from);
  return index === -1 ? text.length : index;
}

/** Drops whole graphemes of white space: a space that carries a combining mark is none. */
function withoutSpaceAtEdges(text: string, span: TextSpan): TextSpan {
  const parts = [...segmenterFor("grapheme").segment(textOf(text, span))];
  const isInk = ({ segment }: Intl.SegmentData) => segment.trim() !== "";
  const first = parts.find(isInk);
  const last = parts.findLast(isInk);
  if (!first || !last) return { start: span.start, end: span.start };
  return { start: span.start + first.index, end: span.start + last.index + last.segment.length };
}

function clamped(text: string, span: TextSpan): TextSpan {
  const start = Math.min(Math.max(0, span.start), text.length);
  return { start, end: Math.min(Math.max(start, span.end), text.length) };
}
