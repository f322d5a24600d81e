import { splitsSurrogatePair } from "./code-points.ts";
import { type LookAlike, lookAlikesOf } from "./look-alikes.ts";
import { CONTEXT_LENGTH, type Passage, type TextSpan } from "./passage.ts";
import { textOf } from "./spans.ts";

/** Most places that are listed when a passage cannot be told apart. */
const MAX_CANDIDATES = 20;

/**
 * Describes a span so that it can be found again: its words and up to CONTEXT_LENGTH UTF-16 code units on each side,
 * one less where the context would begin or end inside a surrogate pair.
 *
 * Throws RangeError for a span that is empty, outside the text, or cuts a surrogate pair: no store keeps such a quote.
 */
export function describePassage(text: string, span: TextSpan): Passage {
  const problem = spanProblem(text, span);
  if (problem) throw new RangeError(problem);
  const { start, end } = span;
  const before = Math.max(0, start - CONTEXT_LENGTH);
  const after = Math.min(text.length, end + CONTEXT_LENGTH);
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(splitsSurrogatePair(text, before) ? before + 1 : before, start),
    suffix: text.slice(end, splitsSurrogatePair(text, after) ? after - 1 : after),
  };
}

/** What does not agree when a passage is checked against a text. */
export type PassageMismatch = "range" | "exact" | "prefix" | "suffix";
export type Verification = { status: "ok" } | { status: "mismatch"; part: PassageMismatch; message: string };

/** Checks that a passage says what the text has at its offsets, context included. Empty context always agrees. */
export function verifyPassage(text: string, passage: Passage): Verification {
  const problem = spanProblem(text, passage);
  if (problem) return mismatch("range", problem);
  if (textOf(text, passage) !== passage.exact) {
    return mismatch("exact", "The quote is not what the text has at these offsets.");
  }
  if (!hasPrefix(text, passage.start, passage.prefix)) {
    return mismatch("prefix", "The words before the quote are not those of the text.");
  }
  if (!text.startsWith(passage.suffix, passage.end)) {
    return mismatch("suffix", "The words after the quote are not those of the text.");
  }
  return { status: "ok" };
}

export type Resolution =
  /** Quote and context stand at the offsets. */
  | { status: "exact"; span: TextSpan }
  /** Quote with its whole context stands at exactly one other place. */
  | { status: "moved"; span: TextSpan }
  /** Quote with its whole context stands at several places, none of them at the offsets. */
  | { status: "ambiguous"; candidates: TextSpan[] }
  /** Not found. The proposals are for a person to look at, best first; none may be applied unseen. */
  | { status: "orphan"; proposals: LookAlike[] };

/**
 * Finds a passage in a text that may have changed. Only the identical quote with its identical context counts as
 * found; a quote whose surroundings differ may be a look-alike and is only proposed.
 */
export function resolvePassage(text: string, passage: Passage): Resolution {
  if (verifyPassage(text, passage).status === "ok") {
    return { status: "exact", span: { start: passage.start, end: passage.end } };
  }
  const candidates = placesInContext(text, passage, MAX_CANDIDATES);
  const [only, ...others] = candidates;
  if (!only) return { status: "orphan", proposals: lookAlikesOf(text, passage) };
  if (others.length > 0) return { status: "ambiguous", candidates };
  return { status: "moved", span: only };
}

/** Places where the quote stands with its whole context, ascending, at most `limit`. */
export function placesInContext(text: string, passage: Passage, limit: number): TextSpan[] {
  const { prefix, exact, suffix } = passage;
  if (exact === "") return [];
  const whole = prefix + exact + suffix;
  const places: TextSpan[] = [];
  for (let at = text.indexOf(whole); at !== -1; at = text.indexOf(whole, at + 1)) {
    const start = at + prefix.length;
    const span = { start, end: start + exact.length };
    if (!spanProblem(text, span)) places.push(span);
    if (places.length === limit) break;
  }
  return places;
}

function hasPrefix(text: string, start: number, prefix: string): boolean {
  return start >= prefix.length && text.startsWith(prefix, start - prefix.length);
}

function spanProblem(text: string, { start, end }: TextSpan): string | null {
  if (!Number.isInteger(start) || !Number.isInteger(end)) return "Offsets must be whole numbers.";
  if (start < 0 || end > text.length) {
    return `The passage ${start}–${end} is outside the text, which has ${text.length} UTF-16 code units.`;
  }
  if (start >= end) return "The passage is empty.";
  if (splitsSurrogatePair(text, start) || splitsSurrogatePair(text, end)) {
    return "The passage begins or ends inside a surrogate pair.";
  }
  return null;
}

function mismatch(part: PassageMismatch, message: string): Verification {
  return { status: "mismatch", part, message };
}
