import type { TextSpan } from "#lib/text/passage.ts";
import {
  canPaintHighlights,
  highlightPool,
  type LayerName,
  layerHighlightName,
  LAYERS,
  tagHighlightName,
} from "./highlight-pool.ts";
import type { EnginePassage, PassageStore } from "./passage-store.ts";
import type { TextDom } from "./text-dom.ts";

interface Painted {
  name: string;
  range: StaticRange;
}

interface PaintedChunk {
  passages: Map<string, Painted>;
  layers: Map<LayerName, Painted[]>;
}

/** Paints the passages and layers of the chunks in the window, from offsets, without touching the text. */
export class Painter {
  private readonly dom: TextDom;
  private readonly store: PassageStore;
  private readonly layers = new Map<LayerName, readonly TextSpan[]>();
  private readonly chunks = new Map<number, PaintedChunk>();
  private readonly able = canPaintHighlights();

  constructor(dom: TextDom, store: PassageStore) {
    this.dom = dom;
    this.store = store;
  }

  /** Paints chunks [first, after) and drops what is painted outside. Says which chunks came and went. */
  setWindow(first: number, after: number): { entered: number[]; left: number[] } {
    const left = [...this.chunks.keys()].filter((chunk) => chunk < first || chunk >= after);
    for (const chunk of left) this.unpaintChunk(chunk);
    const entered: number[] = [];
    for (let chunk = first; chunk < Math.min(after, this.dom.built); chunk += 1) {
      if (this.chunks.has(chunk)) continue;
      this.paintChunk(chunk);
      entered.push(chunk);
    }
    return { entered, left };
  }

  /** Chunks painted now. */
  get window(): number[] {
    return [...this.chunks.keys()];
  }

  addPassage(passage: EnginePassage): void {
    for (const [chunk, painted] of this.chunks) this.paintPassage(chunk, painted, passage);
  }

  removePassage(id: string): void {
    for (const painted of this.chunks.values()) {
      const there = painted.passages.get(id);
      if (there === undefined) continue;
      highlightPool.delete(there.name, there.range);
      painted.passages.delete(id);
    }
  }

  /** Replaces the spans of a layer; they are sorted by start and do not overlap. */
  setLayer(layer: LayerName, spans: readonly TextSpan[]): void {
    this.layers.set(layer, spans);
    for (const [chunk, painted] of this.chunks) {
      unpaint(painted.layers.get(layer) ?? []);
      painted.layers.set(layer, this.paintLayer(chunk, layer));
    }
  }

  repaint(): void {
    for (const chunk of this.window) {
      this.unpaintChunk(chunk);
      this.paintChunk(chunk);
    }
  }

  clear(): void {
    for (const chunk of this.window) this.unpaintChunk(chunk);
  }

  private paintChunk(chunk: number): void {
    const painted: PaintedChunk = { passages: new Map(), layers: new Map() };
    this.chunks.set(chunk, painted);
    const plan = this.dom.chunks[chunk];
    if (plan === undefined) return;
    for (const passage of this.store.overlapping(plan.start, plan.end)) {
      this.paintPassage(chunk, painted, passage);
    }
    for (const layer of LAYERS) {
      if (this.layers.has(layer)) painted.layers.set(layer, this.paintLayer(chunk, layer));
    }
  }

  private unpaintChunk(chunk: number): void {
    const painted = this.chunks.get(chunk);
    this.chunks.delete(chunk);
    if (painted === undefined) return;
    unpaint(painted.passages.values());
    for (const layer of painted.layers.values()) unpaint(layer);
  }

  private paintPassage(chunk: number, painted: PaintedChunk, passage: EnginePassage): void {
    const name = tagHighlightName(passage.tag, this.store.laneOf(passage.id), passage.mine);
    const entry = this.paintSpan(chunk, name, passage);
    if (entry !== null) painted.passages.set(passage.id, entry);
  }

  private paintLayer(chunk: number, layer: LayerName): Painted[] {
    const plan = this.dom.chunks[chunk];
    const spans = this.layers.get(layer) ?? [];
    if (plan === undefined) return [];
    const found: Painted[] = [];
    for (let at = firstEndingAfter(spans, plan.start); at < spans.length; at += 1) {
      const span = spans[at];
      if (span === undefined || span.start >= plan.end) break;
      const entry = this.paintSpan(chunk, layerHighlightName(layer), span);
      if (entry !== null) found.push(entry);
    }
    return found;
  }

  /** Paints the part of a span that lies in a chunk, as one static range. */
  private paintSpan(chunk: number, name: string, span: TextSpan): Painted | null {
    const plan = this.dom.chunks[chunk];
    if (!this.able || plan === undefined || span.start >= plan.end || span.end <= plan.start) return null;
    const start = this.dom.pointAt(Math.max(span.start, plan.start), "start");
    const end = this.dom.pointAt(Math.min(span.end, plan.end), "end");
    if (start === null || end === null) return null;
    const range = new StaticRange({
      startContainer: start.node,
      startOffset: start.offset,
      endContainer: end.node,
      endOffset: end.offset,
    });
    highlightPool.add(name, range);
    return { name, range };
  }
}

function unpaint(painted: Iterable<Painted>): void {
  for (const { name, range } of painted) highlightPool.delete(name, range);
}

function firstEndingAfter(spans: readonly TextSpan[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
