import { type Tag, TAGS } from "../../annotations/tags.ts";
import type { TextSpan } from "../../text/passage.ts";
import { sentencesOf } from "../../text/segments.ts";
import { firstEndingAfter, overlaps, textOf } from "../../text/spans.ts";
import type { Dataset, ExportOptions } from "../dataset.ts";
import { inChunks } from "./chunks.ts";
import { type ExportFile, type ExportFormat, requireTextMode } from "./export-format.ts";
import { jsonLines } from "./json-text.ts";
import { tokensOf } from "./tokens.ts";
import { type Mark, type MarkedDocument, markedDocuments, marksByHand } from "./marked-documents.ts";

/** Literally what spaCy's converter takes for the border between documents. */
const BORDER = "-DOCSTART- -X- O O\n\n";

/**
 * IOB2 with a file per tag: token, start and end in code points, label. Readers take the first and last column; the
 * two between give back the offsets. One document per article and hand, listed in `documents.jsonl` in the same order.
 *
 * Lost, because a token has one label and a sentence stands alone: passages grow to token edges, are cut between
 * sentences, and of overlapping passages of one tag and hand only the first (the longer) is written.
 */
export function iob2Of({ article, index }: MarkedDocument, marks: readonly Mark[], tag: Tag): string {
  const passages = withoutOverlaps(marks.filter(({ annotation }) => annotation.tag === tag));
  let lines = BORDER;
  for (const sentence of sentencesOf(article.text, article.blocks, article.language)) {
    let previous: TextSpan | undefined;
    for (const token of tokensOf(article.text, sentence)) {
      const next = passages[firstEndingAfter(passages, token.start)];
      const passage = next && overlaps(next, token) ? next : undefined;
      const label = passage ? `${passage === previous ? "I" : "B"}-${tag}` : "O";
      const start = index.toCodePoints(token.start);
      lines += `${textOf(article.text, token)} ${start} ${index.toCodePoints(token.end)} ${label}\n`;
      previous = passage;
    }
    lines += "\n";
  }
  return lines;
}

function withoutOverlaps(marks: readonly Mark[]): TextSpan[] {
  const kept: TextSpan[] = [];
  for (const { annotation } of marks) {
    const last = kept.at(-1);
    if (!last || annotation.start >= last.end) kept.push(annotation);
  }
  return kept;
}

/** In an order that does not hang on where passages begin. An article that nobody tagged is one without labels. */
function handsOf({ marks }: MarkedDocument): [hand: string, own: readonly Mark[]][] {
  if (marks.length === 0) return [["", []]];
  return [...marksByHand(marks)].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
}

async function* documentsOf(dataset: Dataset, options: ExportOptions, tag: Tag): AsyncGenerator<string> {
  for await (const document of markedDocuments(dataset, options)) {
    for (const [, own] of handsOf(document)) yield iob2Of(document, own, tag);
  }
}

async function* documentRows(dataset: Dataset, options: ExportOptions) {
  for await (const document of markedDocuments(dataset, options)) {
    const { article } = document;
    for (const [hand] of handsOf(document)) {
      yield {
        article_id: article.id,
        version_id: article.versionId,
        text_sha256: article.sha256,
        title: article.title,
        url: article.url,
        hand: hand === "" ? null : hand,
      };
    }
  }
}

async function* conllFiles(dataset: Dataset, options: ExportOptions): AsyncGenerator<ExportFile> {
  for (const tag of TAGS) {
    yield {
      path: `${tag}.iob2`,
      mediaType: "text/plain",
      content: inChunks(documentsOf(dataset, options, tag)),
    };
  }
  yield {
    path: "documents.jsonl",
    mediaType: "application/jsonl",
    content: jsonLines(documentRows(dataset, options)),
  };
}

export const conllFormat = {
  id: "conll",
  label: "CoNLL (IOB2)",
  extension: "zip",
  mediaType: "application/zip",
  offsetUnit: "token",
  textModes: ["full"],
  write(dataset, options) {
    requireTextMode(conllFormat, options.textMode);
    return conllFiles(dataset, options);
  },
} as const satisfies ExportFormat;
