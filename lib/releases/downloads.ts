import type { Dataset, TextMode } from "../formats/dataset.ts";
import { CSV_TABLES, type CsvTable, writeCsv } from "../formats/export/csv.ts";
import type { ExportFormat, FileContent, TextHash } from "../formats/export/export-format.ts";
import { PARQUET, PARQUET_TABLES, writeParquet } from "../formats/export/parquet.ts";
import { EXPORT_FORMATS } from "../formats/export/registry.ts";
import { exportContent } from "./archive.ts";
import { slugOf } from "./download-name.ts";
import { exportOptions, type ExportQuery } from "./export-request.ts";

/** Something that a project can be downloaded as. */
export interface Download {
  label: string;
  mediaType: string;
  textModes: readonly TextMode[];
  /** What the file is called that whoever downloads it gets. */
  fileName(project: string, query: ExportQuery): string;
  write(dataset: Dataset, query: ExportQuery, newHash: () => TextHash): FileContent;
}

const ALL: readonly TextMode[] = ["full", "quote", "stand-off"];

/** The file of a format, by which it is asked for: "dataset.jsonl", "label-studio.zip", "claim-review.json" … */
export const fileOfFormat = ({ id, extension }: Pick<ExportFormat, "id" | "extension">): string =>
  id === "jsonl" ? "dataset.jsonl" : `${id}.${extension}`;

function wholeFormat(format: ExportFormat): Download {
  const { id, extension } = format;
  const suffix = id === "jsonl" ? "jsonl" : `${id}.${extension}`;
  return {
    ...{ label: format.label, mediaType: format.mediaType, textModes: format.textModes },
    fileName: (project) => `${slugOf(project)}.${suffix}`,
    write: (dataset, query, newHash) => exportContent(format, dataset, exportOptions(query), newHash),
  };
}

/** A spreadsheet's copy says so in its name, because what is in it was altered. */
function csvTable(table: CsvTable, shownAs: string): Download {
  return {
    ...{ label: `${shownAs}.csv`, mediaType: "text/csv", textModes: ALL },
    fileName: (project, { profile }) =>
      `${slugOf(project)}-${shownAs}${profile === "spreadsheet" ? ".spreadsheet.csv" : ".csv"}`,
    write(dataset, query) {
      const { profile, ...options } = exportOptions(query);
      return writeCsv(dataset, options, table, profile);
    },
  };
}

function parquetTable(table: (typeof PARQUET_TABLES)[number]): Download {
  return {
    ...{ label: `${table}.parquet`, mediaType: PARQUET, textModes: ALL },
    fileName: (project) => `${slugOf(project)}-${table}.parquet`,
    write: (dataset, query) => writeParquet(dataset, exportOptions(query), table),
  };
}

/** Everything that can be downloaded by file name: whole formats, and single tables for scripts. */
export const DOWNLOADS: ReadonlyMap<string, Download> = new Map<string, Download>([
  ...EXPORT_FORMATS.map((format): [string, Download] => [fileOfFormat(format), wholeFormat(format)]),
  ...CSV_TABLES.map((table): [string, Download] => [`${table}.csv`, csvTable(table, table)]),
  // The claims are listed by their judgments, one row at least for each.
  ["claims.csv", csvTable("judgments", "claims")],
  ...PARQUET_TABLES.map((table): [string, Download] => [`${table}.parquet`, parquetTable(table)]),
]);
