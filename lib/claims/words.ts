import type { TextSpan } from "../text/passage.ts";

/** One word of a text. Offsets are UTF-16 code units; `key` is what two spellings of the same word share. */
export interface Word extends TextSpan {
  text: string;
  key: string;
}

// A number keeps its inner points and commas ("10,000", "1.3"); hyphenated words fall apart, so that
// "two-and-a-half" and "two and a half" read the same.
const WORD = /[0-9]+(?:[.,][0-9]+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}/gu;

/** The words of a text in order, with UTF-16 offsets. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0],
    key: wordKey(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Lower case, without accents and without a possessive ending: "Zelenskyý’s" and "zelenskyy" are one word. */
export function wordKey(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]s?$/u, "")
    .replaceAll("’", "'");
}

const STOP_WORDS = new Set(
  (
    "a an and are as at be been being but by did do does for from had has have he her his i if in into is it its " +
    "of on or our she so such that the their them then there these they this those to was we were what when where " +
    "which while who whom will with would you your also than not no about after before during over under up out " +
    "said says say told according"
  ).split(" "),
);

/** Whether a word key carries little meaning of its own. */
export function isStopWord(key: string): boolean {
  return STOP_WORDS.has(key);
}

/** A light stem: enough to join plural and singular, "sent"/"sends" are left apart on purpose. */
export function stemOf(key: string): string {
  if (key.length > 4 && key.endsWith("ies")) return `${key.slice(0, -3)}y`;
  if (key.length > 4 && /(?:ss|x|ch|sh)es$/u.test(key)) return key.slice(0, -2);
  if (key.length > 3 && key.endsWith("s") && !/(?:ss|us|is)$/u.test(key)) return key.slice(0, -1);
  return key;
}

/** Stems of the words that carry meaning, in order, repetitions kept. */
export function contentStems(words: readonly Word[]): string[] {
  return words.filter((word) => !isStopWord(word.key)).map((word) => stemOf(word.key));
}
