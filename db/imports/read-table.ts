import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { jsonFields, type RecordFields } from "#lib/formats/import/json-record.ts";
import { MAX_DEPTH, lineSplitter, listSplitter } from "#lib/formats/import/json-pieces.ts";
import { MAX_COLUMN_NAME, MAX_COLUMNS } from "#lib/imports/columns.ts";
import { MAX_RECORD_SIZE, type ProblemCode } from "#lib/imports/kinds.ts";

/** A row of a table, or why there is none at its place. */
export type TableRow =
  | { line: number; fields: RecordFields; source: string }
  | { line: number; problem: { code: ProblemCode; reason: string } };

const megabytes = MAX_RECORD_SIZE / 1024 / 1024;
const TOO_LARGE = { code: "too-large", reason: `The record is larger than ${megabytes} MB.` } as const;
const TOO_DEEP = {
  code: "unsupported",
  reason: `The record is nested deeper than ${MAX_DEPTH} levels.`,
} as const;

const INCOMPLETE = {
  code: "incomplete",
  reason: "The list is not closed: the file breaks off here, and records may be missing.",
} as const;

/** Values of a JSON list or lines of a JSONL file, in their order. */
export async function* jsonRows(
  text: AsyncIterable<string>,
  kind: "json" | "jsonl",
): AsyncGenerator<TableRow> {
  const splitter = (kind === "json" ? listSplitter : lineSplitter)(MAX_RECORD_SIZE);
  for await (const chunk of text) for (const piece of splitter.push(chunk)) yield rowOf(piece);
  for (const piece of splitter.end()) yield rowOf(piece);
}

function rowOf({
  source,
  line,
  problem,
}: ReturnType<ReturnType<typeof lineSplitter>["end"]>[number]): TableRow {
  if (problem === "too-large") return { line, problem: TOO_LARGE };
  if (problem === "too-deep") return { line, problem: TOO_DEEP };
  if (problem === "incomplete") return { line, problem: INCOMPLETE };
  const fields = jsonFields(source);
  return fields.ok
    ? { line, fields: fields.value, source }
    : { line, problem: { code: "invalid", reason: fields.error.message } };
}

interface ParsedRow {
  record: string[];
  /** As it stands in the file, with empty lines before it; of a line end behind it one character may be missing. */
  raw: string;
}

const lineEnds = (text: string): number => text.match(/\r\n?|\n/g)?.length ?? 0;

const DELIMITERS = [",", ";", "\t", "|"] as const;

/** The sign between columns: the one that stands most often in the first line, outside quotes. */
function delimiterIn(head: string): string {
  const line = (head.split(/\r?\n/, 1)[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((sign) => line.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** Names of columns, each once: those without one and those that repeat another are given one. */
function columnNames(header: readonly string[]): string[] {
  const names: string[] = [];
  for (const [place, cell] of header.slice(0, MAX_COLUMNS).entries()) {
    const name =
      cell
        .trim()
        .slice(0, MAX_COLUMN_NAME - 10)
        .toWellFormed() || `column ${place + 1}`;
    let free = name;
    for (let number = 2; names.includes(free); number++) free = `${name} (${number})`;
    names.push(free);
  }
  return names;
}

/** The row itself, without the line ends around it. */
function withoutLineEnds(raw: string): string {
  const isLineEnd = (at: number) => raw[at] === "\n" || raw[at] === "\r";
  let [start, end] = [0, raw.length];
  while (start < end && isLineEnd(start)) start++;
  while (end > start && isLineEnd(end - 1)) end--;
  return raw.slice(start, end);
}

/** Rows of a table with a header line. A quote that is never closed ends the reading, with the line where it begins. */
export async function* csvRows(text: AsyncIterable<string>, kind: "csv" | "tsv"): AsyncGenerator<TableRow> {
  const chunks = text[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done === true) return;
  const all = async function* () {
    yield first.value;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  };
  const parser = parse({
    delimiter: kind === "tsv" ? "\t" : delimiterIn(first.value),
    ...{ raw: true, relax_quotes: true, relax_column_count: true },
    ...{ skip_empty_lines: true, max_record_size: MAX_RECORD_SIZE, encoding: "utf8" },
  });
  // Errors of either side arrive where the rows are read.
  pipeline(Readable.from(all()), parser, () => undefined);
  let columns: string[] | null = null;
  let width = 0;
  let line = 1;
  try {
    for await (const row of parser as AsyncIterable<ParsedRow>) {
      // The rows' own source is counted: of line ends within quotes the library counts each character.
      const begins = line + lineEnds(/^[\r\n]*/.exec(row.raw)?.[0] ?? "");
      line += lineEnds(row.raw);
      if (columns === null) {
        columns = columnNames(row.record);
        width = row.record.length;
        continue;
      }
      if (row.record.slice(width).some((cell) => cell.trim() !== "")) {
        yield { line: begins, problem: tooWide(row.record.length, width) };
        continue;
      }
      const fields = new Map(columns.map((name, place) => [name, row.record[place] ?? ""]));
      yield { line: begins, fields, source: withoutLineEnds(row.raw) };
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    yield { line, problem: csvProblem(cause) };
  }
}

/** Cells without a column would be lost, and those before them are likely parts of one. */
const tooWide = (cells: number, columns: number) =>
  ({
    code: "invalid",
    reason: `The row has ${cells} cells, the table ${columns} columns. A cell that holds a separator may lack its quotes.`,
  }) as const;

function csvProblem({ code }: CsvError): { code: ProblemCode; reason: string } {
  if (code === "CSV_MAX_RECORD_SIZE")
    return {
      code: "too-large",
      reason: `${TOO_LARGE.reason} A quote may be missing; what follows was not read.`,
    };
  if (code === "CSV_QUOTE_NOT_CLOSED")
    return { code: "invalid", reason: "A quote opens here and is never closed; what follows was not read." };
  return { code: "invalid", reason: "The row cannot be read, nor what follows it." };
}
