import { Parser } from "htmlparser2";
import { accepted, counted, refused, type TextNote, type TextOutcome } from "../../text/notes.ts";
import { BlockBuilder, type BlockShape, type PageBlock } from "./block-builder.ts";
import { isBlockElement, isHidden, kindOfElement, SILENT_ELEMENTS } from "./page-elements.ts";
import { type PageHead, HeadReader } from "./page-head.ts";
import { Skeleton } from "./skeleton.ts";

/** Elements inside elements beyond which a page is refused; no page that people read comes near it. */
export const MAX_PAGE_DEPTH = 60_000;
/** Depth times end tags: the parser looks for each end tag among all open elements. */
const MAX_PARSER_STEPS = 6_000_000_000;

/** A page, read once from front to back. */
export interface Page {
  blocks: PageBlock[];
  head: PageHead;
  /** The page for finding the article: without scripts and attributes of no use, each stretch of text marked. */
  skeleton: Skeleton;
  notes: TextNote[];
}

interface OpenElement {
  name: string;
  /** Whether text inside is left out, because of this element or one around it. */
  isSilent: boolean;
  shape: BlockShape;
}

class TooDeep extends Error {}

/**
 * Reads a page into blocks of text, metadata and a skeleton. Streams over the source without recursion, so that neither
 * depth nor length can exhaust the stack. Text of scripts, styles, templates, drawings and hidden elements is left out.
 * Refuses pages nested deeper than MAX_PAGE_DEPTH ("too-complex").
 */
export function readPage(html: string): TextOutcome<Page> {
  const reader = new PageReader(countEndTags(html));
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: (name) => reader.close(name),
      ontext: (text) => reader.text(text),
    },
    { decodeEntities: true },
  );
  try {
    parser.end(html);
  } catch (error) {
    if (error instanceof TooDeep) return refused("too-complex", error.message);
    throw error;
  }
  return accepted(reader.page());
}

class PageReader {
  readonly #builder = new BlockBuilder();
  readonly #head = new HeadReader();
  readonly #skeleton = new Skeleton();
  readonly #open: OpenElement[] = [];
  readonly #endTags: number;
  #pending: string[] = [];
  #stretches = 0;

  constructor(endTags: number) {
    this.#endTags = endTags;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#flushText();
    this.#requireBearable();
    const around = this.#open.at(-1);
    const isSilent = (around?.isSilent ?? false) || SILENT_ELEMENTS.has(name) || isHidden(attributes);
    this.#head.open(name, attributes);
    this.#markEdge(name);
    this.#open.push({ name, isSilent, shape: shapeInside(name, around?.shape) });
    if (!isSilent) this.#skeleton.open(name, attributes, this.#open.length);
  }

  close(name: string): void {
    this.#flushText();
    const element = this.#open.at(-1);
    if (element && !element.isSilent) this.#skeleton.close(name, this.#open.length);
    this.#open.pop();
    this.#head.close(name);
    if (isBlockElement(name)) this.#builder.endBlock();
  }

  text(data: string): void {
    this.#pending.push(data);
  }

  page(): Page {
    this.#flushText();
    this.#builder.endBlock();
    const notes: TextNote[] = [];
    const head = this.#head.result();
    if (head.unreadable > 0) {
      const message = `${counted(head.unreadable, "metadata part", "metadata parts")} of the page could not be read.`;
      notes.push({ code: "metadata-unreadable", message, count: head.unreadable });
    }
    if (this.#skeleton.isFlattened) {
      const message = "The page is nested unusually deep; its inner levels were read as one.";
      notes.push({ code: "nesting-flattened", message });
    }
    return { blocks: this.#builder.blocks, head, skeleton: this.#skeleton, notes };
  }

  /** Entities arrive apart from the words around them; together they are one stretch. */
  #flushText(): void {
    if (this.#pending.length === 0) return;
    const text = this.#pending.join("").toWellFormed().replaceAll("\0", "");
    this.#pending = [];
    this.#head.text(text);
    const around = this.#open.at(-1);
    if (around?.isSilent) return;
    this.#builder.add(this.#stretches, text, around?.shape ?? { kind: "paragraph" });
    this.#skeleton.text(this.#stretches, text, this.#open.length);
    this.#stretches++;
  }

  #markEdge(name: string): void {
    if (isBlockElement(name)) this.#builder.endBlock();
    else if (name === "br") this.#builder.breakLine();
    else if (name === "td" || name === "th") this.#builder.beginCell();
  }

  #requireBearable(): void {
    const depth = this.#open.length;
    if (depth < 1000) return;
    if (depth > MAX_PAGE_DEPTH || depth * this.#endTags > MAX_PARSER_STEPS) {
      throw new TooDeep(
        "The page nests its elements too deep to be read. Save its text and import that instead.",
      );
    }
  }
}

/** A paragraph inside a quote is a quote; in a table it is a paragraph, since old pages are laid out with tables. */
function shapeInside(name: string, around: BlockShape | undefined): BlockShape {
  if (name === "p" && around?.kind === "table-row") return { kind: "paragraph" };
  return kindOfElement(name) ?? around ?? { kind: "paragraph" };
}

function countEndTags(html: string): number {
  let count = 0;
  for (let at = html.indexOf("</"); at !== -1; at = html.indexOf("</", at + 2)) count++;
  return count;
}
