import { GROUP_STATES, type GroupState } from "#lib/adjudication/align.ts";
import type { Block, TextSpan } from "#lib/text/passage.ts";
import { TextDom } from "../reader/engine/text-dom.ts";

/** One marked place as it is painted: by its state, and with a sign in the margin. */
export interface PaintedPlace {
  key: string;
  span: TextSpan;
  state: GroupState | "settled";
  sign: string;
}

const LAYERS = [...GROUP_STATES, "chosen", "own"] as const;
type Layer = (typeof LAYERS)[number];

/** A text whose DOM stays clean: states are painted over it from offsets (UTF-16 code units). */
export class StatePainter {
  private readonly dom: TextDom;
  private readonly signs: HTMLElement;
  private places: readonly PaintedPlace[] = [];

  constructor(root: HTMLElement, text: string, blocks: readonly Block[]) {
    root.classList.add("sm-text", "sm-plain");
    this.dom = new TextDom(root, text, blocks);
    this.dom.buildThrough(this.dom.chunks.length - 1);
    this.signs = root.ownerDocument.createElement("div");
    this.signs.ariaHidden = "true";
    root.append(this.signs);
  }

  setPlaces(places: readonly PaintedPlace[]): void {
    this.places = places;
    for (const state of GROUP_STATES)
      this.paint(
        state,
        places.filter((place) => place.state === state).map(({ span }) => span),
      );
    this.drawSigns();
  }

  setLayer(layer: "chosen" | "own", span: TextSpan | null): void {
    this.paint(layer, span ? [span] : []);
  }

  /** Signs stand beside the first line of their place; to be called when lines may have moved. */
  drawSigns(): void {
    const top = this.dom.root.getBoundingClientRect().top;
    const signs = this.places.flatMap(({ span, state, sign }) => {
      const rect = this.rangesOf(span)[0]?.getClientRects()[0];
      if (!rect) return [];
      const element = this.dom.root.ownerDocument.createElement("span");
      element.className = `adj-sign adj-${state}`;
      element.textContent = sign;
      element.style.insetBlockStart = `${rect.top - top + rect.height / 4}px`;
      return [element];
    });
    this.signs.replaceChildren(...signs);
  }

  /** The offset at a point of the viewport, or null outside the text. */
  offsetAt(x: number, y: number): number | null {
    const caret = this.dom.root.ownerDocument.caretPositionFromPoint?.(x, y) ?? null;
    return caret === null ? null : this.dom.offsetOf(caret.offsetNode, caret.offset);
  }

  /** The place under a point, the shortest where several are; null while text is being selected. */
  placeAt(x: number, y: number): string | null {
    const at = this.selection() === null ? this.offsetAt(x, y) : null;
    if (at === null) return null;
    const under = this.places.filter(({ span }) => span.start <= at && at < span.end);
    const [shortest] = under.toSorted((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
    return shortest?.key ?? null;
  }

  /** What is selected in the text, or null. */
  selection(): TextSpan | null {
    const selection = this.dom.root.ownerDocument.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!this.dom.root.contains(range.commonAncestorContainer)) return null;
    const start = this.dom.offsetOf(range.startContainer, range.startOffset);
    const end = this.dom.offsetOf(range.endContainer, range.endOffset);
    return start !== null && end !== null && end > start ? { start, end } : null;
  }

  /** Brings the first line of a place to the upper third of the pane; its paragraph may be taller than a phone. */
  reveal(span: TextSpan): void {
    const [range] = this.rangesOf(span);
    const element = range?.startContainer.parentElement;
    if (!range || !element) return;
    element.scrollIntoView({ block: "center" });
    const scroller = scrollerOf(element);
    const line = range.getClientRects()[0];
    if (!scroller || !line) return;
    const box = scroller.getBoundingClientRect();
    scroller.scrollTop += line.top - box.top - box.height * 0.3;
  }

  destroy(): void {
    for (const layer of LAYERS) this.paint(layer, []);
    this.dom.root.replaceChildren();
  }

  private paint(layer: Layer, spans: readonly TextSpan[]): void {
    if (typeof Highlight !== "function") return;
    const ranges = spans.flatMap((span) => this.rangesOf(span));
    if (ranges.length === 0) {
      CSS.highlights.delete(`adj-${layer}`);
      return;
    }
    const highlight = new Highlight(...ranges);
    highlight.priority = LAYERS.indexOf(layer);
    CSS.highlights.set(`adj-${layer}`, highlight);
  }

  private rangesOf({ start, end }: TextSpan): Range[] {
    const ranges: Range[] = [];
    const last = this.dom.chunkAt(Math.max(start, end - 1));
    for (let chunk = this.dom.chunkAt(start); chunk <= last; chunk++)
      for (const { node, from, to } of this.dom.piecesIn(chunk, start, end)) {
        const range = this.dom.root.ownerDocument.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        ranges.push(range);
      }
    return ranges;
  }
}

/** The nearest thing around an element that scrolls up and down by itself. */
function scrollerOf(element: Element): Element | null {
  let around = element.parentElement;
  while (around && !/auto|scroll/.test(getComputedStyle(around).overflowY)) around = around.parentElement;
  return around;
}
