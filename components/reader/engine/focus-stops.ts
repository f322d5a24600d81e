import type { TextSpan } from "#lib/text/passage.ts";
import type { DomPoint, TextDom } from "./text-dom.ts";

/** What a screen reader is told about the sentence in focus. */
export interface FocusDescription {
  /** The sentence itself. */
  label: string;
  /** Its tags, in words. */
  description: string;
  /** Ids of the elements that tell more (cards). */
  detailIds: readonly string[];
}

/**
 * The one tab stop of the text. Two empty elements take turns: moving focus from one to the other makes every
 * screen reader announce the new sentence, which a changed label on a focused element does not.
 * Each stands before its sentence's block, so that reading goes on from there.
 */
export class FocusStops {
  private readonly dom: TextDom;
  private readonly stops: readonly [HTMLElement, HTMLElement];
  private turn: 0 | 1 = 0;

  constructor(dom: TextDom) {
    this.dom = dom;
    this.stops = [this.build(), this.build()];
    this.current.tabIndex = 0;
    dom.root.prepend(this.current);
  }

  get current(): HTMLElement {
    return this.stops[this.turn];
  }

  get hasFocus(): boolean {
    return this.dom.root.ownerDocument.activeElement === this.current;
  }

  /** Moves the stop to a sentence, and focus with it if asked. Nothing scrolls. */
  moveTo(span: TextSpan, told: FocusDescription, takeFocus: boolean): void {
    const chunk = this.dom.chunkAt(span.start);
    this.dom.buildThrough(chunk);
    const point = this.dom.pointAt(span.start, "start");
    const block = point?.node.parentElement;
    if (point === null || block === null || block === undefined) return;
    const left = this.current;
    const hadFocus = this.hasFocus;
    this.turn = this.turn === 0 ? 1 : 0;
    const next = this.current;
    this.dom.partOfChunk(block).before(next);
    this.describe(told);
    this.standBeside(next, point, chunk);
    next.tabIndex = 0;
    if (takeFocus || hadFocus) next.focus({ preventScroll: true });
    left.tabIndex = -1;
    left.remove();
  }

  /** Says anew what the sentence in focus is tagged as. */
  describe(told: FocusDescription): void {
    this.current.ariaLabel = told.label;
    this.current.setAttribute("aria-description", told.description);
    const document = this.dom.root.ownerDocument;
    const there = told.detailIds.filter((id) => document.getElementById(id) !== null);
    if (there.length > 0) this.current.setAttribute("aria-details", there.join(" "));
    else this.current.removeAttribute("aria-details");
  }

  remove(): void {
    for (const stop of this.stops) stop.remove();
  }

  /** The mark of the focus stands beside the line where the sentence begins. */
  private standBeside(stop: HTMLElement, point: DomPoint, chunk: number): void {
    const range = stop.ownerDocument.createRange();
    range.setStart(point.node, point.offset);
    range.setEnd(point.node, Math.min(point.offset + 1, point.node.length));
    const line = range.getBoundingClientRect();
    const box = this.dom.chunkElement(chunk)?.getBoundingClientRect();
    if (box === undefined) return;
    stop.style.top = `${line.top - box.top}px`;
    stop.style.blockSize = `${line.height}px`;
  }

  private build(): HTMLElement {
    const stop = this.dom.root.ownerDocument.createElement("div");
    stop.className = "sm-stop";
    stop.role = "group";
    stop.ariaRoleDescription = "sentence";
    stop.tabIndex = -1;
    return stop;
  }
}
