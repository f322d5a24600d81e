import type { Block, TextSpan } from "#lib/text/passage.ts";
import { spanAt } from "./chunk-plan.ts";
import { Geometry } from "./geometry.ts";
import { Gutter } from "./gutter.ts";
import { canPaintHighlights, type LayerName } from "./highlight-pool.ts";
import { OverlayPainter } from "./overlay-painter.ts";
import { Painter } from "./painter.ts";
import { type EnginePassage, PassageStore } from "./passage-store.ts";
import { TextDom } from "./text-dom.ts";
import { type ChunkWindow, chunksBetween } from "./viewport-window.ts";

export interface ReaderTextOptions {
  text: string;
  blocks: readonly Block[];
  /** BCP 47, or null when unknown. */
  language: string | null;
  /** The element that scrolls the text. */
  scroller: HTMLElement;
  passages?: readonly EnginePassage[];
  /** Lays everything out, for screen readers: skipped text is missing from the accessibility tree. */
  plainLayout?: boolean;
  onReady?: () => void;
  /** Called at most once per frame when other chunks came into view or the view moved over them. */
  onView?: () => void;
}

/** Milliseconds of building per idle slice. */
const SLICE_MILLISECONDS = 6;
const FIRST_CHUNKS = 4;

/** The reader's text: built from blocks, painted from offsets, asked by points and spans. */
export class ReaderText {
  readonly root: HTMLElement;
  readonly dom: TextDom;
  readonly store = new PassageStore();
  readonly geometry: Geometry;
  private readonly options: ReaderTextOptions;
  private readonly painter: Painter | OverlayPainter;
  private readonly gutter: Gutter;
  private readonly stop = new AbortController();
  private readonly resize: ResizeObserver;
  private readonly staleSigns = new Set<number>();
  private frame = 0;
  private signsFrame = 0;
  private buildFrame = 0;
  private idle = 0;
  private width = 0;
  private printing = false;
  private painted = false;
  private view: ChunkWindow = { first: 0, after: 0 };

  constructor(container: HTMLElement, options: ReaderTextOptions) {
    this.root = container;
    this.options = options;
    container.classList.add("sm-text");
    container.classList.toggle("sm-plain", options.plainLayout ?? false);
    if (options.language !== null) container.lang = options.language;
    this.dom = new TextDom(container, options.text, options.blocks);
    this.geometry = new Geometry(this.dom, this.store);
    this.painter = canPaintHighlights()
      ? new Painter(this.dom, this.store)
      : new OverlayPainter(this.dom, this.store, this.geometry);
    this.gutter = new Gutter(this.dom, this.store, this.geometry);
    this.store.replaceAll(options.passages ?? []);
    this.dom.buildThrough(FIRST_CHUNKS - 1);
    this.listen();
    this.resize = new ResizeObserver(() => this.resized());
    this.resize.observe(container);
    // Asking where anything stands would lay the text out before its first frame, and text that is laid out once
    // while the browser still skips it is shown two frames later. So what is built is painted unasked.
    this.show({ first: 0, after: this.dom.built });
    this.goOnAfterFirstPaint();
  }

  /** Whether all of the text stands in the document. */
  get ready(): boolean {
    return this.dom.complete;
  }

  setPassages(passages: readonly EnginePassage[]): void {
    this.store.replaceAll(passages);
    this.redraw();
  }

  add(passage: EnginePassage): void {
    this.remove(passage.id);
    this.store.add(passage);
    if (!this.store.shows(passage)) return;
    this.geometry.addPassage(passage);
    this.painter.addPassage(passage);
    this.signsChanged(passage);
  }

  remove(id: string): void {
    const passage = this.store.remove(id);
    if (passage === undefined) return;
    this.geometry.removePassage(id);
    this.painter.removePassage(id);
    this.signsChanged(passage);
  }

  /** Resize and retag: the same id in a new place or with a new tag. */
  update(passage: EnginePassage): void {
    this.add(passage);
  }

  setFilter(accept: (passage: EnginePassage) => boolean): void {
    this.store.setFilter(accept);
    this.redraw();
  }

  /** Spans of a layer above the tags, sorted and not overlapping. */
  setLayer(layer: LayerName, spans: readonly TextSpan[]): void {
    this.painter.setLayer(layer, spans);
  }

  /** Passages under a point of the viewport, in no particular order. */
  hit(clientX: number, clientY: number): EnginePassage[] {
    const found: EnginePassage[] = [];
    for (const id of this.geometry.hit(clientX, clientY, this.painter.window)) {
      const passage = this.store.get(id);
      if (passage !== undefined) found.push(passage);
    }
    return found;
  }

  /** The offset at a point of the viewport, or null outside the text. */
  offsetAt(clientX: number, clientY: number): number | null {
    const caret = caretAt(this.root.ownerDocument, clientX, clientY);
    return caret === null ? null : this.dom.offsetOf(caret.node, caret.offset);
  }

  /** The canonical span of a DOM range that lies in the text; parts outside the text are cut off. */
  spanOf(range: AbstractRange): TextSpan | null {
    const start = this.dom.offsetOf(range.startContainer, range.startOffset);
    const end = this.dom.offsetOf(range.endContainer, range.endOffset);
    if (start === null && end === null) return null;
    const span = { start: start ?? 0, end: end ?? this.options.text.length };
    return span.end > span.start ? span : null;
  }

  /** Rectangles of a span in the viewport, one per line piece. */
  rectsOf(span: TextSpan): DOMRect[] {
    this.dom.buildThrough(this.dom.chunkAt(span.end));
    return this.geometry.clientRects(span);
  }

  /**
   * Scrolls so that a span begins at `at` of the viewport's height (0 top, 0.5 middle). Does nothing if it begins in
   * sight, above `until` of the height, unless `always`.
   */
  reveal(span: TextSpan, at = 0.35, always = false, until = 0.85): void {
    const chunk = this.dom.chunkAt(span.start);
    this.dom.buildThrough(chunk);
    const scroller = this.options.scroller;
    // Estimated heights become real as chunks come near, so the place is corrected once it is laid out.
    for (let round = 0; round < 4; round += 1) {
      const rect = this.geometry.clientRects({ start: span.start, end: span.start + 1 })[0];
      const box = scroller.getBoundingClientRect();
      if (rect === undefined) return;
      const top = rect.top - box.top;
      const inSight = top >= box.height * 0.08 && rect.bottom - box.top <= box.height * until;
      if (inSight && !always) break;
      const distance = top - box.height * at;
      if (Math.abs(distance) < 2) break;
      scroller.scrollTop += distance;
    }
    this.refresh();
  }

  /** The span between the first and the last character in sight. */
  visibleSpan(): TextSpan {
    const box = this.options.scroller.getBoundingClientRect();
    const seen = chunksBetween(this.dom, box.top, box.bottom);
    const first = this.dom.chunks[seen.first];
    const last = this.dom.chunks[Math.max(seen.first, seen.after - 1)];
    return { start: first?.start ?? 0, end: last?.end ?? 0 };
  }

  /** The offset of the first line in sight: the start of its block if that is in sight too. */
  firstInSight(): number {
    const box = this.options.scroller.getBoundingClientRect();
    const text = this.root.getBoundingClientRect();
    const top = Math.max(box.top, text.top);
    for (let y = top + 4; y < Math.min(box.bottom, top + 160); y += 24) {
      const offset = this.offsetAt(text.left + text.width / 2, y);
      if (offset === null) continue;
      const block = this.options.blocks[spanAt(this.options.blocks, offset)]?.start ?? offset;
      const line = this.geometry.clientRects({ start: block, end: block + 1 })[0];
      return line !== undefined && line.top >= box.top ? block : offset;
    }
    return this.visibleSpan().start;
  }

  /** Where an offset's first line stands, in pixels from the top of the text; cheap enough for every frame. */
  topOf(passage: EnginePassage): number | null {
    const chunk = this.dom.chunkAt(passage.start);
    const element = this.dom.chunkElement(chunk);
    if (element === undefined || chunk < this.view.first || chunk >= this.view.after) return null;
    const rect = this.geometry.indexOf(chunk).rectsOf(passage.id)[0];
    if (rect === undefined) return null;
    return element.getBoundingClientRect().top - this.root.getBoundingClientRect().top + rect.top;
  }

  /** Passages that begin in the chunks near the viewport, at most `limit`, those in sight first. */
  passagesNearView(limit: number): EnginePassage[] {
    const first = this.dom.chunks[this.view.first];
    const last = this.dom.chunks[this.view.after - 1];
    if (first === undefined || last === undefined) return [];
    const near = this.store.overlapping(first.start, last.end).filter((each) => each.start >= first.start);
    if (near.length <= limit) return near;
    const seen = this.visibleSpan();
    const fromSight = near.findIndex((each) => each.start >= seen.start);
    const from = Math.max(0, Math.min(fromSight, near.length - limit));
    return near.slice(from, from + limit);
  }

  setPlainLayout(plain: boolean): void {
    this.root.classList.toggle("sm-plain", plain);
    this.remeasure();
  }

  /** To be called when type size, width or font changed. */
  remeasure(): void {
    this.geometry.dropAll();
    for (const chunk of this.painter.window) this.staleSigns.add(chunk);
    this.scheduleSigns();
    this.scheduleRefresh();
  }

  destroy(): void {
    this.stop.abort();
    this.resize.disconnect();
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.signsFrame);
    cancelAnimationFrame(this.buildFrame);
    cancelIdle(this.idle);
    this.painter.clear();
    this.root.replaceChildren();
  }

  /** Paints what has come near the viewport and drops what has gone. */
  refresh(): void {
    if (this.printing) return;
    const box = this.options.scroller.getBoundingClientRect();
    const margin = box.height / 2;
    const window = chunksBetween(this.dom, box.top - margin, box.bottom + margin);
    this.show(window);
    this.options.onView?.();
  }

  private show(window: ChunkWindow): void {
    this.view = window;
    const { entered, left } = this.painter.setWindow(window.first, window.after);
    for (const chunk of left) {
      this.gutter.erase(chunk);
      this.staleSigns.delete(chunk);
    }
    for (const chunk of entered) this.staleSigns.add(chunk);
    if (this.staleSigns.size > 0) this.scheduleSigns();
  }

  private listen(): void {
    const signal = this.stop.signal;
    const view = this.root.ownerDocument.defaultView;
    this.options.scroller.addEventListener("scroll", () => this.scheduleRefresh(), { signal, passive: true });
    view?.addEventListener("beforeprint", () => this.showAll(), { signal });
    view?.addEventListener("afterprint", () => this.showWindow(), { signal });
  }

  private showAll(): void {
    this.printing = true;
    this.dom.buildThrough(this.dom.chunks.length - 1);
    this.show({ first: 0, after: this.dom.chunks.length });
  }

  private showWindow(): void {
    this.printing = false;
    this.refresh();
  }

  private redraw(): void {
    this.geometry.dropAll();
    this.painter.repaint();
    for (const chunk of this.painter.window) this.staleSigns.add(chunk);
    this.scheduleSigns();
  }

  private signsChanged(span: TextSpan): void {
    const chunk = this.dom.chunkAt(span.start);
    if (!this.painter.window.includes(chunk)) return;
    this.staleSigns.add(chunk);
    this.scheduleSigns();
  }

  private scheduleRefresh(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.refresh();
    });
  }

  /** Signs are drawn chunk by chunk, after the frame that painted the highlights. */
  private scheduleSigns(): void {
    if (this.signsFrame !== 0 || !this.painted) return;
    this.signsFrame = requestAnimationFrame(() => {
      this.signsFrame = 0;
      const [chunk] = this.staleSigns;
      if (chunk === undefined) return;
      this.staleSigns.delete(chunk);
      this.gutter.draw(chunk);
      if (this.staleSigns.size > 0) this.scheduleSigns();
      else this.options.onView?.();
    });
  }

  private resized(): void {
    const width = this.root.clientWidth;
    if (width !== this.width) {
      this.width = width;
      this.remeasure();
    } else this.scheduleRefresh();
  }

  /** The first picture comes before signs, order and the rest of the text, so that nothing delays it. */
  private goOnAfterFirstPaint(): void {
    this.buildFrame = requestAnimationFrame(() => {
      this.buildFrame = requestAnimationFrame(() => {
        this.painted = true;
        this.refresh();
        this.scheduleSigns();
        this.buildRest();
      });
    });
  }

  private buildRest(): void {
    if (this.dom.complete) {
      this.store.putInOrder();
      this.options.onReady?.();
      return;
    }
    this.idle = whenIdle(() => {
      const until = performance.now() + SLICE_MILLISECONDS;
      const inView = this.dom.built <= this.view.after;
      while (!this.dom.complete && performance.now() < until) this.dom.buildThrough(this.dom.built);
      if (inView) this.scheduleRefresh();
      this.buildRest();
    });
  }
}

interface Caret {
  node: Node;
  offset: number;
}

/** Safari answers by `caretRangeFromPoint` only. */
function caretAt(document: Document, x: number, y: number): Caret | null {
  if (typeof document.caretPositionFromPoint === "function") {
    const position = document.caretPositionFromPoint(x, y);
    return position === null ? null : { node: position.offsetNode, offset: position.offset };
  }
  const range = document.caretRangeFromPoint(x, y);
  return range === null ? null : { node: range.startContainer, offset: range.startOffset };
}

function whenIdle(run: () => void): number {
  if (typeof requestIdleCallback === "function") return requestIdleCallback(run, { timeout: 50 });
  return Number(window.setTimeout(run, 1));
}

function cancelIdle(handle: number): void {
  if (typeof cancelIdleCallback === "function") cancelIdleCallback(handle);
  else window.clearTimeout(handle);
}
