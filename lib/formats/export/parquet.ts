import { z } from "zod";
import { indexCodePoints } from "../../text/code-points.ts";
import type { Dataset, ExportOptions } from "../dataset.ts";
import { adjudicationRecords } from "./adjudication-writing.ts";
import { columnsOf } from "./column-types.ts";
import type { ExportFile, ExportFormat } from "./export-format.ts";
import { recordContext } from "./jsonl.ts";
import { parquetFile, type ParquetRow } from "./parquet-file.ts";
import { toAnnotationRecord, toArticleRecord, toClaimRecord } from "./record-writing.ts";
import {
  adjudicationRecord,
  annotationRecord,
  articleRecord,
  type ClaimRecord,
  claimRecord,
  dissentRecord,
  evidenceRecord,
  judgmentRecord,
  mentionRecord,
} from "./records.ts";
import { selectedAnnotations, selectedClaim } from "./selection.ts";

export const PARQUET = "application/vnd.apache.parquet";

/** A part of a claim as a row of its own, led by the claim that it belongs to. */
const ofClaim = <Shape extends z.ZodRawShape>(part: z.ZodObject<Shape>) =>
  z.strictObject({ claim_id: z.string(), claim: z.string(), ...part.shape });

/** The records of the JSONL as tables, and the parts of claims and decisions once more as tables without lists. */
const SCHEMAS = {
  articles: articleRecord,
  annotations: annotationRecord,
  claims: claimRecord,
  mentions: ofClaim(mentionRecord),
  evidence: ofClaim(evidenceRecord),
  judgments: ofClaim(judgmentRecord),
  adjudications: adjudicationRecord,
  dissent: z.strictObject({ adjudication_id: z.string(), ...dissentRecord.shape }),
} as const;

export const PARQUET_TABLES = [
  "articles",
  "annotations",
  "claims",
  "mentions",
  "evidence",
  "judgments",
  "adjudications",
  "dissent",
] as const;
export type ParquetTable = (typeof PARQUET_TABLES)[number];

/** One table as a Parquet file in pieces. Rows stand in the order of the JSONL and say the same as its lines. */
export function writeParquet(
  dataset: Dataset,
  options: ExportOptions,
  table: ParquetTable,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  return parquetFile(columnsOf(SCHEMAS[table]), rowsOf(dataset, options, table));
}

function rowsOf(
  dataset: Dataset,
  options: ExportOptions,
  table: ParquetTable,
): AsyncGenerator<readonly ParquetRow[]> {
  switch (table) {
    case "articles":
    case "annotations":
      return documentRows(dataset, options, table);
    case "claims":
      return claimRows(dataset, options, (claim) => [claim]);
    case "mentions":
    case "evidence":
    case "judgments":
      return claimRows(dataset, options, (claim) =>
        claim[table].map((part) => ({ claim_id: claim.id, claim: claim.text, ...part })),
      );
    case "adjudications":
    case "dissent":
      return adjudicationRows(dataset, options, table);
  }
}

async function* documentRows(
  dataset: Dataset,
  options: ExportOptions,
  table: "articles" | "annotations",
): AsyncGenerator<readonly ParquetRow[]> {
  const context = recordContext(dataset, options);
  for await (const document of dataset.documents()) {
    const { article } = document;
    if (table === "articles") {
      yield [toArticleRecord(article, options.textMode)];
      continue;
    }
    const index = indexCodePoints(article.text);
    yield selectedAnnotations(document, options).map((annotation) =>
      toAnnotationRecord(annotation, article, index, context),
    );
  }
}

async function* claimRows(
  dataset: Dataset,
  options: ExportOptions,
  rows: (claim: ClaimRecord) => readonly ParquetRow[],
): AsyncGenerator<readonly ParquetRow[]> {
  const context = recordContext(dataset, options);
  for await (const claim of dataset.claims())
    yield rows(await toClaimRecord(selectedClaim(claim, options), context));
}

async function* adjudicationRows(
  dataset: Dataset,
  options: ExportOptions,
  table: "adjudications" | "dissent",
): AsyncGenerator<readonly ParquetRow[]> {
  for await (const record of adjudicationRecords(dataset, options, recordContext(dataset, options)))
    yield table === "adjudications"
      ? [record]
      : record.dissent.map((said) => ({ adjudication_id: record.id, ...said }));
}

async function* parquetFiles(dataset: Dataset, options: ExportOptions): AsyncGenerator<ExportFile> {
  for (const table of PARQUET_TABLES)
    yield {
      path: `${table}.parquet`,
      mediaType: PARQUET,
      content: writeParquet(dataset, options, table),
    };
}

export const parquetFormat = {
  id: "parquet",
  label: "Parquet tables",
  extension: "zip",
  mediaType: "application/zip",
  offsetUnit: "both",
  textModes: ["full", "quote", "stand-off"],
  write: parquetFiles,
} as const satisfies ExportFormat;
