import { TAG_GLYPHS, TAGS } from "#lib/annotations/tags.ts";
import type { Geometry } from "./geometry.ts";
import type { PassageStore } from "./passage-store.ts";
import type { TextDom } from "./text-dom.ts";

/**
 * Signs in the margin beside the line where a passage begins, one per tag and line. They carry no text of their
 * own (CSS draws them from an attribute), so the text of the page stays the article's.
 */
export class Gutter {
  private readonly dom: TextDom;
  private readonly store: PassageStore;
  private readonly geometry: Geometry;
  private readonly drawn = new Map<number, HTMLElement[]>();

  constructor(dom: TextDom, store: PassageStore, geometry: Geometry) {
    this.dom = dom;
    this.store = store;
    this.geometry = geometry;
  }

  erase(chunk: number): void {
    for (const sign of this.drawn.get(chunk) ?? []) sign.remove();
    this.drawn.delete(chunk);
  }

  draw(chunk: number): void {
    const element = this.dom.chunkElement(chunk);
    const plan = this.dom.chunks[chunk];
    if (element === undefined || plan === undefined) return;
    const index = this.geometry.indexOf(chunk);
    const wanted = new Map<string, { tag: (typeof TAGS)[number]; top: number; height: number }>();
    for (const passage of this.store.overlapping(plan.start, plan.end)) {
      const first = passage.start < plan.start ? undefined : index.rectsOf(passage.id)[0];
      if (first === undefined) continue;
      const key = `${passage.tag} ${Math.round(first.top)}`;
      wanted.set(key, { tag: passage.tag, top: first.top, height: first.bottom - first.top });
    }
    this.erase(chunk);
    const signs = [...wanted.values()].map(({ tag, top, height }) => {
      const sign = element.ownerDocument.createElement("i");
      sign.className = `sm-sign sm-sign-${tag}`;
      sign.dataset["glyph"] = TAG_GLYPHS[tag];
      sign.ariaHidden = "true";
      sign.style.top = `${top}px`;
      sign.style.blockSize = `${height}px`;
      return sign;
    });
    element.append(...signs);
    this.drawn.set(chunk, signs);
  }
}
