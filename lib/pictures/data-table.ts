import { csvHeader, csvRow, type CellValue, type Column } from "../formats/export/csv-cells.ts";

/** What a picture shows, as rows: the table beside it and the file behind it hold the same. */
export interface DataTable {
  columns: readonly { name: string; numeric?: boolean }[];
  /** As many cells per row as there are columns. */
  rows: readonly (readonly CellValue[])[];
}

/** The table as a CSV file for people who open it in a spreadsheet: text that would run as a formula is harmless. */
export function csvOf({ columns, rows }: DataTable): string {
  const heads: Column<Record<string, CellValue>>[] = columns.map(({ name }) => ({ name, text: true }));
  const lines = rows.map((cells) =>
    csvRow(
      heads,
      Object.fromEntries(heads.map(({ name }, index) => [name, cells[index] ?? null])),
      "spreadsheet",
    ),
  );
  return csvHeader(heads, "spreadsheet") + lines.join("");
}
