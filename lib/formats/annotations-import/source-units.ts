import { indexCodePoints, splitsSurrogatePair } from "../../text/code-points.ts";
import type { TextSpan } from "../../text/passage.ts";
import { segmenterFor } from "../../text/segmenters.ts";
import { type ImportedPassage, SOURCE_UNITS, type SourceUnit } from "./imported.ts";

/** Turns spans of one unit into UTF-16 spans of a text; null for a span that is not one there. */
export type SpanReader = (span: TextSpan) => TextSpan | null;

export interface UnitDetection {
  unit: SourceUnit;
  /** Quotes that stand at their offsets in this unit, of those that could be tested. */
  agreeing: number;
  tested: number;
  read: SpanReader;
}

/**
 * The unit in which the most quotes stand at their offsets; the prescribed one where others are no better. Formats say
 * their unit, but their tools have written others (UTF-16 where code points were meant, above all).
 */
export function detectUnit(
  text: string,
  passages: readonly ImportedPassage[],
  prescribed: SourceUnit,
): UnitDetection {
  const testable = passages.flatMap(({ offsets, quote }) =>
    offsets && quote !== null ? [{ offsets, quote }] : [],
  );
  const agreement = (unit: SourceUnit): UnitDetection => {
    const read = spanReader(text, unit);
    const agreeing = testable.filter(({ offsets, quote }) => {
      const span = read(offsets);
      return span !== null && quoteAgrees(text.slice(span.start, span.end), quote);
    }).length;
    return { unit, agreeing, tested: testable.length, read };
  };
  let best = agreement(prescribed);
  for (const unit of SOURCE_UNITS) {
    if (best.agreeing === testable.length) break;
    const other = agreement(unit);
    if (other.agreeing > best.agreeing) best = other;
  }
  return best;
}

/**
 * Whether words are those of a file's quote. Some tools write line ends as a backslash and "n" (Label Studio), others
 * as one space (brat), others as "\n" whatever the text has.
 */
export function quoteAgrees(words: string, quote: string): boolean {
  if (words === quote) return true;
  if (!/[\r\n]/.test(words)) return false;
  const plain = words.replaceAll(/\r\n?/g, "\n");
  return (
    plain === quote ||
    plain.replaceAll("\n", String.raw`\n`) === quote ||
    plain.replaceAll(/\n+/g, " ") === quote
  );
}

/** What counts differently in code points, UTF-16 code units or grapheme clusters. Bytes nobody uses unasked. */
const COUNTED_DIFFERENTLY = /[\u{10000}-\u{10FFFF}]|\p{M}|\u200D|\r\n|[\u1100-\u11FF]/u;

/** Whether the usual units count this text alike: then nothing can be mistaken. */
export function unitsAgree(text: string): boolean {
  return !COUNTED_DIFFERENTLY.test(text);
}

/** How to read spans of a unit in a text. */
export function spanReader(text: string, unit: SourceUnit): SpanReader {
  const toUtf16 = offsetReader(text, unit);
  return ({ start, end }) => {
    const from = toUtf16(start);
    const to = toUtf16(end);
    if (from === null || to === null || from >= to) return null;
    if (splitsSurrogatePair(text, from) || splitsSurrogatePair(text, to)) return null;
    return { start: from, end: to };
  };
}

function offsetReader(text: string, unit: SourceUnit): (offset: number) => number | null {
  switch (unit) {
    case "utf-16":
      return (offset) => (isWithin(offset, text.length) ? offset : null);
    case "code-point": {
      const index = indexCodePoints(text);
      return (offset) => (isWithin(offset, index.length) ? index.toUtf16(offset) : null);
    }
    case "grapheme": {
      const starts = Array.from(segmenterFor("grapheme").segment(text), ({ index }) => index);
      starts.push(text.length);
      return (offset) => starts[offset] ?? null;
    }
    case "utf-8": {
      const places = placesByByte(text);
      return (offset) => {
        const place = places[offset] ?? -1;
        return place === -1 ? null : place;
      };
    }
  }
}

/** UTF-16 offsets by the number of UTF-8 bytes before them; -1 for offsets inside a character. */
function placesByByte(text: string): Int32Array {
  const places = new Int32Array(text.length * 3 + 1).fill(-1);
  let bytes = 0;
  let at = 0;
  for (const character of text) {
    places[bytes] = at;
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    at += character.length;
  }
  places[bytes] = at;
  return places.subarray(0, bytes + 1);
}

function isWithin(offset: number, limit: number): boolean {
  return Number.isInteger(offset) && offset >= 0 && offset <= limit;
}
