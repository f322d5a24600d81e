import type { TextSpan } from "../../text/passage.ts";
import { textOf } from "../../text/spans.ts";

/**
 * Letters keep their marks; every other character is a token of its own, but what JavaScript or Python (U+001C–1F,
 * U+0085) takes for white space: a reader there would cut the line at it.
 */
const TOKEN = /[\p{L}\p{M}\p{N}]+|[^\s\u001C-\u001F\u0085\p{L}\p{M}\p{N}]/gu;

/** The tokens of a stretch of text for formats that write one a line. Offsets are UTF-16 code units of the text. */
export function tokensOf(text: string, stretch: TextSpan): TextSpan[] {
  return Array.from(textOf(text, stretch).matchAll(TOKEN), (match) => {
    const start = stretch.start + match.index;
    return { start, end: start + match[0].length };
  });
}
