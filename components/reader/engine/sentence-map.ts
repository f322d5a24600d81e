import type { Block, TextSpan } from "#lib/text/passage.ts";
import { spanAt } from "./chunk-plan.ts";

/** Splits one block into sentences without the space around them; offsets are those of the whole text. */
export type SplitSentences = (block: Block) => readonly TextSpan[];

/**
 * The sentences of a text, split block by block when first asked for: a long text is never segmented at once.
 * Sentences do not cross blocks.
 */
export class SentenceMap {
  private readonly blocks: readonly Block[];
  private readonly split: SplitSentences;
  private readonly byBlock = new Map<number, readonly TextSpan[]>();

  constructor(blocks: readonly Block[], split: SplitSentences) {
    this.blocks = blocks;
    this.split = split;
  }

  /** The sentence at an offset, or the nearest one before it in its block; null in a text without sentences. */
  at(offset: number): TextSpan | null {
    const block = spanAt(this.blocks, offset);
    const sentences = this.of(block);
    return sentences[spanAt(sentences, offset)] ?? this.next(offset - 1) ?? this.previous(offset);
  }

  /** The first sentence that starts after `offset`. */
  next(offset: number): TextSpan | null {
    for (let block = spanAt(this.blocks, Math.max(0, offset)); block < this.blocks.length; block += 1) {
      const found = this.of(block).find((sentence) => sentence.start > offset);
      if (found !== undefined) return found;
    }
    return null;
  }

  /** The last sentence that starts before `offset`. */
  previous(offset: number): TextSpan | null {
    for (let block = spanAt(this.blocks, offset); block >= 0; block -= 1) {
      const found = this.of(block).findLast((sentence) => sentence.start < offset);
      if (found !== undefined) return found;
    }
    return null;
  }

  private of(block: number): readonly TextSpan[] {
    const there = this.byBlock.get(block);
    if (there !== undefined) return there;
    const plan = this.blocks[block];
    const sentences = plan === undefined ? [] : this.split(plan);
    this.byBlock.set(block, sentences);
    return sentences;
  }
}
