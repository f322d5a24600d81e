import { indexCodePoints } from "../../text/code-points.ts";
import type { Dataset, DatasetArticleReference, ExportOptions } from "../dataset.ts";
import { adjudicationRecords } from "./adjudication-writing.ts";
import { createChunker } from "./chunks.ts";
import { type Column, type CsvProfile, type CsvRecord, csvHeader, csvRow } from "./csv-cells.ts";
import type { ExportFile, ExportFormat } from "./export-format.ts";
import { recordContext } from "./jsonl.ts";
import { isoTime } from "./iso-time.ts";
import { toAnnotationRecord, toClaimRecord } from "./record-writing.ts";
import type { AnnotationRecord, ClaimRecord, DissentRecord, JudgmentRecord } from "./records.ts";
import { selectedAnnotations, selectedClaim } from "./selection.ts";

/** The long tables: a row per annotation, the claims by their judgments, mentions and evidence, and what was settled by its dissent. */
export const CSV_TABLES = ["annotations", "judgments", "mentions", "evidence", "adjudications"] as const;
export type CsvTable = (typeof CSV_TABLES)[number];

type AnnotationRow = Omit<AnnotationRecord, "record" | "schemaVersion"> & ArticleCells;
interface ArticleCells {
  title: string;
  publisher: string;
  url: string;
  published_at: string | null;
}

const ANNOTATION_COLUMNS = [
  ...exact("id", "article_id", "version_id", "text_sha256"),
  ...written("title", "publisher", "url"),
  ...exact("published_at", "layer", "reviewer"),
  ...written("reviewer_name"),
  ...exact("tag", "subtype", "start_utf16", "end_utf16", "start_codepoint", "end_codepoint"),
  ...written("exact", "prefix", "suffix", "note"),
  ...exact("version", "created_at", "updated_at"),
] satisfies Column<AnnotationRow>[];

const CLAIM_COLUMNS = [
  ...exact("claim_id"),
  ...written("claim"),
  ...exact("question_id"),
  ...written("question"),
] as const;

const JUDGMENT_COLUMNS = [
  ...CLAIM_COLUMNS,
  ...exact("claim_suggested_level", "claim_suggested_not_assessable"),
  ...exact("id", "layer", "reviewer"),
  ...written("reviewer_name"),
  ...exact("level", "not_assessable", "suggested_level", "suggested_not_assessable", "confidence"),
  ...written("rationale"),
  ...exact("blind", "version", "created_at", "updated_at"),
] as const;

const PASSAGE_COLUMNS = [
  ...exact("article_id", "version_id", "text_sha256"),
  ...exact("start_utf16", "end_utf16", "start_codepoint", "end_codepoint"),
  ...written("exact", "prefix", "suffix"),
] as const;

const MENTION_COLUMNS = [
  ...CLAIM_COLUMNS,
  ...exact("id", "annotation_id", "layer"),
  ...PASSAGE_COLUMNS,
  ...exact("origin_id"),
  ...written("origin_name"),
  ...exact("origin_kind", "origin_reliability", "origin_access"),
  ...written("attribution"),
  ...exact("quote_type", "factuality"),
  ...written("hedge_cues"),
  ...exact("explicitly_unverified", "anonymous", "check_worthiness"),
] as const;

const EVIDENCE_COLUMNS = [
  ...CLAIM_COLUMNS,
  ...exact("id", "reviewer"),
  ...written("reviewer_name"),
  ...exact("stance"),
  ...written("url"),
  ...PASSAGE_COLUMNS,
  ...written("note"),
  ...exact("created_at", "updated_at"),
] as const;

const ADJUDICATION_COLUMNS = [
  ...exact("id", "settles", "article_id", "version_id", "text_sha256", "claim_id", "reviewer"),
  ...written("reviewer_name"),
  ...exact("outcome", "decided_by", "method", "settled_tag", "settled_subtype"),
  ...exact("start_utf16", "end_utf16", "start_codepoint", "end_codepoint"),
  ...written("exact", "prefix", "suffix"),
  ...exact("level", "not_assessable"),
  ...written("note"),
  ...exact("reopened_at", "version", "created_at", "updated_at"),
  ...exact("dissent_reviewer"),
  ...written("dissent_reviewer_name"),
  ...exact("dissent_differs_in", "dissent_annotation_id", "dissent_judgment_id"),
  ...exact("dissent_said_tag", "dissent_said_subtype"),
  ...exact("dissent_start_utf16", "dissent_end_utf16"),
  ...exact("dissent_start_codepoint", "dissent_end_codepoint"),
  ...written("dissent_exact"),
  ...exact("dissent_level", "dissent_not_assessable"),
  ...written("dissent_reason"),
] as const;

/** Columns with vocabulary, ids, numbers and times: nothing in them can be taken for a formula. */
function exact<const Name extends string>(...names: Name[]): { name: Name; text: boolean }[] {
  return names.map((name) => ({ name, text: false }));
}

/** Columns with what people wrote. */
function written<const Name extends string>(...names: Name[]): { name: Name; text: boolean }[] {
  return names.map((name) => ({ name, text: true }));
}

/** One table as CSV in chunks: header line, CRLF line ends, rows in the dataset's order. */
export async function* writeCsv(
  dataset: Dataset,
  options: ExportOptions,
  table: CsvTable,
  profile: CsvProfile,
): AsyncGenerator<string> {
  switch (table) {
    case "annotations":
      return yield* tableOf(ANNOTATION_COLUMNS, annotationRows(dataset, options), profile);
    case "judgments":
      return yield* tableOf(JUDGMENT_COLUMNS, claimRows(dataset, options, judgmentRows), profile);
    case "mentions":
      return yield* tableOf(
        MENTION_COLUMNS,
        claimRows(dataset, options, (claim) =>
          claim.mentions.map((mention) => ({ ...claimCells(claim), ...mention })),
        ),
        profile,
      );
    case "evidence":
      return yield* tableOf(
        EVIDENCE_COLUMNS,
        claimRows(dataset, options, (claim) =>
          claim.evidence.map((piece) => ({ ...claimCells(claim), ...piece })),
        ),
        profile,
      );
    case "adjudications":
      return yield* tableOf(ADJUDICATION_COLUMNS, adjudicationRows(dataset, options), profile);
  }
}

/** A row for everybody who said otherwise; a decision that nobody dissents from has one, with those cells empty. */
async function* adjudicationRows(dataset: Dataset, options: ExportOptions) {
  const records = adjudicationRecords(dataset, options, recordContext(dataset, options));
  for await (const { record: _, schemaVersion: __, dissent, ...row } of records)
    yield (dissent.length > 0 ? dissent : [NO_DISSENT]).map((said) => ({
      ...row,
      ...prefixed("dissent", said),
    }));
}

type DissentCells = { [Name in keyof DissentRecord]: DissentRecord[Name] | null };
const NO_DISSENT: DissentCells = {
  reviewer: null,
  reviewer_name: null,
  differs_in: null,
  annotation_id: null,
  judgment_id: null,
  said_tag: null,
  said_subtype: null,
  start_utf16: null,
  end_utf16: null,
  start_codepoint: null,
  end_codepoint: null,
  exact: null,
  level: null,
  not_assessable: null,
  reason: null,
};

function prefixed<const Prefix extends string, Cells extends object>(prefix: Prefix, cells: Cells) {
  return Object.fromEntries(
    Object.entries(cells).map(([name, value]: [string, unknown]) => [`${prefix}_${name}`, value]),
  ) as { [Name in keyof Cells & string as `${Prefix}_${Name}`]: Cells[Name] };
}

async function* tableOf<Row extends CsvRecord<Row>>(
  columns: readonly Column<Row>[],
  batches: AsyncIterable<readonly Row[]>,
  profile: CsvProfile,
): AsyncGenerator<string> {
  const chunker = createChunker();
  const first = chunker.add(csvHeader(columns, profile));
  if (first !== "") yield first;
  for await (const rows of batches) {
    for (const row of rows) {
      const chunk = chunker.add(csvRow(columns, row, profile));
      if (chunk !== "") yield chunk;
    }
  }
  yield chunker.rest();
}

async function* annotationRows(dataset: Dataset, options: ExportOptions): AsyncGenerator<AnnotationRow[]> {
  const context = recordContext(dataset, options);
  for await (const document of dataset.documents()) {
    const { article } = document;
    const index = indexCodePoints(article.text);
    const cells = articleCells(article);
    yield selectedAnnotations(document, options).map((annotation) =>
      Object.assign(toAnnotationRecord(annotation, article, index, context), cells),
    );
  }
}

async function* claimRows<Row>(
  dataset: Dataset,
  options: ExportOptions,
  rowsOf: (claim: ClaimRecord) => Row[],
): AsyncGenerator<Row[]> {
  const context = recordContext(dataset, options);
  for await (const claim of dataset.claims()) {
    yield rowsOf(await toClaimRecord(selectedClaim(claim, options), context));
  }
}

/** A claim without judgments has one row with the judgment's cells empty, so that no claim is lost. */
function judgmentRows(claim: ClaimRecord) {
  const judgments: (JudgmentRecord | NoJudgment)[] =
    claim.judgments.length > 0 ? claim.judgments : [NO_JUDGMENT];
  return judgments.map((judgment) => ({
    ...claimCells(claim),
    claim_suggested_level: claim.suggested_level,
    claim_suggested_not_assessable: claim.suggested_not_assessable,
    ...judgment,
  }));
}

type NoJudgment = Record<keyof JudgmentRecord, null>;
const NO_JUDGMENT: NoJudgment = {
  id: null,
  layer: null,
  reviewer: null,
  reviewer_name: null,
  level: null,
  not_assessable: null,
  suggested_level: null,
  suggested_not_assessable: null,
  confidence: null,
  rationale: null,
  blind: null,
  version: null,
  created_at: null,
  updated_at: null,
};

function claimCells(claim: ClaimRecord) {
  return {
    claim_id: claim.id,
    claim: claim.text,
    question_id: claim.question_id,
    question: claim.question,
  };
}

function articleCells({ title, publisher, url, publishedAt }: DatasetArticleReference): ArticleCells {
  return { title, publisher, url, published_at: publishedAt === null ? null : isoTime(publishedAt) };
}

/** All tables in one profile. The spreadsheet profile is told by the file names: what is in it was altered. */
async function* csvFiles(
  dataset: Dataset,
  options: ExportOptions,
  profile: CsvProfile,
): AsyncGenerator<ExportFile> {
  for (const table of CSV_TABLES) {
    yield {
      path: profile === "spreadsheet" ? `${table}.spreadsheet.csv` : `${table}.csv`,
      mediaType: "text/csv",
      content: writeCsv(dataset, options, table, profile),
    };
  }
}

export const csvFormat = {
  id: "csv",
  label: "CSV tables (data)",
  extension: "zip",
  mediaType: "application/zip",
  offsetUnit: "both",
  textModes: ["full", "quote", "stand-off"],
  write: (dataset, options) => csvFiles(dataset, options, "data"),
} as const satisfies ExportFormat;

export const spreadsheetFormat = {
  id: "csv-spreadsheet",
  label: "CSV tables (for spreadsheets)",
  extension: "zip",
  mediaType: "application/zip",
  offsetUnit: "both",
  textModes: ["full", "quote", "stand-off"],
  write: (dataset, options) => csvFiles(dataset, options, "spreadsheet"),
} as const satisfies ExportFormat;
