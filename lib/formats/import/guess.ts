import { isHeadingLike, isRunningText } from "../../text/blocks.ts";
import type { Block } from "../../text/passage.ts";
import { textOf } from "../../text/spans.ts";
import { writtenDate } from "./dates.ts";
import { webAddress } from "./metadata.ts";

/** Something guessed about a text, with the reason in words, so that a person can judge it. */
export interface Guess<T> {
  value: T;
  reason: string;
}

export interface Guesses {
  title: Guess<string> | null;
  publisher: Guess<string> | null;
  url: Guess<string> | null;
  /** Milliseconds since 1970 (UTC). */
  publishedAt: Guess<number> | null;
}

/** Lines at the start among which a title or a date may stand, and at the end for a copyright line or a source. */
const HEAD_LINES = 12;
const TAIL_LINES = 60;
const MIN_TITLE_WORDS = 4;
const MIN_TITLE_LENGTH_WITHOUT_SPACES = 8;

const APPEAL =
  /\b(?:donat|subscri|support|newsletter|sign up|sign in|log in|cookie|advertis|contribut|member)/i;
const TEMPERATURE = /^[-−]?\d{1,3}(?:[.,]\d)?\s?°?\s?[CF]$/;
const LABEL = /^(?:image|photo|picture|video|source|credit|read|share|follow|listen|watch|by)\b/i;
const DATE_LABEL =
  /^(?:first\s+)?(?:published|posted|publication date|date|issued)(?:\s+(?:on|at))?\s*:?\s+/i;
/** A line that gives the address of the text itself. */
const OWN_LABEL = /^(?:url|link|address|permalink)\s*[:：]\s*(?=https?:\/\/)/i;
/** A line that gives the address of the page that a text was taken from. */
const SOURCE_LABEL = /^(?:by|source|original|original article|from|via)\s*[:：]\s*(?=https?:\/\/)/i;
const TRUSTED_BY =
  /(?:^|[.!?]\s+)(The \p{Lu}[\p{L}’']+(?: \p{Lu}[\p{L}’']+){0,3}|\p{Lu}[\p{L}’']+(?: \p{Lu}[\p{L}’']+){0,3}) is trusted by\b/u;
const COPYRIGHT =
  /^(?:copyright\s+)?(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)?\d{2})?,?\s+)?(?:by\s+)?(\p{Lu}[^.|,;]{2,60}?)(?:\s+(?:19|20)\d{2})?\s*(?:[.|,;]\s*(?:all rights reserved.*)?)?$/iu;

/**
 * Guesses title, publisher, address and day of a plain text. A guess is made only on an explicit sign: nothing is
 * better than something wrong, because nobody checks what is already filled in.
 */
export function guessFromText(text: string, blocks: readonly Block[], fileName?: string | null): Guesses {
  const lines = blocks.map((block) => textOf(text, block));
  const url = addressAfter(OWN_LABEL, lines);
  return {
    title: guessTitle(lines) ?? titleFromFileName(fileName ?? ""),
    publisher: guessPublisher(lines),
    url: url ? { value: url, reason: "A line gives the address of the text." } : null,
    publishedAt: guessDate(lines) ?? dateFromUrl(url),
  };
}

/**
 * The address of the page that a text says it was taken from ("Source: https://…"), or null. It is that page's
 * address and not the text's own: two articles that name it are two copies, and no second witness.
 */
export function namedSource(text: string): string | null {
  const lines = text.split("\n").map((line) => line.trim());
  return addressAfter(
    SOURCE_LABEL,
    lines.filter((line) => line !== ""),
  );
}

function guessTitle(lines: readonly string[]): Guess<string> | null {
  const firstLong = lines.findIndex(isRunningText);
  if (firstLong === -1 || firstLong > HEAD_LINES) return null;
  const value = lines.slice(0, firstLong).find(isTitleLike);
  return value ? { value, reason: "The first line that looks like a headline." } : null;
}

function isTitleLike(line: string): boolean {
  const isLongEnough = /\s/.test(line)
    ? line.split(/\s+/).length >= MIN_TITLE_WORDS
    : line.length >= MIN_TITLE_LENGTH_WITHOUT_SPACES && /\p{Lo}/u.test(line);
  return (
    isLongEnough &&
    isHeadingLike(line) &&
    !APPEAL.test(line) &&
    !LABEL.test(line) &&
    !TEMPERATURE.test(line) &&
    writtenDate(line) === null
  );
}

/** "Flood reaches the old town.txt": names of several plain words, not numbers, hashes or dates. */
function titleFromFileName(fileName: string): Guess<string> | null {
  const stem = (fileName.split(/[/\\]/).at(-1) ?? "").replace(/\.[\p{L}\p{N}]{1,5}$/u, "");
  const words = stem.split(/[\s_-]+/).filter(Boolean);
  const arePlain = words.every((word) => /^[\p{L}’'.,:!?]+$|^\d{1,3}$/u.test(word));
  const areEnough = words.filter((word) => /\p{L}{2}/u.test(word)).length >= MIN_TITLE_WORDS;
  if (!arePlain || !areEnough) return null;
  const line = words.join(" ");
  return {
    value: line.charAt(0).toUpperCase() + line.slice(1),
    reason: "The name of the file.",
  };
}

function guessPublisher(lines: readonly string[]): Guess<string> | null {
  for (const line of lines.slice(0, HEAD_LINES)) {
    const name = TRUSTED_BY.exec(line)?.[1];
    if (name && APPEAL.test(lines.slice(0, HEAD_LINES).join(" "))) {
      return { value: name, reason: "An appeal for support names the outlet." };
    }
  }
  for (const line of lines.slice(-TAIL_LINES)) {
    const name = line.length <= 120 ? COPYRIGHT.exec(line)?.[1]?.trim() : null;
    if (name) return { value: name, reason: "A copyright line names the outlet." };
  }
  return null;
}

function addressAfter(label: RegExp, lines: readonly string[]): string | null {
  for (const line of [...lines.slice(0, HEAD_LINES), ...lines.slice(-TAIL_LINES)]) {
    const found = label.exec(line);
    if (!found) continue;
    const address = /^[^\s()（）<>"]+/.exec(line.slice(found[0].length))?.[0];
    const value = address ? webAddress(address) : null;
    if (value) return value;
  }
  return null;
}

function guessDate(lines: readonly string[]): Guess<number> | null {
  for (const line of lines.slice(0, HEAD_LINES)) {
    const label = DATE_LABEL.exec(line);
    if (!label || line.length > 80) continue;
    const value = writtenDate(line.slice(label[0].length));
    if (value !== null) return { value, reason: "A line gives the date of publication." };
  }
  return null;
}

function dateFromUrl(url: string | null): Guess<number> | null {
  const value = url ? writtenDate(new URL(url).pathname) : null;
  return value === null ? null : { value, reason: "The address of the text holds the date." };
}
