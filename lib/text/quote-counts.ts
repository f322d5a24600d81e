import type { TextSpan } from "./passage.ts";

export interface Copies {
  /** Where the words stand in the old text, ascending; none when there are too many to count. */
  oldStarts: readonly number[];
  newStarts: readonly number[];
}

/** Tells whether words stand once or several times in two texts. Answers are kept: reviewers tag the same words often. */
export interface QuoteCounts {
  of(words: string): Copies;
  /** Whether a span lies in a line that stands exactly once in both texts: then nothing can be mistaken for it. */
  isInUniqueLine(oldSpan: TextSpan, newSpan: TextSpan): boolean;
}

/** Words with more copies than this are not told apart by counting. */
const MAX_COPIES = 1000;

export function createQuoteCounts(oldText: string, newText: string): QuoteCounts {
  const known = new Map<string, Copies>();
  let lines: Map<string, number> | null = null;
  return {
    of(words) {
      let copies = known.get(words);
      if (!copies) {
        copies = { oldStarts: startsOf(oldText, words), newStarts: startsOf(newText, words) };
        known.set(words, copies);
      }
      return copies;
    },
    isInUniqueLine(oldSpan, newSpan) {
      const line = lineOf(oldText, oldSpan);
      if (line === null || line !== lineOf(newText, newSpan)) return false;
      lines ??= uniqueLines(oldText, newText);
      return lines.get(line) === ONCE_IN_BOTH;
    },
  };
}

const ONCE_IN_OLD = 1;
const ONCE_IN_BOTH = 2;
const SEVERAL = 3;

function uniqueLines(oldText: string, newText: string): Map<string, number> {
  const lines = new Map<string, number>();
  for (const line of oldText.split("\n")) lines.set(line, lines.has(line) ? SEVERAL : ONCE_IN_OLD);
  for (const line of newText.split("\n")) {
    if (lines.get(line) === ONCE_IN_OLD) lines.set(line, ONCE_IN_BOTH);
    else lines.set(line, SEVERAL);
  }
  return lines;
}

/** The whole line that holds a span, or null when the span reaches over its end. */
function lineOf(text: string, span: TextSpan): string | null {
  const start = span.start === 0 ? 0 : text.lastIndexOf("\n", span.start - 1) + 1;
  const found = text.indexOf("\n", span.start);
  const end = found === -1 ? text.length : found;
  return span.end <= end ? text.slice(start, end) : null;
}

function startsOf(text: string, words: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    starts.push(at);
    if (starts.length > MAX_COPIES) return [];
  }
  return starts;
}
