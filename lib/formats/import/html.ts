import { MAX_TEXT_LENGTH, tooLongMessage } from "../../text/canonical.ts";
import { accepted, refused, type TextNote, type TextOutcome } from "../../text/notes.ts";
import type { Block } from "../../text/passage.ts";
import type { PageBlock } from "./block-builder.ts";
import { findMainArticle, type MainArticle } from "./main-article.ts";
import { type ArticleMetadata, metadataOf } from "./metadata.ts";
import { readPage } from "./page.ts";

/** A page as plain text with typed blocks over it, and what it says about itself. */
export interface ImportedPage extends ArticleMetadata {
  /** Canonical text: blocks with a blank line between them, rows and list items with a line end. */
  text: string;
  blocks: Block[];
  notes: TextNote[];
}

/**
 * Turns an HTML page into plain text with typed blocks, in document order. Blocks outside the article that
 * Readability finds (appeals, comments, link lists, footers) are "leftover": they are kept, since reviewers tag them.
 *
 * Nothing of the page is run or rendered. Refuses with "empty" (no readable text), "too-long" and "too-complex".
 */
export function importHtml(html: string): TextOutcome<ImportedPage> {
  const read = readPage(html);
  if (!read.ok) return read;
  const { blocks: pageBlocks, head, skeleton, notes } = read.value;
  if (pageBlocks.length === 0) {
    return refused(
      "empty",
      "The page has no readable text. It may build its text with scripts: save it from the browser and try again.",
    );
  }
  const article = skeleton.isBearable ? findMainArticle(skeleton, head.title) : null;
  if (!skeleton.isBearable) notes.push(NOT_DIVIDED);
  else if (!article) notes.push(NOT_FOUND);

  const metadata = metadataOf(head, article?.byline ?? null);
  const divided = article ? divide(pageBlocks, article, metadata.title) : pageBlocks;
  const { text, blocks } = layOut(divided);
  if (text.length > MAX_TEXT_LENGTH) return refused("too-long", tooLongMessage(text.length));
  const title = metadata.title ?? titleIn(divided);
  return accepted({ ...metadata, title, text, blocks, notes });
}

const NOT_DIVIDED: TextNote = {
  code: "page-not-divided",
  message: "The page is too large to tell its article from the rest; everything was kept as article.",
};
const NOT_FOUND: TextNote = {
  code: "article-not-found",
  message: "No article could be told from the rest of the page; everything was kept as article.",
};

/** A block belongs to the article when most of its characters do. The headline does too, wherever it stands. */
function divide(blocks: readonly PageBlock[], article: MainArticle, title: string | null): PageBlock[] {
  return blocks.map((block) => {
    const isArticle = isMostlyIn(block, article.stretches) || isHeadline(block, title);
    if (isArticle) return block;
    return { kind: "leftover", text: block.text, sources: block.sources };
  });
}

function isMostlyIn(block: PageBlock, stretches: ReadonlySet<number>): boolean {
  let inside = 0;
  let all = 0;
  for (const { id, weight } of block.sources) {
    all += weight;
    if (stretches.has(id)) inside += weight;
  }
  return inside * 2 > all;
}

/** Readability takes out the first heading when it repeats the title. */
function isHeadline(block: PageBlock, title: string | null): boolean {
  if (block.kind !== "heading" || block.level !== 1 || !title) return false;
  return sameWords(block.text, title);
}

function sameWords(a: string, b: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return words(a) === words(b);
}

/** Without any title the first heading of the article is one. */
function titleIn(blocks: readonly PageBlock[]): string | null {
  const heading = blocks.find(({ kind, level }) => kind === "heading" && level === 1);
  return heading ? heading.text.replace(/\s+/g, " ").slice(0, 500) : null;
}

function layOut(pageBlocks: readonly PageBlock[]): { text: string; blocks: Block[] } {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  let previous: PageBlock | null = null;
  for (const { kind, level, text, sources } of pageBlocks) {
    const gap: string = previous ? gapBetween(previous, kind) : "";
    const start: number = length + gap.length;
    const end = start + text.length;
    parts.push(gap, text);
    blocks.push(level === undefined ? { start, end, kind } : { start, end, kind, level });
    length = end;
    previous = { kind, text, sources };
  }
  return { text: parts.join(""), blocks };
}

function gapBetween(previous: PageBlock, kind: string): string {
  const isRun = previous.kind === kind && (kind === "list-item" || kind === "table-row");
  return isRun ? "\n" : "\n\n";
}
