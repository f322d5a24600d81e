/** What was done to a text on its way in, or noticed about it. Each note has a sentence for the reviewer. */
export const TEXT_NOTE_CODES = [
  "bom-removed",
  "line-ends-unified",
  "nul-removed",
  "surrogates-repaired",
  "bidi-controls",
  "charset-detected",
  "charset-unknown",
  "charset-overruled",
  "bytes-repaired",
  "nesting-flattened",
  "article-not-found",
  "page-not-divided",
  "metadata-unreadable",
  "source-named",
] as const;
export type TextNoteCode = (typeof TEXT_NOTE_CODES)[number];

export interface TextNote {
  code: TextNoteCode;
  /** One sentence for a person. */
  message: string;
  /** How many places it concerns, where that can be counted. */
  count?: number;
}

/** Why a text is not taken. The reason is for programs, the message for people. */
export const TEXT_REFUSAL_REASONS = [
  "empty",
  "binary",
  "too-long",
  "malformed",
  "nul",
  "too-complex",
] as const;
export type TextRefusalReason = (typeof TEXT_REFUSAL_REASONS)[number];

export interface TextRefusal {
  reason: TextRefusalReason;
  /** One or two sentences: what is wrong and what to do. */
  message: string;
}

/** A value, or the reason why there is none. */
export type TextOutcome<T> = { ok: true; value: T } | { ok: false; refusal: TextRefusal };

export const accepted = <T>(value: T): TextOutcome<T> => ({ ok: true, value });

export const refused = (reason: TextRefusalReason, message: string): TextOutcome<never> => ({
  ok: false,
  refusal: { reason, message },
});

/** "1 place", "1,234 places": counts as they stand in notes and refusals. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}
