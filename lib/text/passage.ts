/** A stretch of a version's canonical text. Offsets are UTF-16 code units, end exclusive. */
export interface TextSpan {
  start: number;
  end: number;
}

/**
 * A passage that can be found again: its offsets, the exact words, and up to `CONTEXT_LENGTH` UTF-16 code units
 * before and after, which tell apart places that say the same.
 */
export interface Passage extends TextSpan {
  exact: string;
  prefix: string;
  suffix: string;
}

/** UTF-16 code units of context that a passage carries on each side (fewer at the ends of a text). */
export const CONTEXT_LENGTH = 32;

/** What a block of an article is. Blocks are typed ranges over the canonical text, never HTML. */
export const BLOCK_KINDS = [
  "heading",
  "paragraph",
  "list-item",
  "quote",
  "preformatted",
  "table-row",
  "leftover",
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** One block over the canonical text; blocks are in order, do not overlap, and hold no line end at their edges. */
export interface Block extends TextSpan {
  kind: BlockKind;
  /** Heading level 1–6; only on headings. */
  level?: number;
}
