import { machineDate } from "../formats/import/dates.ts";
import type { ArticleFile } from "../formats/import/article.ts";
import { languageTag, webAddress } from "../formats/import/metadata.ts";
import type { RecordFields } from "../formats/import/json-record.ts";
import type { ColumnMapping, ColumnMeaning, TextForm } from "./columns.ts";
import type { ProblemCode } from "./kinds.ts";

/** Where a record stands in its file, for whoever mends it. */
export interface RecordPlace {
  /** From 1; null where a file has no lines. */
  line: number | null;
  /** What the record calls itself: an id, a title, a name within an archive. */
  name: string;
}

/** What a record says about its article besides its text. */
export interface GivenDetails {
  title?: string;
  publisher?: string;
  byline?: string;
  url?: string;
  publishedAt?: number | null;
  language?: string;
}

/** A record that may become an article. */
export interface Candidate {
  place: RecordPlace;
  file: ArticleFile;
  given: GivenDetails;
  /** Names by which the same record is known again; a project takes each once. */
  keys: string[];
  /** What is kept as the original where that is more than the text's own bytes. */
  original?: { bytes: Uint8Array; mediaType: string };
  /** An address whose page is taken instead of `file`. */
  page?: string;
  notes: string[];
}

/** What a reader finds in a file: a candidate, or why there is none. */
export type SourceRecord = Candidate | { place: RecordPlace; problem: { code: ProblemCode; reason: string } };

export const isProblem = (record: SourceRecord): record is Extract<SourceRecord, { problem: unknown }> =>
  "problem" in record;

const TAGGED =
  /^\s*<(?:!doctype|html|body|article|section|main|p|div|h[1-6]|ul|ol|blockquote|figure|span|br)\b[^>]*>|<\/p>|<br\s*\/?>/i;

/** Whether a text is written in HTML as far as its first characters show. */
export const looksLikeHtml = (text: string): boolean => TAGGED.test(text.slice(0, 20_000));

const MAX_NAME = 200;
const cut = (text: string, length: number) => text.slice(0, length).toWellFormed();

interface RowSource {
  fields: RecordFields;
  mapping: ColumnMapping;
  textForm: TextForm;
  line: number | null;
  /** Before the record's own name: the file within an archive. */
  within: string;
  /** What its ids are unique in. */
  fileName: string;
  original: { bytes: Uint8Array; mediaType: string };
}

const encoder = new TextEncoder();

/** A row of a table as a candidate. */
export function candidateOfRow(source: RowSource): SourceRecord {
  const { fields, mapping, line, within } = source;
  const of = (meaning: ColumnMeaning) => {
    const column = mapping[meaning];
    return column === undefined ? "" : (fields.get(column) ?? "").trim();
  };
  const text = mapping.text === undefined ? "" : (fields.get(mapping.text) ?? "");
  const id = of("id");
  const place = { line, name: within + cut(id || of("title") || of("url"), MAX_NAME) };
  if (text.trim() === "")
    return { place, problem: { code: "empty", reason: `The column “${mapping.text ?? ""}” is empty.` } };
  const notes: string[] = [];
  const isHtml = source.textForm === "html" || (source.textForm === "auto" && looksLikeHtml(text));
  return {
    place,
    file: {
      bytes: encoder.encode(text),
      mediaType: isHtml ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
      ...(source.textForm === "plain" ? { form: "plain" as const } : {}),
    },
    given: {
      title: cut(of("title"), 500),
      publisher: cut(of("publisher"), 200),
      byline: cut(of("author"), 300),
      url: addressOf(of("url"), notes),
      publishedAt: dateOf(of("published"), notes),
      language: languageTag(of("language")) ?? "",
    },
    keys: id === "" ? [] : [`row ${source.fileName} ${id}`],
    original: source.original,
    notes,
  };
}

function addressOf(value: string, notes: string[]): string {
  if (value === "") return "";
  const address = webAddress(value);
  if (address === null) notes.push(`The address “${cut(value, 100)}” is none that can be kept.`);
  return address ?? "";
}

/** A date as people and programs write it, or seconds or milliseconds since 1970. */
export function recordDate(value: string): number | null {
  if (/^\d{9,10}(?:\.\d+)?$/.test(value)) return Math.round(Number(value) * 1000);
  if (/^\d{12,13}$/.test(value)) return Number(value);
  return mailDate(value) ?? machineDate(value);
}

/** "Tue, 13 May 2025 08:00:00 GMT": what feeds use. */
function mailDate(value: string): number | null {
  if (!/^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}/.test(value)) return null;
  const millis = Date.parse(value);
  return Number.isNaN(millis) ? null : millis;
}

function dateOf(value: string, notes: string[]): number | null {
  if (value === "") return null;
  const date = recordDate(value);
  if (date === null) notes.push(`The date “${cut(value, 100)}” could not be read without doubt.`);
  return date;
}
