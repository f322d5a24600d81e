import { type Column, csvHeader, csvRow } from "../formats/export/csv-cells.ts";
import type { ImportProblemLine } from "../formats/annotations-import/summary.ts";

const COLUMNS: readonly Column<ImportProblemLine>[] = [
  { name: "file", text: true },
  { name: "line", text: false },
  { name: "severity", text: false },
  { name: "message", text: true },
];

/** The faults of an import as a table for a spreadsheet: file, line, severity, message. */
export function problemTable(problems: readonly ImportProblemLine[]): string {
  const rows = problems.map(({ file, line, severity, message }) =>
    csvRow(COLUMNS, { file, line, severity, message }, "spreadsheet"),
  );
  return csvHeader(COLUMNS, "spreadsheet") + rows.join("");
}
