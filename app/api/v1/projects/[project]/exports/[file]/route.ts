import { openDataset } from "#db/queries/dataset.ts";
import { exportQuery } from "#lib/releases/export-request.ts";
import { type CsvTable } from "#lib/formats/export/csv.ts";
import { EXPORT_FORMATS } from "#lib/formats/export/registry.ts";
import type { ExportFormat } from "#lib/formats/export/export-format.ts";
import { fail } from "#lib/operations/envelope.ts";
import { checkTextMode, formatDownload, tableDownload } from "#app/_server/export/write-export.ts";
import { projectRoute } from "#app/_server/http/route.ts";

/** Single tables by file name; the claims are listed by their judgments, one row at least for each. */
const TABLES: ReadonlyMap<string, CsvTable> = new Map([
  ["annotations.csv", "annotations"],
  ["claims.csv", "judgments"],
  ["judgments.csv", "judgments"],
  ["mentions.csv", "mentions"],
  ["evidence.csv", "evidence"],
]);

/** Whole formats by file name: "dataset.jsonl", "label-studio.zip", "claim-review.json" … */
const FORMATS: ReadonlyMap<string, ExportFormat> = new Map(
  EXPORT_FORMATS.map((format: ExportFormat) => [
    format.id === "jsonl" ? "dataset.jsonl" : `${format.id}.${format.extension}`,
    format,
  ]),
);

/** The project as a file, streamed while it is taken. */
export const GET = projectRoute(
  "read",
  { scope: "export", query: exportQuery },
  async ({ services: { store }, by, params: { file = "" }, query }) => {
    const table = TABLES.get(file);
    if (table)
      return tableDownload(table, file.slice(0, -".csv".length), await openDataset(store.reading, by), query);
    const format = FORMATS.get(file);
    if (!format)
      return fail("not_found", `There is no export “${file}”. There are: ${[...names()].join(", ")}.`);
    const possible = checkTextMode(format, query);
    if (!possible.ok) return possible;
    return formatDownload(format, await openDataset(store.reading, by), query);
  },
);

function* names() {
  yield* FORMATS.keys();
  yield* TABLES.keys();
}
