import "server-only";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Dataset } from "#lib/formats/dataset.ts";
import { exportOptions, type ExportQuery } from "#lib/releases/export-request.ts";
import { type CsvTable, writeCsv } from "#lib/formats/export/csv.ts";
import type { ExportFile, ExportFormat } from "#lib/formats/export/export-format.ts";
import { slugOf } from "#lib/releases/download-name.ts";
import { encoded, inBytes, zipped } from "#lib/releases/archive.ts";
import { newTextHash } from "#db/text-hash.ts";
import { download } from "./stream.ts";

/** Refuses before anything is read what a format cannot serve. */
export function checkTextMode({ label, textModes }: ExportFormat, query: ExportQuery): Result<null> {
  if (textModes.includes(query.textMode)) return ok(null);
  return fail("invalid", `${label} carries the articles' text. Choose the text mode “full” for it.`, {
    fields: { textMode: "Only “full” will do for this format." },
  });
}

/** A dataset in one of the formats: its only file, or an archive of its files. */
export async function formatDownload(
  format: ExportFormat,
  dataset: Dataset,
  query: ExportQuery,
): Promise<Response> {
  const files = format.write(dataset, exportOptions(query), newTextHash);
  const { name, frozenAt } = dataset.description;
  const extension = format.id === "jsonl" ? "jsonl" : `${format.id}.${format.extension}`;
  const fileName = `${slugOf(name)}.${extension}`;
  if (format.extension === "zip")
    return download(zipped(inBytes(files), frozenAt), { fileName, mediaType: format.mediaType });
  return download(encoded(contentOf(files)), { fileName, mediaType: format.mediaType });
}

async function* contentOf(files: AsyncIterable<ExportFile>): AsyncGenerator<string> {
  for await (const { content } of files) yield* content;
}

/** One table as CSV. A spreadsheet's copy says so in its name, because what is in it was altered. */
export async function tableDownload(
  table: CsvTable,
  shownAs: string,
  dataset: Dataset,
  query: ExportQuery,
): Promise<Response> {
  const { profile, ...options } = exportOptions(query);
  const suffix = profile === "spreadsheet" ? ".spreadsheet.csv" : ".csv";
  return download(encoded(writeCsv(dataset, options, table, profile)), {
    fileName: `${slugOf(dataset.description.name)}-${shownAs}${suffix}`,
    mediaType: "text/csv",
  });
}
