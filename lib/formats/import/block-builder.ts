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

/** Puts blocks together from stretches of text, line breaks and block edges, in document order; linear in the text. */
export class BlockBuilder {
  readonly blocks: PageBlock[] = [];
  /** Pieces that are joined at the end: looking into a growing string would copy it every time. */
  #parts: string[] = [];
  #lastCharacter = "";
  #sources: { id: number; weight: number }[] = [];
  #shape: BlockShape = { kind: "paragraph" };

  /** Adds a stretch of text; `shape` is what the elements around it make of it. */
  add(id: number, raw: string, shape: BlockShape): void {
    const isPreformatted = shape.kind === "preformatted";
    const text = isPreformatted ? raw.replace(/\r\n?/g, "\n") : raw.replace(COLLAPSIBLE, " ");
    const weight = text.replace(/\s+/g, "").length;
    if (weight > 0 && this.#sources.length === 0) this.#shape = shape;
    if (weight > 0) this.#sources.push({ id, weight });
    const isAtEdge = this.#lastCharacter === "" || " \n\t".includes(this.#lastCharacter);
    this.#append(!isPreformatted && isAtEdge && text.startsWith(" ") ? text.slice(1) : text);
  }

  /** A line break; two in a row separate paragraphs, as many pages use them. */
  breakLine(): void {
    if (this.#sources.length === 0) return;
    if (this.#shape.kind === "preformatted") return this.#append("\n");
    this.#dropTrailingSpace();
    if (this.#lastCharacter === "\n") this.endBlock();
    else this.#append("\n");
  }

  /** The next cell of a table row. */
  beginCell(): void {
    if (this.#sources.length === 0) return;
    this.#dropTrailingSpace();
    this.#append("\t");
  }

  endBlock(): void {
    const text = this.#parts.join("").trim();
    if (text !== "") this.blocks.push({ ...this.#shape, text, sources: this.#sources });
    this.#parts = [];
    this.#lastCharacter = "";
    this.#sources = [];
    this.#shape = { kind: "paragraph" };
  }

  #append(text: string): void {
    if (text === "") return;
    this.#parts.push(text);
    this.#lastCharacter = text.at(-1) ?? "";
  }

  /** Collapsed text ends with one space at most. */
  #dropTrailingSpace(): void {
    if (this.#lastCharacter !== " ") return;
    const last = this.#parts.pop() ?? "";
    const rest = last.slice(0, -1);
    if (rest !== "") this.#parts.push(rest);
    this.#lastCharacter = (rest || (this.#parts.at(-1) ?? "")).at(-1) ?? "";
  }
}
