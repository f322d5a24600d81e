import { indexCodePoints } from "../../text/code-points.ts";
import type { Dataset, ExportOptions } from "../dataset.ts";
import { adjudicationRecords } from "./adjudication-writing.ts";
import { createChunker } from "./chunks.ts";
import { type ExportFormat, singleFile } from "./export-format.ts";
import { annotationLines } from "./annotation-line.ts";
import { type RecordContext, toArticleRecord, toClaimRecord } from "./record-writing.ts";
import { RECORD_KINDS, type RecordKind } from "./records.ts";
import { codePointIndexes, reviewerLabels, selectedAnnotations, selectedClaim } from "./selection.ts";

export interface JsonlOptions extends ExportOptions {
  /** Which records to write; the order in the file is always article by article, then claims, then adjudications. */
  records?: readonly RecordKind[];
}

/**
 * Our own JSONL in chunks: one line per annotation, per claim (with mentions, evidence and judgments), per adjudication
 * (with its dissent), and one per article where asked. Lines follow the schemas in `records.ts`, keys in their order, so that the same dataset gives
 * the same bytes. Offsets are given in UTF-16 code units and in code points, each named.
 */
export async function* writeJsonl(
  dataset: Dataset,
  { records = ["annotation", "claim", "adjudication"], ...options }: JsonlOptions,
): AsyncGenerator<string> {
  const context = recordContext(dataset, options);
  const wanted = new Set(records);
  const chunker = createChunker();
  if (wanted.has("article") || wanted.has("annotation")) {
    for await (const document of dataset.documents()) {
      const { article } = document;
      if (wanted.has("article")) {
        const chunk = chunker.add(lineOf(toArticleRecord(article, options.textMode)));
        if (chunk !== "") yield chunk;
      }
      if (!wanted.has("annotation")) continue;
      const line = annotationLines(article, indexCodePoints(article.text), context);
      for (const annotation of selectedAnnotations(document, options)) {
        const chunk = chunker.add(line(annotation));
        if (chunk !== "") yield chunk;
      }
    }
  }
  if (wanted.has("claim")) {
    for await (const claim of dataset.claims()) {
      const chunk = chunker.add(lineOf(await toClaimRecord(selectedClaim(claim, options), context)));
      if (chunk !== "") yield chunk;
    }
  }
  if (wanted.has("adjudication")) {
    for await (const record of adjudicationRecords(dataset, options, context)) {
      const chunk = chunker.add(lineOf(record));
      if (chunk !== "") yield chunk;
    }
  }
  const rest = chunker.rest();
  if (rest !== "") yield rest;
}

/** What `record-writing.ts` needs to know of a dataset and the chosen options. */
export function recordContext(dataset: Dataset, options: ExportOptions): RecordContext {
  return {
    textMode: options.textMode,
    labelOf: reviewerLabels(dataset, options),
    indexOf: codePointIndexes(dataset),
  };
}

function lineOf(record: object): string {
  return `${JSON.stringify(record)}\n`;
}

export const jsonlFormat = {
  id: "jsonl",
  label: "Sourcemark JSONL",
  extension: "jsonl",
  mediaType: "application/jsonl",
  offsetUnit: "both",
  textModes: ["full", "quote", "stand-off"],
  write(dataset, options) {
    return singleFile(
      "dataset.jsonl",
      "application/jsonl",
      writeJsonl(dataset, { ...options, records: RECORD_KINDS }),
    );
  },
} as const satisfies ExportFormat;
