import type { TextSpan } from "./passage.ts";

/** A line of text around matched words, with the matches within it. Offsets are UTF-16 code units. */
export interface WordHit {
  /** Where the excerpt stands in the article. */
  start: number;
  end: number;
  excerpt: string;
  /** Matches as offsets within the excerpt. */
  matches: TextSpan[];
}

const BEFORE = 60;
const LENGTH = 180;

/** Folds case and marks the way the full-text index does, keeping every character's length and place. */
function fold(text: string): string {
  return text.replace(/[\p{Lu}\p{Lt}\u00c0-\u024f]/gu, (letter) => {
    const folded = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return folded.length === letter.length ? folded : letter;
  });
}

const escape = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Excerpts of `text` where words begin with one of `words`, at most `limit`, in text order and not overlapping. */
export function findWords(text: string, words: readonly string[], limit: number): WordHit[] {
  if (words.length === 0) return [];
  const alternatives = words.map((word) => escape(fold(word))).join("|");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})[\\p{L}\\p{N}\\p{M}]*`, "gu");
  const hits: WordHit[] = [];
  for (const match of fold(text).matchAll(pattern)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const last = hits.at(-1);
    if (last && span.end <= last.end)
      last.matches.push({ start: span.start - last.start, end: span.end - last.start });
    else if (hits.length === limit) break;
    else hits.push(excerptAround(text, span));
  }
  return hits;
}

/** A stretch of one line around a match, cut at spaces where there are any. */
function excerptAround(text: string, { start, end }: TextSpan): WordHit {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const nextBreak = text.indexOf("\n", end);
  const lineEnd = nextBreak === -1 ? text.length : nextBreak;
  let from = Math.max(lineStart, start - BEFORE);
  let to = Math.min(lineEnd, Math.max(end, from + LENGTH));
  if (from > lineStart) from = Math.min(start, text.indexOf(" ", from) + 1 || start);
  if (to < lineEnd) to = Math.max(end, text.lastIndexOf(" ", to));
  return {
    start: from,
    end: to,
    excerpt: text.slice(from, to),
    matches: [{ start: start - from, end: end - from }],
  };
}
