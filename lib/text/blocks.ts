import type { Block, BlockKind, TextSpan } from "./passage.ts";
import { textOf, trimSpan } from "./spans.ts";

const MAX_HEADING_LENGTH = 100;
const MAX_HEADING_WORDS = 14;
/** UTF-16 code units from which a line counts as running text, so that the short line before it may be its heading. */
export const MIN_PARAGRAPH_LENGTH = 80;

const LINE = /[^\n\u2028\u2029]+/g;
const BULLET = /^(?:[*•‣◦▪●○·]\s*\S|-\s+\S|\(?\d{1,2}[.)]\s+\S)/;
const QUOTED_LINE = /^>\s?\S/;
const ENDS_LIKE_A_SENTENCE = /[.!?…:;,。！？：；،؟۔।][\s"'”’»)\]]*$/;
const LOOKS_LIKE_A_LINK = /https?:\/\/|www\./i;
const CLOSED_SENTENCE = /[.!?…。！？؟۔।]["'”’»)\]]*$/;
/** A heading begins with a capital, a digit, a quote, or a letter of a script without capitals. */
const HEADING_START = /^["'“‘«„¿¡(]?[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;

/**
 * Divides plain text into blocks: one per line, blank lines only separate. Every character that is not white space
 * lies in exactly one block; no block begins or ends with white space. Offsets are UTF-16 code units.
 *
 * A heading is guessed only for a short line without end punctuation that stands before running text; the first one of
 * the text has level 1, others 2. Lines with bullets or item numbers are list items, lines quoted with ">" are quotes.
 */
export function blocksOfPlainText(text: string): Block[] {
  const lines = nonEmptyLines(text);
  return lines.map((line, index) => {
    const kind = kindOfLine(text, line, lines[index + 1]);
    return kind === "heading" ? { ...line, kind, level: index === 0 ? 1 : 2 } : { ...line, kind };
  });
}

function nonEmptyLines(text: string): TextSpan[] {
  const lines: TextSpan[] = [];
  for (const match of text.matchAll(LINE)) {
    const line = trimSpan(text, { start: match.index, end: match.index + match[0].length });
    if (line.start < line.end) lines.push(line);
  }
  return lines;
}

function kindOfLine(text: string, line: TextSpan, next: TextSpan | undefined): BlockKind {
  const start = text.slice(line.start, Math.min(line.end, line.start + 8));
  if (BULLET.test(start)) return "list-item";
  if (QUOTED_LINE.test(start)) return "quote";
  const leadsRunningText = next !== undefined && isRunningText(textOf(text, next));
  return leadsRunningText && isHeadingLike(textOf(text, line)) ? "heading" : "paragraph";
}

/** Whether a line could be a heading by its looks alone: short, capitalised, not closed like a sentence, not a link. */
export function isHeadingLike(line: string): boolean {
  return (
    line.length <= MAX_HEADING_LENGTH &&
    line.split(/\s+/).length <= MAX_HEADING_WORDS &&
    /\p{L}/u.test(line) &&
    HEADING_START.test(line) &&
    !BULLET.test(line) &&
    !ENDS_LIKE_A_SENTENCE.test(line) &&
    !LOOKS_LIKE_A_LINK.test(line)
  );
}

/** Whether a line is a paragraph of running text: long, and closed like a sentence. */
export function isRunningText(line: string): boolean {
  return line.length >= MIN_PARAGRAPH_LENGTH && CLOSED_SENTENCE.test(line.slice(-8));
}
