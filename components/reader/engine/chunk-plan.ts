import type { Block, TextSpan } from "#lib/text/passage.ts";

/** Characters per chunk: small enough to lay out in a millisecond or two, large enough to keep chunks few. */
const CHUNK_CHARACTERS = 2_500;
/** Blocks per chunk at most, so that a text of one-word lines is cut too. */
const CHUNK_BLOCKS = 40;
/** Chunks per group: the browser checks visibility per group first. */
export const GROUP_CHUNKS = 8;

/** Consecutive blocks [firstBlock, afterBlock) that are laid out, painted and skipped together. */
export interface Chunk extends TextSpan {
  firstBlock: number;
  afterBlock: number;
}

/** Cuts blocks into chunks; every block is in exactly one, in order. */
export function planChunks(blocks: readonly Block[]): Chunk[] {
  const chunks: Chunk[] = [];
  let current: Chunk | null = null;
  blocks.forEach((block, index) => {
    const full =
      current === null ||
      block.end - current.start > CHUNK_CHARACTERS ||
      index - current.firstBlock >= CHUNK_BLOCKS;
    if (current === null || full) {
      current = { start: block.start, end: block.end, firstBlock: index, afterBlock: index + 1 };
      chunks.push(current);
    } else {
      current.end = block.end;
      current.afterBlock = index + 1;
    }
  });
  return chunks;
}

/**
 * Heading levels as shown: the first is 2 (the title is 1), and none jumps down by more than one,
 * because imported pages skip levels and a screen reader's outline must not.
 */
export function headingLevels(blocks: readonly Block[]): (number | null)[] {
  let previous = 1;
  return blocks.map((block) => {
    if (block.kind !== "heading") return null;
    const level = Math.min(Math.max(2, block.level ?? 2), previous + 1, 6);
    previous = level;
    return level;
  });
}

/** Reading measures that the height of text not yet laid out is estimated from. */
export interface Measure {
  charactersPerLine: number;
  linePixels: number;
  blockGapPixels: number;
}

/** Estimated height in pixels of the blocks of a chunk. */
export function estimateHeight(chunk: Chunk, blocks: readonly Block[], measure: Measure): number {
  let height = 0;
  for (let at = chunk.firstBlock; at < chunk.afterBlock; at += 1) {
    const block = blocks[at];
    if (block === undefined) break;
    const lines = Math.max(1, Math.ceil((block.end - block.start) / measure.charactersPerLine));
    height += lines * measure.linePixels + measure.blockGapPixels;
  }
  return Math.round(height);
}

/** The last span that starts at or before `offset`, by binary search; 0 when all start later. */
export function spanAt(spans: readonly TextSpan[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Where an offset is drawn: a block and a place in it. Offsets between blocks belong to the nearer edge asked for. */
export function placeOf(
  blocks: readonly Block[],
  offset: number,
  side: "start" | "end",
): { block: number; within: number } | null {
  if (blocks.length === 0) return null;
  let at = spanAt(blocks, offset);
  let block = blocks[at];
  if (block === undefined) return null;
  if (side === "start" && offset >= block.end && at + 1 < blocks.length) {
    at += 1;
    block = blocks[at] ?? block;
  } else if (side === "end" && offset === block.start && at > 0) {
    at -= 1;
    block = blocks[at] ?? block;
  }
  return { block: at, within: Math.min(Math.max(offset - block.start, 0), block.end - block.start) };
}
