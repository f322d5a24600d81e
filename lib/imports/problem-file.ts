import { csvHeader, csvRow, type Column } from "../formats/export/csv-cells.ts";
import type { ProblemCode } from "./kinds.ts";

/** A record that did not become an article. */
export type ProblemRow = {
  /** From 1; null where a file has no lines. */
  line: number | null;
  name: string;
  code: ProblemCode;
  reason: string;
};

/** Files that tell of them: for spreadsheets, with formulas made harmless, and for programs. */
export const PROBLEM_FILES = ["errors.csv", "errors.jsonl"] as const;
export type ProblemFile = (typeof PROBLEM_FILES)[number];

const COLUMNS: readonly Column<ProblemRow>[] = [
  { name: "line", text: false },
  { name: "name", text: true },
  { name: "code", text: false },
  { name: "reason", text: true },
];

export const problemFileHead = (file: ProblemFile): string =>
  file === "errors.csv" ? csvHeader(COLUMNS, "spreadsheet") : "";

/** One line of an error file. */
export function problemFileLine(file: ProblemFile, { line, name, code, reason }: ProblemRow): string {
  const row = { line, name, code, reason };
  return file === "errors.csv" ? csvRow(COLUMNS, row, "spreadsheet") : `${JSON.stringify(row)}\n`;
}

/** The last line of a file where more records were refused than are told one by one. */
export function problemFileRest(file: ProblemFile, count: number): string {
  const reason = `${count.toLocaleString("en")} more records were refused and are not listed.`;
  return problemFileLine(file, { line: null, name: "", code: "invalid", reason });
}
