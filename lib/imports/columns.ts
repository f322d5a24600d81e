import { z } from "zod";

/** What a column of a table can mean. */
export const COLUMN_MEANINGS = [
  "text",
  "title",
  "url",
  "publisher",
  "published",
  "author",
  "language",
  "id",
] as const;
export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number];

/** How the text column is written; "auto" looks at each text. */
export const TEXT_FORMS = ["auto", "plain", "html"] as const;
export type TextForm = (typeof TEXT_FORMS)[number];

/** Most columns that are offered, and the longest name that is kept, in UTF-16 code units. */
export const MAX_COLUMNS = 200;
export const MAX_COLUMN_NAME = 200;

const columnName = z.string().max(MAX_COLUMN_NAME);

/** For each meaning the name of the column that has it; what is left out is not in the table. */
export const columnMapping = z.partialRecord(z.enum(COLUMN_MEANINGS), columnName);
export type ColumnMapping = z.output<typeof columnMapping>;

/** How an import is to be carried out. */
export const importSettings = z.strictObject({
  mapping: columnMapping.default({}),
  textForm: z.enum(TEXT_FORMS).default("auto"),
  /** Of every article that names none itself. */
  publisher: z.string().max(200).trim().default(""),
  /** Feeds: take the page behind each item instead of what the feed holds. */
  fetchPages: z.boolean().default(false),
});
export type ImportSettings = z.output<typeof importSettings>;

/** A table's names of columns and its first rows, cut to what a person needs to recognise them. */
export interface TablePreview {
  columns: string[];
  rows: string[][];
}

/** Names by which each meaning goes in exports of other programs, without case, spaces and signs; likeliest first. */
const KNOWN_NAMES: Record<ColumnMeaning, readonly string[]> = {
  text: [
    ...["text", "fulltext", "articletext", "body", "bodytext", "articlebody", "content", "maintext"],
    ...["article", "story", "html", "contenthtml", "contenttext", "description", "summary"],
  ],
  title: ["title", "headline", "head", "articletitle", "name", "heading", "subject"],
  url: ["url", "link", "articleurl", "weburl", "canonicalurl", "permalink", "address", "href", "sourceurl"],
  publisher: [
    ...["publisher", "outlet", "source", "sourcename", "publication", "newspaper", "site", "sitename"],
    ...["media", "medium", "domain", "sourcedomain"],
  ],
  published: [
    ...["published", "publishedat", "publicationdate", "datepublished", "publisheddate", "publishdate"],
    ...["pubdate", "date", "datetime", "timestamp", "time", "created", "createdat"],
  ],
  author: ["author", "authors", "byline", "creator", "writer", "reporter", "journalist"],
  language: ["language", "lang", "languagecode", "locale"],
  id: ["id", "articleid", "uid", "uuid", "guid", "key", "docid", "documentid", "recordid"],
};

const plainName = (name: string) =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/**
 * Guesses what columns mean by their names; where none is called like a text, the column with the longest values in
 * `rows` is taken for it. No column gets two meanings.
 */
export function guessMapping({ columns, rows }: TablePreview): ColumnMapping {
  const mapping: ColumnMapping = {};
  const free = new Set(columns);
  const plain = new Map(columns.map((column) => [column, plainName(column)]));
  for (const meaning of COLUMN_MEANINGS)
    for (const known of KNOWN_NAMES[meaning]) {
      const found = [...free].find((column) => plain.get(column) === known);
      if (found === undefined) continue;
      mapping[meaning] = found;
      free.delete(found);
      break;
    }
  if (mapping.text === undefined) {
    const longest = longestColumn(columns, rows, free);
    if (longest !== null) mapping.text = longest;
  }
  return mapping;
}

/** Below this mean length (UTF-16 code units) a column is no text of an article. */
const LEAST_TEXT = 80;

function longestColumn(columns: string[], rows: string[][], free: ReadonlySet<string>): string | null {
  let best: string | null = null;
  let bestLength = LEAST_TEXT;
  for (const [place, column] of columns.entries()) {
    const lengths = rows.map((row) => row[place]?.length ?? 0);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    if (!free.has(column) || mean < bestLength) continue;
    best = column;
    bestLength = mean;
  }
  return best;
}

/** Why a mapping cannot be used for a table with these columns, or null when it can. */
export function mappingProblem(mapping: ColumnMapping, columns: readonly string[]): string | null {
  if (!mapping.text) return "Say which column holds the text of the articles.";
  const unknown = Object.values(mapping).find((column) => !columns.includes(column));
  return unknown === undefined ? null : `There is no column “${unknown}”.`;
}
