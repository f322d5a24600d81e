import type { TextSpan } from "../text/passage.ts";

/** A passage as one reviewer tagged it. Offsets are UTF-16 code units, end exclusive. */
export interface TaggedSpan extends TextSpan {
  reviewer: string;
  tag: string;
}

/** One text with everything that was marked in it. */
export interface ReviewedText {
  id: string;
  /** UTF-16 code units. */
  length: number;
  /** Everybody who finished reading it: where they marked nothing they said "none"; anybody else is missing. */
  readers: readonly string[];
  annotations: readonly TaggedSpan[];
  /** Where sentences or paragraphs start. Resampling draws these pieces whole; without them, the whole text. */
  breaks?: readonly number[];
}

/** Everybody who finished at least one of the texts, in a stable order. */
export function readersOf(texts: readonly ReviewedText[]): string[] {
  return [...new Set(texts.flatMap((text) => text.readers))].toSorted();
}

/** Throws a RangeError for a passage outside its text, an empty one, or one by somebody who is not a reader. */
export function checkText(text: ReviewedText): void {
  for (const { start, end, reviewer } of text.annotations) {
    if (!(start >= 0 && start < end && end <= text.length))
      throw new RangeError(`${start}–${end} is not a passage of ${text.id}.`);
    if (!text.readers.includes(reviewer)) throw new RangeError(`${reviewer} did not finish ${text.id}.`);
  }
}
