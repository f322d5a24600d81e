import { v7 as uuidv7 } from "uuid";
import { createHash } from "node:crypto";
import { fillDetails } from "#lib/articles/fill-details.ts";
import { prepareArticle } from "#lib/formats/import/article.ts";
import { isProblem, type Candidate, type RecordPlace, type SourceRecord } from "#lib/imports/candidate.ts";
import type { ProblemCode } from "#lib/imports/kinds.ts";
import type { ErrorCode, Result } from "#lib/operations/envelope.ts";
import type { NewArticle } from "../mutations/articles.ts";

/** A record that is ready to be written, or why it is none. */
export type PreparedRecord =
  | { place: RecordPlace; article: NewArticle; keys: string[] }
  /** The project has it already. */
  | { place: RecordPlace; known: true }
  | { place: RecordPlace; problem: { code: ProblemCode; reason: string } };

/** A page as it was fetched. */
export interface Page {
  url: string;
  bytes: Uint8Array;
  mediaType: string;
}

export type FetchPage = (address: string) => Promise<Result<Page>>;

const CODES: Partial<Record<ErrorCode, ProblemCode>> = { too_large: "too-large", unsupported: "unsupported" };

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Makes an article of a record: its page is fetched where it names one, its text decoded and divided into blocks. */
export async function prepareRecord(
  record: SourceRecord,
  { publisher, fetchPage }: { publisher: string; fetchPage: FetchPage | null },
): Promise<PreparedRecord> {
  if (isProblem(record)) return record;
  const { place } = record;
  const page = record.page === undefined ? null : await pageOf(record.page, fetchPage);
  if (page && !page.ok) return { place, problem: { code: "not-fetched", reason: page.error.message } };
  const file = page ? { bytes: page.value.bytes, mediaType: page.value.mediaType } : record.file;
  const prepared = prepareArticle(file);
  if (!prepared.ok) {
    const code = CODES[prepared.error.code] ?? (file.bytes.length === 0 ? "empty" : "invalid");
    return { place, problem: { code, reason: prepared.error.message } };
  }
  const found = prepared.value;
  const { language, ...details } = record.given;
  const given = {
    ...{ title: "", byline: "", url: page?.value.url ?? "", publishedAt: null, ...details },
    publisher: details.publisher || publisher,
  };
  const filled = fillDetails(given, found, file.fileName ?? "");
  if (!filled.ok) return { place, problem: { code: "invalid", reason: filled.error.message } };
  const original = page ? { bytes: page.value.bytes, mediaType: found.mediaType } : record.original;
  const article: NewArticle = {
    ids: { article: uuidv7(), version: uuidv7(), publisher: uuidv7() },
    details: filled.value,
    language: language || (found.language ?? ""),
    ...{ text: found.text, blocks: found.blocks },
    file: {
      name: file.fileName ?? "",
      mediaType: original?.mediaType ?? found.mediaType,
      charset: found.charset,
      bytes: original?.bytes ?? file.bytes,
    },
    notes: [...record.notes, ...found.notes.map(({ message }) => message)],
  };
  return { place, article, keys: record.keys.map(sha256) };
}

async function pageOf(address: string, fetchPage: FetchPage | null): Promise<Result<Page>> {
  if (fetchPage !== null) return fetchPage(address);
  return { ok: false, error: { code: "unsupported", message: "Pages are fetched by the server only." } };
}

/** The addresses and names by which a candidate is known before it is prepared, so that no page is fetched twice. */
export const keysOf = (candidate: Candidate): string[] => candidate.keys.map(sha256);
