/**
 * How a table is written. "data" is RFC 4180 and nothing else: what is read back is what was there. "spreadsheet" is
 * for people who open it in one: with a byte-order mark, and text that would be run as a formula made harmless.
 */
export const CSV_PROFILES = ["data", "spreadsheet"] as const;
export type CsvProfile = (typeof CSV_PROFILES)[number];

/** What a cell holds. Only texts are made harmless: a number that begins with a minus sign stays a number. */
export type CellValue = string | number | boolean | null;

/** A flat record: its keys are the columns. */
export type CsvRecord<Row> = { readonly [Name in keyof Row]: CellValue };

export interface Column<Row> {
  name: keyof Row & string;
  /** Whether people wrote what stands here, so that it may begin with anything. */
  text: boolean;
}

const BYTE_ORDER_MARK = "\uFEFF";
const NEEDS_QUOTES = /[",\r\n]/;
/**
 * What spreadsheets take for a formula: = + - @ and their full-width forms, after TAB, CR or LF too (OWASP, ASVS 1.2.10).
 * Apostrophes before it count with it, so that taking one away always gives the text back.
 */
const FORMULA_START = /^'*[=+\-@\t\r\n\0＝＋－＠]/;

/** First line of a table with its line end, and the byte-order mark where the profile has one. */
export function csvHeader<Row>(columns: readonly Column<Row>[], profile: CsvProfile): string {
  const names = columns.map(({ name }) => quoteCell(name)).join(",");
  return `${profile === "spreadsheet" ? BYTE_ORDER_MARK : ""}${names}\r\n`;
}

/** One row with its line end. Null is an empty cell; RFC 4180 knows no difference between that and empty text. */
export function csvRow<Row extends CsvRecord<Row>>(
  columns: readonly Column<Row>[],
  row: Row,
  profile: CsvProfile,
): string {
  let line = "";
  let separator = "";
  for (const { name, text } of columns) {
    line += separator;
    separator = ",";
    const value: CellValue = row[name];
    if (value === null) continue;
    if (typeof value !== "string") line += String(value);
    else line += quoteCell(text && profile === "spreadsheet" ? disarmFormula(value) : value);
  }
  return `${line}\r\n`;
}

/** Puts an apostrophe before text that a spreadsheet would run. */
export function disarmFormula(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe away again that `disarmFormula` put there, and no other. */
export function rearmFormula(cell: string): string {
  return cell.startsWith("'") && FORMULA_START.test(cell) ? cell.slice(1) : cell;
}

function quoteCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
