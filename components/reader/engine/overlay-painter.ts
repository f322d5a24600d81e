import type { TextSpan } from "#lib/text/passage.ts";
import type { Geometry } from "./geometry.ts";
import { type LayerName, tagHighlightName } from "./highlight-pool.ts";
import type { EnginePassage, PassageStore } from "./passage-store.ts";
import type { TextDom } from "./text-dom.ts";

/**
 * For browsers without CSS highlights: the same passages as underlined boxes over the chunks in the window.
 * Coarser than the real thing, but nothing is missing and the text is left alone as well.
 */
export class OverlayPainter {
  private readonly dom: TextDom;
  private readonly store: PassageStore;
  private readonly geometry: Geometry;
  private readonly layers = new Map<LayerName, readonly TextSpan[]>();
  private readonly boxes = new Map<number, HTMLElement[]>();

  constructor(dom: TextDom, store: PassageStore, geometry: Geometry) {
    this.dom = dom;
    this.store = store;
    this.geometry = geometry;
  }

  get window(): number[] {
    return [...this.boxes.keys()];
  }

  setWindow(first: number, after: number): { entered: number[]; left: number[] } {
    const left = this.window.filter((chunk) => chunk < first || chunk >= after);
    for (const chunk of left) this.unpaint(chunk);
    const entered: number[] = [];
    for (let chunk = first; chunk < Math.min(after, this.dom.built); chunk += 1) {
      if (this.boxes.has(chunk)) continue;
      this.paint(chunk);
      entered.push(chunk);
    }
    return { entered, left };
  }

  addPassage(_passage: EnginePassage): void {
    this.repaint();
  }

  removePassage(_id: string): void {
    this.repaint();
  }

  setLayer(layer: LayerName, spans: readonly TextSpan[]): void {
    this.layers.set(layer, spans);
    this.repaint();
  }

  repaint(): void {
    for (const chunk of this.window) {
      this.unpaint(chunk);
      this.paint(chunk);
    }
  }

  clear(): void {
    for (const chunk of this.window) this.unpaint(chunk);
  }

  private unpaint(chunk: number): void {
    for (const box of this.boxes.get(chunk) ?? []) box.remove();
    this.boxes.delete(chunk);
  }

  private paint(chunk: number): void {
    const element = this.dom.chunkElement(chunk);
    const plan = this.dom.chunks[chunk];
    if (element === undefined || plan === undefined) return;
    const boxes: HTMLElement[] = [];
    for (const passage of this.store.overlapping(plan.start, plan.end)) {
      const name = tagHighlightName(passage.tag, this.store.laneOf(passage.id), passage.mine);
      for (const rect of this.geometry.indexOf(chunk).rectsOf(passage.id)) {
        boxes.push(boxFor(element, name, rect.left, rect.top, rect.right, rect.bottom));
      }
    }
    const corner = element.getBoundingClientRect();
    for (const [layer, spans] of this.layers) {
      for (const span of spans) {
        if (span.start >= plan.end || span.end <= plan.start) continue;
        const within = { start: Math.max(span.start, plan.start), end: Math.min(span.end, plan.end) };
        for (const rect of this.geometry.clientRects(within)) {
          const { left, top } = corner;
          boxes.push(
            boxFor(
              element,
              `sm-${layer}`,
              rect.left - left,
              rect.top - top,
              rect.right - left,
              rect.bottom - top,
            ),
          );
        }
      }
    }
    element.append(...boxes);
    this.boxes.set(chunk, boxes);
  }
}

function boxFor(
  chunk: HTMLElement,
  name: string,
  left: number,
  top: number,
  right: number,
  bottom: number,
): HTMLElement {
  const box = chunk.ownerDocument.createElement("i");
  box.className = `sm-box ${name}`;
  box.ariaHidden = "true";
  box.style.insetInlineStart = "auto";
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
  box.style.width = `${right - left}px`;
  box.style.height = `${bottom - top}px`;
  return box;
}
