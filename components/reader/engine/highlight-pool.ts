import type { Tag } from "#lib/annotations/tags.ts";

/** Layers above the tags, from the lowest to the highest. */
export const LAYERS = [
  "focus",
  "selected-claim",
  "selected-opinion",
  "selected-boilerplate",
  "pending",
  "find",
  "find-current",
] as const;
export type LayerName = (typeof LAYERS)[number];

/** Name in CSS of the highlight that paints a tag in a lane. */
export function tagHighlightName(tag: Tag, lane: number, mine: boolean): string {
  return `sm-${tag}-${lane}${mine ? "" : "-colleague"}`;
}

export function layerHighlightName(layer: LayerName): string {
  return `sm-${layer}`;
}

interface Pooled {
  highlight: Highlight;
  ranges: number;
}

/**
 * Highlights by name, shared by all readers of a page because the browser's registry is one per document.
 * Only names with ranges are registered, and only our own are ever deleted.
 */
class HighlightPool {
  private readonly pooled = new Map<string, Pooled>();

  add(name: string, range: AbstractRange): void {
    const entry = this.pooled.get(name) ?? this.register(name);
    entry.ranges += 1;
    entry.highlight.add(range);
  }

  delete(name: string, range: AbstractRange): void {
    const entry = this.pooled.get(name);
    if (entry === undefined || !entry.highlight.delete(range)) return;
    entry.ranges -= 1;
    if (entry.ranges > 0) return;
    CSS.highlights.delete(name);
    this.pooled.delete(name);
  }

  private register(name: string): Pooled {
    const highlight = new Highlight();
    const layer = LAYERS.findIndex((each) => layerHighlightName(each) === name);
    highlight.priority = layer + 1;
    const entry = { highlight, ranges: 0 };
    this.pooled.set(name, entry);
    CSS.highlights.set(name, highlight);
    return entry;
  }
}

/** The pool of this page. */
export const highlightPool = new HighlightPool();

/** Whether the browser paints CSS custom highlights. */
export function canPaintHighlights(): boolean {
  return typeof Highlight === "function" && typeof CSS !== "undefined" && "highlights" in CSS;
}
