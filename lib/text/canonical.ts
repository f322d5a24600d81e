import { accepted, counted, refused, type TextNote, type TextOutcome } from "./notes.ts";

/** Longest canonical text, in UTF-16 code units. */
export const MAX_TEXT_LENGTH = 5_000_000;

/** The text that offsets mean, and what had to be done to get it. */
export interface CanonicalText {
  text: string;
  notes: TextNote[];
}

/**
 * Where a text comes from decides what happens to damage. A file is repaired, with a note: its bytes are kept beside
 * it. JSON is refused: the sender computed offsets on what it sent, and they would silently shift.
 */
export type TextOrigin = "file" | "json";

const BOM = "\uFEFF";
const CARRIAGE_RETURNS = /\r\n?/g;
const NULS = /\0/g;
// Embeddings, overrides, isolates: they can make a line read in another order than it is stored.
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Makes a text canonical: line ends become `\n`, one leading byte order mark goes, NUL characters and lone surrogates
 * are removed and replaced by U+FFFD (files) or refused (JSON). Nothing else changes: no Unicode normalisation, no trimming.
 *
 * Refuses with "empty", "too-long" (over `maxLength` UTF-16 code units), and for JSON "nul" and "malformed".
 */
export function canonicalText(
  raw: string,
  origin: TextOrigin,
  maxLength: number = MAX_TEXT_LENGTH,
): TextOutcome<CanonicalText> {
  const damage = origin === "json" ? damageIn(raw) : null;
  if (damage) return damage;

  const notes: TextNote[] = [];
  let text = withoutNuls(raw, notes);
  text = withoutBom(text, notes);
  text = withUnixLineEnds(text, notes);
  text = wellFormed(text, notes);

  if (text.trim() === "") return refused("empty", "The text is empty. Add a text and try again.");
  if (text.length > maxLength) return refused("too-long", tooLongMessage(text.length, maxLength));
  noteBidiControls(text, notes);
  return accepted({ text, notes });
}

/** Whether a text could be stored as it is. A leading U+FEFF is allowed: only the first of several is a mark. */
export function isCanonical(text: string): boolean {
  return (
    text.length <= MAX_TEXT_LENGTH &&
    !text.includes("\r") &&
    !text.includes("\0") &&
    text.isWellFormed() &&
    text.trim() !== ""
  );
}

function damageIn(raw: string): TextOutcome<never> | null {
  if (raw.includes("\0")) {
    return refused(
      "nul",
      `The text holds a NUL character at UTF-16 offset ${raw.indexOf("\0")}. Remove it and send again.`,
    );
  }
  if (!raw.isWellFormed()) {
    return refused(
      "malformed",
      `The text holds half a surrogate pair at UTF-16 offset ${firstDifference(raw, raw.toWellFormed())}. Send well-formed Unicode.`,
    );
  }
  return null;
}

function withoutNuls(text: string, notes: TextNote[]): string {
  const count = text.match(NULS)?.length ?? 0;
  if (count === 0) return text;
  const message = `${counted(count, "NUL character was", "NUL characters were")} removed.`;
  notes.push({ code: "nul-removed", message, count });
  return text.replace(NULS, "");
}

function withoutBom(text: string, notes: TextNote[]): string {
  if (!text.startsWith(BOM)) return text;
  notes.push({ code: "bom-removed", message: "The byte order mark at the start was removed." });
  return text.slice(1);
}

function withUnixLineEnds(text: string, notes: TextNote[]): string {
  const count = text.match(CARRIAGE_RETURNS)?.length ?? 0;
  if (count === 0) return text;
  const message = `${counted(count, "line end was", "line ends were")} changed to the Unix form.`;
  notes.push({ code: "line-ends-unified", message, count });
  return text.replace(CARRIAGE_RETURNS, "\n");
}

function wellFormed(text: string, notes: TextNote[]): string {
  if (text.isWellFormed()) return text;
  const repaired = text.toWellFormed();
  const count = countDifferences(text, repaired);
  const message = `${counted(count, "damaged character was", "damaged characters were")} replaced by \uFFFD.`;
  notes.push({ code: "surrogates-repaired", message, count });
  return repaired;
}

function noteBidiControls(text: string, notes: TextNote[]): void {
  const count = text.match(BIDI_CONTROLS)?.length ?? 0;
  if (count === 0) return;
  const message = `${counted(count, "invisible direction mark", "invisible direction marks")} can make the text read in another order than it is stored.`;
  notes.push({ code: "bidi-controls", message, count });
}

/** The message for a text that is too long; `length` in UTF-16 code units. */
export function tooLongMessage(length: number, maxLength: number = MAX_TEXT_LENGTH): string {
  const over = counted(length, "character", "characters");
  return `The text has ${over}; the longest that can be taken has ${maxLength.toLocaleString("en-US")}. Split it and try again.`;
}

function firstDifference(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return i;
}

function countDifferences(a: string, b: string): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a.charCodeAt(i) !== b.charCodeAt(i)) count++;
  return count;
}
