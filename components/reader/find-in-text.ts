import type { TextSpan } from "#lib/text/passage.ts";

/** Places kept at most; a search for one letter in a long text need not list them all. */
export const FIND_LIMIT = 5_000;

/** Where a text says `query`, in order and apart, whatever the case; white space in it stands for any. */
export function findInText(text: string, query: string): TextSpan[] {
  const words = query.trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  const pattern = new RegExp(words.map(escapePattern).join("\\s+"), "giu");
  const found: TextSpan[] = [];
  for (const match of text.matchAll(pattern)) {
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length === FIND_LIMIT) break;
  }
  return found;
}

function escapePattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}
