import type { BlockKind } from "../../text/passage.ts";

/** A block as it is read from a page, before it has a place in the canonical text. */
export interface PageBlock {
  kind: BlockKind;
  level?: number;
  text: string;
  /** The stretches of page text that it is made of, with how many characters that are not white space each gave. */
  sources: { id: number; weight: number }[];
}

export interface BlockShape {
  kind: BlockKind;
  level?: number;
}

/** HTML's white space; a no-break space is text. */
const COLLAPSIBLE = /[ \t\n\f\r]+/g;

/** Puts blocks together from stretches of text, line breaks and block edges, in document order. */
export class BlockBuilder {
  readonly blocks: PageBlock[] = [];
  #text = "";
  #sources: { id: number; weight: number }[] = [];
  #shape: BlockShape = { kind: "paragraph" };

  /** Adds a stretch of text; `shape` is what the elements around it make of it. */
  add(id: number, raw: string, shape: BlockShape): void {
    const isPreformatted = shape.kind === "preformatted";
    const text = isPreformatted ? raw.replace(/\r\n?/g, "\n") : raw.replace(COLLAPSIBLE, " ");
    const weight = text.replace(/\s+/g, "").length;
    if (this.#sources.length === 0) this.#shape = shape;
    if (weight > 0) this.#sources.push({ id, weight });
    const isAtEdge = this.#text === "" || /[ \n\t]$/.test(this.#text);
    this.#text += !isPreformatted && isAtEdge && text.startsWith(" ") ? text.slice(1) : text;
  }

  /** A line break; two in a row separate paragraphs, as many pages use them. */
  breakLine(): void {
    const text = this.#text.trimEnd();
    if (this.#shape.kind !== "preformatted" && this.#text.slice(text.length).includes("\n")) {
      this.endBlock();
    } else if (text !== "") {
      this.#text = `${this.#shape.kind === "preformatted" ? this.#text : text}\n`;
    }
  }

  /** The next cell of a table row. */
  beginCell(): void {
    const text = this.#text.trimEnd();
    if (text !== "") this.#text = `${text}\t`;
  }

  endBlock(): void {
    const text = trimmed(this.#text, this.#shape.kind);
    if (text !== "") this.blocks.push({ ...this.#shape, text, sources: this.#sources });
    this.#text = "";
    this.#sources = [];
    this.#shape = { kind: "paragraph" };
  }
}

/** Preformatted text keeps the indent of its first line only where that costs no block edge: edges are trimmed. */
function trimmed(text: string, kind: BlockKind): string {
  return kind === "preformatted" ? text.replace(/^\s*\n/, "").trim() : text.trim();
}
