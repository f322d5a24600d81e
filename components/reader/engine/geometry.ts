import type { TextSpan } from "#lib/text/passage.ts";
import type { EnginePassage, PassageStore } from "./passage-store.ts";
import { type PassageRect, RowIndex } from "./row-index.ts";
import type { TextDom } from "./text-dom.ts";

/**
 * Where passages are on screen: per chunk, on demand, relative to the chunk, so that neither scrolling nor a
 * neighbour's growth makes it stale. Only a new line width or type size does.
 */
export class Geometry {
  private readonly dom: TextDom;
  private readonly store: PassageStore;
  private readonly indexes = new Map<number, RowIndex>();
  private readonly range: Range;

  constructor(dom: TextDom, store: PassageStore) {
    this.dom = dom;
    this.store = store;
    this.range = dom.root.ownerDocument.createRange();
  }

  dropAll(): void {
    this.indexes.clear();
  }

  drop(chunk: number): void {
    this.indexes.delete(chunk);
  }

  addPassage(passage: EnginePassage): void {
    for (const [chunk, index] of this.indexes) this.measureInto(index, chunk, passage);
  }

  removePassage(id: string): void {
    for (const index of this.indexes.values()) index.remove(id);
  }

  /** Ids of the passages at a point of the viewport, given the built chunks that may be there. */
  hit(clientX: number, clientY: number, chunks: readonly number[]): string[] {
    for (const chunk of chunks) {
      const box = this.dom.chunkElement(chunk)?.getBoundingClientRect();
      if (box === undefined || clientY < box.top || clientY >= box.bottom) continue;
      return this.indexOf(chunk).at(clientX - box.left, clientY - box.top);
    }
    return [];
  }

  /** The index of a chunk, built when first asked for. */
  indexOf(chunk: number): RowIndex {
    const there = this.indexes.get(chunk);
    if (there !== undefined) return there;
    const index = new RowIndex();
    this.indexes.set(chunk, index);
    const plan = this.dom.chunks[chunk];
    if (plan === undefined) return index;
    for (const passage of this.store.overlapping(plan.start, plan.end)) {
      this.measureInto(index, chunk, passage);
    }
    return index;
  }

  /** Rectangles of a span in the viewport, line by line; forces layout of the chunks it lies in. */
  clientRects(span: TextSpan): DOMRect[] {
    const rects: DOMRect[] = [];
    const last = this.dom.chunkAt(Math.max(span.start, span.end - 1));
    for (let chunk = this.dom.chunkAt(span.start); chunk <= last; chunk += 1) {
      for (const piece of this.dom.piecesIn(chunk, span.start, span.end)) {
        rects.push(...this.rectsOfPiece(piece));
      }
    }
    return rects;
  }

  private measureInto(index: RowIndex, chunk: number, passage: EnginePassage): void {
    const box = this.dom.chunkElement(chunk)?.getBoundingClientRect();
    const plan = this.dom.chunks[chunk];
    if (box === undefined || plan === undefined || passage.start >= plan.end || passage.end <= plan.start)
      return;
    for (const piece of this.dom.piecesIn(chunk, passage.start, passage.end)) {
      for (const rect of this.rectsOfPiece(piece)) index.add(relative(passage.id, rect, box));
    }
  }

  private rectsOfPiece(piece: { node: Text; from: number; to: number }): DOMRect[] {
    this.range.setStart(piece.node, piece.from);
    this.range.setEnd(piece.node, piece.to);
    return [...this.range.getClientRects()].filter((rect) => rect.width > 0);
  }
}

function relative(id: string, rect: DOMRect, box: DOMRect): PassageRect {
  return {
    id,
    left: rect.left - box.left,
    top: rect.top - box.top,
    right: rect.right - box.left,
    bottom: rect.bottom - box.top,
  };
}
