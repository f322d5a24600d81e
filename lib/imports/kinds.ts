/** What a file that articles are taken from can be. */
export const IMPORT_KINDS = ["text", "html", "csv", "tsv", "json", "jsonl", "feed", "zip", "warc"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Kinds whose records have named columns, which somebody says the meaning of. */
export const TABLE_KINDS = ["csv", "tsv", "json", "jsonl"] as const satisfies readonly ImportKind[];
export type TableKind = (typeof TABLE_KINDS)[number];
export const isTable = (kind: ImportKind): kind is TableKind => TABLE_KINDS.some((table) => table === kind);

/**
 * How far an import is. "ready": waits for somebody to say what its columns mean; "waiting": for its turn; "cancelled"
 * and "failed" can be gone on with from where they stopped.
 */
export const IMPORT_STATES = ["ready", "waiting", "running", "done", "cancelled", "failed"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const isUnderWay = (state: ImportState): boolean => state === "waiting" || state === "running";

/** Why a record did not become an article. */
export const PROBLEM_CODES = [
  "unreadable",
  "empty",
  "too-large",
  "unsupported",
  "unsafe-name",
  "duplicate-name",
  "not-fetched",
  "incomplete",
  "invalid",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Largest upload, in bytes. */
export const MAX_UPLOAD_BYTES = 1024 * 1024 * 1024;
/** Longest record (a line, a row, a page) that is taken, in bytes or UTF-16 code units of its source. */
export const MAX_RECORD_SIZE = 20 * 1024 * 1024;
/** Problems of one import that are kept one by one; more are only counted. */
export const MAX_PROBLEMS_KEPT = 10_000;
