import { TAG_GLYPHS, type Tag } from "#lib/annotations/tags.ts";
import type { Geometry } from "./geometry.ts";
import type { PassageStore } from "./passage-store.ts";
import type { TextDom } from "./text-dom.ts";

interface Margin {
  /** Has the size of the margin and layout containment, so that a new sign lays out nothing but itself. */
  layer: HTMLElement;
  signs: Map<string, HTMLElement>;
}

interface Sign {
  tag: Tag;
  top: number;
  height: number;
}

/**
 * Signs in the margin beside the line where a passage begins, one per tag and line. They carry no text of their
 * own (CSS draws them from an attribute), so the text of the page stays the article's.
 */
export class Gutter {
  private readonly dom: TextDom;
  private readonly store: PassageStore;
  private readonly geometry: Geometry;
  private readonly margins = new Map<number, Margin>();

  constructor(dom: TextDom, store: PassageStore, geometry: Geometry) {
    this.dom = dom;
    this.store = store;
    this.geometry = geometry;
  }

  erase(chunk: number): void {
    this.margins.get(chunk)?.layer.remove();
    this.margins.delete(chunk);
  }

  /** Brings the signs of a chunk up to date, leaving alone those that stay. */
  draw(chunk: number): void {
    const wanted = this.signsOf(chunk);
    const margin = this.margins.get(chunk) ?? this.openMargin(chunk);
    if (margin === null) return;
    for (const [key, element] of margin.signs) {
      if (wanted.has(key)) continue;
      element.remove();
      margin.signs.delete(key);
    }
    const added: HTMLElement[] = [];
    for (const [key, sign] of wanted) {
      if (margin.signs.has(key)) continue;
      const element = signElement(margin.layer.ownerDocument, sign);
      margin.signs.set(key, element);
      added.push(element);
    }
    margin.layer.append(...added);
  }

  private signsOf(chunk: number): Map<string, Sign> {
    const signs = new Map<string, Sign>();
    const plan = this.dom.chunks[chunk];
    if (plan === undefined) return signs;
    const index = this.geometry.indexOf(chunk);
    for (const passage of this.store.overlapping(plan.start, plan.end)) {
      const first = passage.start < plan.start ? undefined : index.rectsOf(passage.id)[0];
      if (first === undefined) continue;
      const sign = {
        tag: passage.tag,
        top: Math.round(first.top),
        height: Math.round(first.bottom - first.top),
      };
      signs.set(`${sign.tag} ${sign.top} ${sign.height}`, sign);
    }
    return signs;
  }

  private openMargin(chunk: number): Margin | null {
    const element = this.dom.chunkElement(chunk);
    if (element === undefined) return null;
    const layer = element.ownerDocument.createElement("div");
    layer.className = "sm-margin";
    layer.ariaHidden = "true";
    element.append(layer);
    const margin = { layer, signs: new Map<string, HTMLElement>() };
    this.margins.set(chunk, margin);
    return margin;
  }
}

function signElement(document: Document, { tag, top, height }: Sign): HTMLElement {
  const element = document.createElement("i");
  element.className = `sm-sign sm-sign-${tag}`;
  element.dataset["glyph"] = TAG_GLYPHS[tag];
  element.style.top = `${top}px`;
  element.style.blockSize = `${height}px`;
  return element;
}
