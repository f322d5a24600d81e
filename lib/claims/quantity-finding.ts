import type { TextSpan } from "../text/passage.ts";
import { type NumberReading, readNumber } from "./number-words.ts";
import type { Quantity } from "./quantity.ts";
import type { Approximator, QuantityStatus } from "./vocabulary.ts";
import { isStopWord, stemOf, type Word, wordsOf } from "./words.ts";

/** A quantity as it stands in a text: a suggestion for the reviewer. Offsets are UTF-16 code units. */
export interface FoundQuantity extends Quantity, TextSpan {
  /** The words from the approximator to the thing counted. */
  raw: string;
}

const APPROXIMATOR_PHRASES: readonly (readonly [string, Approximator])[] = [
  ...phrases("about", "about around some nearly almost approximately roughly circa estimated"),
  ...["close to", "in the region of", "in the order of", "an estimated", "more or less"].map(as("about")),
  ...phrases("at-least", "over above exceeding"),
  ...["at least", "more than", "no fewer than", "no less than", "upwards of", "in excess of"].map(
    as("at-least"),
  ),
  ...["a minimum of", "not fewer than", "not less than"].map(as("at-least")),
  ...phrases("up-to", "under below"),
  ...["up to", "as many as", "as much as", "at most", "no more than", "not more than"].map(as("up-to")),
  ...["fewer than", "less than", "a maximum of"].map(as("up-to")),
  ...phrases("exact", "exactly precisely"),
];
const AFTERWARDS: readonly (readonly [string, Approximator])[] = [
  ["or so", "about"],
  ["or more", "at-least"],
  ["or less", "up-to"],
  ["or fewer", "up-to"],
];
const LONGEST_APPROXIMATOR = 4;
const MONTHS = new Set(
  (
    "january february march april may june july august september october november december jan feb mar apr jun jul " +
    "aug sept sep oct nov dec"
  ).split(" "),
);
const PERIODS = new Set("second minute hour day week month quarter year decade".split(" "));
/** Words that end the thing counted, beside the stop words. */
const ENDS_NOUN = new Set(
  (
    "could would should may might must can already still now later expected poised ready arrived arrive sent send " +
    "killed wounded captured died fighting including across per each every among between along against toward towards " +
    "since until without within long ago last next this month"
  ).split(" "),
);
const VAGUE_FILTERS = new Set(["more", "other", "additional", "further", "new", "such"]);
const MOST_NOUN_WORDS = 5;
/** Everyday words for the same people, so that competing numbers meet (own convention). */
const KINDS: Record<string, string> = Object.fromEntries(
  ["troop", "soldier", "serviceman", "servicemen", "force", "fighter", "personnel"].map((stem) => [
    stem,
    "troops",
  ]),
);

/** The common name of what a word counts ("soldier", "fighter": "troops"); null when it has no other. */
export function kindOfStem(stem: string): string | null {
  return Object.hasOwn(KINDS, stem) ? (KINDS[stem] ?? null) : null;
}

/** All quantities of an English text in order; years, dates, clock times, ordinals and model names are left out. */
export function findQuantities(text: string): FoundQuantity[] {
  const words = wordsOf(text);
  const found: FoundQuantity[] = [];
  let free = 0;
  for (let at = 0; at < words.length; at++) {
    const reading = readRange(text, words, at);
    if (!reading || isNoQuantity(text, words, at, reading)) continue;
    // "Concerned about thousands" does not round: the words are open already.
    const isOpen = reading.rounding === "order-of-magnitude";
    const before = isOpen ? null : approximatorBefore(text, words, reading.start, free);
    const quantity = describe(text, words, before, reading);
    found.push(quantity);
    // A word belongs to one quantity only.
    free = words.findIndex((word) => word.start >= quantity.end);
    if (free === -1) break;
    at = free - 1;
  }
  return found;
}

interface RangeReading extends NumberReading {
  /** Index of its first word, "between" and "from" included. */
  start: number;
  isRange: boolean;
}

/** "Between 8,000 and 10,000", "from 8,000 to 10,000", "8,000 to 10,000", "12-18", or one number. */
function readRange(text: string, words: readonly Word[], at: number): RangeReading | null {
  const opening = words[at]?.key;
  const opened = opening === "between" || opening === "from";
  const first = readNumber(words, opened ? at + 1 : at);
  if (!first) return null;
  const single = { ...first, start: at, isRange: false };
  const link = words[first.next];
  const joined = opening === "between" ? link?.key === "and" : link?.key === "to";
  const dashed = /^[-–—]$/u.test(between(text, words[first.next - 1], link));
  const second = joined ? readNumber(words, first.next + 1) : dashed ? readNumber(words, first.next) : null;
  if (!second || first.upper !== null || second.upper !== null) return opened ? null : single;
  // "10 to 12 million" means ten million.
  const low =
    first.scale === 0 && second.scale > 0 && first.value < 1_000
      ? first.value * 10 ** second.scale
      : first.value;
  if (low >= second.value) return opened ? null : single;
  return { ...second, value: low, upper: second.value, start: at, isRange: true };
}

function between(text: string, left: Word | undefined, right: Word | undefined): string {
  return left && right ? text.slice(left.end, right.start) : "";
}

function isNoQuantity(text: string, words: readonly Word[], at: number, reading: RangeReading): boolean {
  const first = words[/^(?:between|from)$/u.test(words[at]?.key ?? "") ? at + 1 : at];
  const last = words[reading.next - 1];
  if (!first || !last) return true;
  if (!/^[0-9]/u.test(first.text)) return false;
  const before = text.slice(Math.max(0, first.start - 2), first.start);
  const after = text.slice(last.end, last.end + 4);
  // "Su-25", "K9", "10:30", "/2024/10", "#4", "18th", "v1.2".
  if (/[\p{L}_/:#@]$|\p{L}[-–]$|[0-9][.:/-]$/u.test(before)) return true;
  if (/^(?:st|nd|rd|th)\b|^[:/_][0-9\p{L}]|^-\p{Lu}/u.test(after)) return true;
  const touchesMonth = [words[at - 1], words[reading.next]].some(
    (word) => word !== undefined && MONTHS.has(word.key) && /^\p{Lu}/u.test(word.text),
  );
  if (touchesMonth && reading.value <= 2_100) return true;
  const looksLikeYear = /^(?:19|20)[0-9]{2}$/u.test(first.text) && reading.scale === 0;
  return looksLikeYear && !/[$€£¥]$/u.test(before.trimEnd());
}

interface Approximation {
  approximator: Approximator;
  /** Index of its first word. */
  start: number;
}

function approximatorBefore(
  text: string,
  words: readonly Word[],
  at: number,
  free: number,
): Approximation | null {
  for (let length = Math.min(LONGEST_APPROXIMATOR, at - free); length > 0; length--) {
    const start = at - length;
    const first = words[start];
    const last = words[at];
    if (!first || !last || /[.!?;:]\s|\n/u.test(text.slice(first.start, last.start))) continue;
    const phrase = keysOf(words, start, at);
    const match = APPROXIMATOR_PHRASES.find(([candidate]) => candidate === phrase);
    if (match) return { approximator: match[1], start };
  }
  return null;
}

function keysOf(words: readonly Word[], from: number, to: number): string {
  return words
    .slice(from, to)
    .map((word) => word.key)
    .join(" ");
}

function describe(
  text: string,
  words: readonly Word[],
  before: Approximation | null,
  reading: RangeReading,
): FoundQuantity {
  const afterwards = AFTERWARDS.find(([phrase]) => keysOf(words, reading.next, reading.next + 2) === phrase);
  const countsOf = reading.rounding === "order-of-magnitude" && words[reading.next]?.key === "of";
  const nounFrom = reading.next + (afterwards ? 2 : 0) + (countsOf ? 1 : 0);
  const { unit, unitEnd, nounAt } = unitOf(text, words, reading, nounFrom);
  const noun = nounAfter(text, words, nounAt);
  const period = periodAfter(words, nounAt + noun.length);
  const head = noun.at(-1)?.key ?? "";
  const lastWord = words[Math.max(nounAt + noun.length, period.next) - 1];
  const start = startOf(text, words[before?.start ?? reading.start]?.start ?? 0, unit);
  const end = Math.max(lastWord?.end ?? 0, unitEnd);
  const sentence = sentenceAround(text, start, end);
  return {
    raw: text.slice(start, end),
    start,
    end,
    kind: kindOfStem(stemOf(head)) ?? head,
    filter: filterOf(noun.slice(0, -1)),
    unit,
    per: period.unit,
    value: reading.value,
    upper: reading.upper,
    approximator: approximatorOf(reading, before, afterwards?.[1]),
    status: suggestStatus(sentence),
    asOf: null,
  };
}

/** What narrows the count. "North Korean" does not: proper adjectives belong to the claim, not to the number. */
function filterOf(before: readonly Word[]): string {
  return before
    .filter((word) => !/^\p{Lu}/u.test(word.text) && !VAGUE_FILTERS.has(word.key))
    .map((word) => word.key)
    .join(" ");
}

function approximatorOf(
  reading: RangeReading,
  before: Approximation | null,
  after: Approximator | undefined,
): Approximator {
  if (reading.isRange) return "range";
  if (reading.rounding === "order-of-magnitude") return "order-of-magnitude";
  return before?.approximator ?? after ?? (reading.rounding === "about" ? "about" : "exact");
}

function startOf(text: string, start: number, unit: string): number {
  const sign = text.slice(Math.max(0, start - 3), start);
  return /^[$€£¥]$/u.test(unit) ? start - (/(?:US|A|C)?[$€£¥]$/u.exec(sign)?.[0].length ?? 0) : start;
}

function unitOf(
  text: string,
  words: readonly Word[],
  reading: RangeReading,
  nounFrom: number,
): { unit: string; unitEnd: number; nounAt: number } {
  const first = words[reading.start];
  const last = words[reading.next - 1];
  const next = words[nounFrom];
  const currency = first && /[$€£¥]$/u.exec(text.slice(Math.max(0, first.start - 1), first.start))?.[0];
  if (currency) return { unit: currency, unitEnd: 0, nounAt: nounFrom };
  if (last && text[last.end] === "%") return { unit: "%", unitEnd: last.end + 1, nounAt: nounFrom };
  if (next?.key === "percent") return { unit: "%", unitEnd: next.end, nounAt: nounFrom + 1 };
  if (next?.key === "per" && words[nounFrom + 1]?.key === "cent") {
    return { unit: "%", unitEnd: words[nounFrom + 1]?.end ?? 0, nounAt: nounFrom + 2 };
  }
  if (last && next && last.end === next.start && !readNumber(words, nounFrom))
    return { unit: next.key, unitEnd: next.end, nounAt: nounFrom + 1 };
  return { unit: "", unitEnd: 0, nounAt: nounFrom };
}

function nounAfter(text: string, words: readonly Word[], at: number): Word[] {
  const noun: Word[] = [];
  for (let index = at; index < words.length && noun.length < MOST_NOUN_WORDS; index++) {
    const word = words[index];
    if (!word || isStopWord(word.key) || ENDS_NOUN.has(word.key) || readNumber(words, index)) break;
    if (/^[0-9]/u.test(word.text)) break;
    const gap = between(text, words[index - 1], word);
    if (!/^[ \u00a0-]?$/u.test(gap)) break;
    noun.push(word);
    // English counts plurals: the first plural after the number is the thing counted ("10,000 soldiers to aid").
    if (word.key.endsWith("s") && stemOf(word.key) !== word.key && !isDescriptive(words[index + 1])) break;
  }
  return noun;
}

/** "Special forces troops": a plural may itself describe what follows. */
function isDescriptive(next: Word | undefined): boolean {
  return next !== undefined && kindOfStem(stemOf(next.key)) !== null;
}

/** "Per month", "a month", "each day", "every week". */
function periodAfter(words: readonly Word[], at: number): { unit: string; next: number } {
  const period = words[at + 1]?.key ?? "";
  const opens = ["per", "a", "an", "each", "every"].includes(words[at]?.key ?? "");
  return opens && PERIODS.has(period) ? { unit: period, next: at + 2 } : { unit: "", next: 0 };
}

function sentenceAround(text: string, start: number, end: number): string {
  const from = Math.max(text.lastIndexOf(". ", start), text.lastIndexOf("\n", start)) + 1;
  const until = /[.!?](?:\s|$)|\n/u.exec(text.slice(end));
  return text.slice(from, until ? end + until.index : text.length);
}

/** What a sentence says about its number: a reckoning, done, planned, or nothing clear (null). */
export function suggestStatus(sentence: string): QuantityStatus | null {
  if (/\b(?:estimat\w+|believed to number|reckon\w*)\b/iu.test(sentence)) return "estimate";
  if (
    /\balready\b|\b(?:ha(?:s|ve|d)|were|was) (?:been )?(?:sent|arrived|deployed|killed|suffered)\b/iu.test(
      sentence,
    )
  ) {
    return "actual";
  }
  const planned =
    /\b(?:plan(?:s|ned|ning)?|prepar\w+|intend\w*|expect\w*|poised|will|would|scheduled|set to|ready to|about to|pledg\w+|promis\w+)\b/iu;
  return planned.test(sentence) ? "planned" : null;
}

function phrases(approximator: Approximator, list: string): (readonly [string, Approximator])[] {
  return list.split(" ").map(as(approximator));
}

function as(approximator: Approximator): (phrase: string) => readonly [string, Approximator] {
  return (phrase) => [phrase, approximator];
}
