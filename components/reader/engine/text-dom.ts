import type { Block } from "#lib/text/passage.ts";
import {
  type Chunk,
  estimateHeight,
  GROUP_CHUNKS,
  headingLevels,
  type Measure,
  placeOf,
  planChunks,
  spanAt,
} from "./chunk-plan.ts";

/** A boundary point in a text node of the reader. */
export interface DomPoint {
  node: Text;
  offset: number;
}

/** A list item that begins with its own bullet or number. */
const OWN_MARKER = /^(?:[^\p{L}\p{N}\s"'“‘«(]|\(?\p{N}{1,3}[.)])\s/u;

const DEFAULT_MEASURE: Measure = { charactersPerLine: 68, linePixels: 32, blockGapPixels: 16 };

/**
 * The text as elements: groups of chunks of blocks, one text node per block. Text nodes are written once and
 * never again, so every offset keeps its node; the canonical offset of a node's first character is its block's start.
 */
export class TextDom {
  readonly chunks: readonly Chunk[];
  readonly root: HTMLElement;
  private readonly text: string;
  private readonly blocks: readonly Block[];
  private readonly levels: readonly (number | null)[];
  private readonly heights: readonly number[];
  private readonly spacer: HTMLElement;
  private readonly textNodes: Text[] = [];
  private readonly chunkElements: HTMLElement[] = [];
  private readonly groupElements: HTMLElement[] = [];
  private readonly blockOf = new WeakMap<Node, number>();
  private unbuiltHeight: number;

  constructor(root: HTMLElement, text: string, blocks: readonly Block[], measure: Measure = DEFAULT_MEASURE) {
    this.root = root;
    this.text = text;
    this.blocks = blocks;
    this.chunks = planChunks(blocks);
    this.levels = headingLevels(blocks);
    this.heights = this.chunks.map((chunk) => estimateHeight(chunk, blocks, measure));
    this.unbuiltHeight = this.heights.reduce((sum, height) => sum + height, 0);
    this.spacer = root.ownerDocument.createElement("div");
    this.spacer.className = "sm-spacer";
    this.spacer.ariaHidden = "true";
    root.replaceChildren(this.spacer);
    this.sizeSpacer();
  }

  get built(): number {
    return this.chunkElements.length;
  }

  get complete(): boolean {
    return this.built === this.chunks.length;
  }

  /** Builds chunks in order until `chunk` stands. */
  buildThrough(chunk: number): void {
    const last = Math.min(chunk, this.chunks.length - 1);
    if (this.built > last) return;
    while (this.built <= last) this.buildNext();
    this.sizeSpacer();
  }

  chunkAt(offset: number): number {
    return spanAt(this.chunks, offset);
  }

  chunkElement(chunk: number): HTMLElement | undefined {
    return this.chunkElements[chunk];
  }

  /** Built groups, for the search of what is in view. */
  get groups(): readonly HTMLElement[] {
    return this.groupElements;
  }

  /** The direct child of a chunk that holds a block: the block itself, or its list. */
  partOfChunk(block: HTMLElement): HTMLElement {
    const parent = block.parentElement;
    return parent === null || parent.classList.contains("sm-chunk") ? block : parent;
  }

  /** Where a canonical offset stands in the document; null when it isn't built yet or there is no text. */
  pointAt(offset: number, side: "start" | "end"): DomPoint | null {
    const place = placeOf(this.blocks, offset, side);
    const node = place === null ? undefined : this.textNodes[place.block];
    return place === null || node === undefined ? null : { node, offset: place.within };
  }

  /** The canonical offset of a boundary point anywhere in the text; null when it lies outside. */
  offsetOf(container: Node, within: number): number | null {
    const own = this.blockOf.get(container);
    if (own !== undefined && container.nodeType === Node.TEXT_NODE) return this.startOf(own) + within;
    if (!this.root.contains(container)) return null;
    return this.offsetBefore(container, within);
  }

  /** The part of [start, end) in each block of a chunk, as boundary points in one text node each. */
  *piecesIn(chunk: number, start: number, end: number): Iterable<{ node: Text; from: number; to: number }> {
    const plan = this.chunks[chunk];
    if (plan === undefined) return;
    const first = Math.max(plan.firstBlock, spanAt(this.blocks, start));
    for (let at = first; at < plan.afterBlock; at += 1) {
      const block = this.blocks[at];
      const node = this.textNodes[at];
      if (block === undefined || node === undefined || block.start >= end) return;
      const from = Math.max(start, block.start) - block.start;
      const to = Math.min(end, block.end) - block.start;
      if (to > from) yield { node, from, to };
    }
  }

  private startOf(block: number): number {
    return this.blocks[block]?.start ?? 0;
  }

  /** A selection that ends on an element (triple click does) means the start of the next block, or the end of all. */
  private offsetBefore(container: Node, within: number): number | null {
    const point = this.root.ownerDocument.createRange();
    point.setStart(container, within);
    let low = 0;
    let high = this.textNodes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const node = this.textNodes[middle];
      if (node !== undefined && point.comparePoint(node, 0) < 0) low = middle + 1;
      else high = middle;
    }
    return this.blocks[low]?.start ?? this.blocks.at(-1)?.end ?? null;
  }

  private buildNext(): void {
    const index = this.built;
    const plan = this.chunks[index];
    if (plan === undefined) return;
    const element = this.root.ownerDocument.createElement("div");
    element.className = "sm-chunk";
    element.style.containIntrinsicBlockSize = `auto ${this.heights[index] ?? 0}px`;
    let list: HTMLElement | null = null;
    for (let at = plan.firstBlock; at < plan.afterBlock; at += 1) {
      const block = this.blocks[at];
      if (block === undefined) break;
      const blockElement = this.buildBlock(block, at);
      if (block.kind !== "list-item") list = null;
      else if (list === null) element.append((list = this.buildList()));
      (list ?? element).append(blockElement);
    }
    this.groupFor(index).append(element);
    this.chunkElements.push(element);
    this.unbuiltHeight -= this.heights[index] ?? 0;
  }

  private buildBlock(block: Block, index: number): HTMLElement {
    const element = this.root.ownerDocument.createElement(elementName(block, this.levels[index] ?? 2));
    element.className = `sm-block sm-${block.kind}`;
    element.dir = "auto";
    const text = this.text.slice(block.start, block.end);
    if (block.kind === "list-item") {
      element.role = "listitem";
      element.classList.toggle("sm-marked", OWN_MARKER.test(text));
    }
    const node = this.root.ownerDocument.createTextNode(text);
    element.append(node);
    this.textNodes[index] = node;
    this.blockOf.set(node, index);
    return element;
  }

  private buildList(): HTMLElement {
    const list = this.root.ownerDocument.createElement("div");
    list.role = "list";
    return list;
  }

  private groupFor(chunk: number): HTMLElement {
    const index = Math.floor(chunk / GROUP_CHUNKS);
    const there = this.groupElements[index];
    if (there !== undefined) return there;
    const group = this.root.ownerDocument.createElement("div");
    group.className = "sm-group";
    const height = this.heights
      .slice(index * GROUP_CHUNKS, (index + 1) * GROUP_CHUNKS)
      .reduce((sum, each) => sum + each, 0);
    group.style.containIntrinsicBlockSize = `auto ${height}px`;
    this.spacer.before(group);
    this.groupElements.push(group);
    return group;
  }

  private sizeSpacer(): void {
    if (this.complete) this.spacer.remove();
    else this.spacer.style.blockSize = `${Math.max(0, this.unbuiltHeight)}px`;
  }
}

function elementName(block: Block, level: number): string {
  switch (block.kind) {
    case "heading":
      return `h${level}`;
    case "quote":
      return "blockquote";
    case "preformatted":
      return "pre";
    case "list-item":
      return "div";
    default:
      return "p";
  }
}
