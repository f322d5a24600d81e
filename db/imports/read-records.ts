import { createReadStream } from "node:fs";
import { MAX_FILE_BYTES } from "#lib/articles/inputs.ts";
import { feedRecords } from "#lib/formats/import/feed.ts";
import { candidateOfRow, type SourceRecord } from "#lib/imports/candidate.ts";
import { guessMapping, type ImportSettings, type TablePreview } from "#lib/imports/columns.ts";
import { detectKind, HEAD_BYTES } from "#lib/imports/detect.ts";
import {
  isTable,
  MAX_RECORD_SIZE,
  type ImportKind,
  type ProblemCode,
  type TableKind,
} from "#lib/imports/kinds.ts";
import { decodeText } from "#lib/text/decode.ts";
import { charsetOfFile, decoded, type Openable } from "./text-stream.ts";
import { csvRows, jsonRows, type TableRow } from "./read-table.ts";
import { warcPages } from "./read-warc.ts";
import { openZip } from "./read-zip.ts";

/** A file that articles are taken from. */
export interface ImportSource {
  file: string;
  kind: ImportKind;
  /** As its sender calls it. */
  name: string;
  /** Where a feed came from; empty for files. */
  address: string;
  settings: ImportSettings;
  /** How many bytes of the file have been read, whenever that grows. */
  onRead?: (bytes: number) => void;
}

/** A whole file that cannot be read, with a sentence for a person. */
export class UnreadableSource extends Error {
  override name = "UnreadableSource";
}

interface Part {
  kind: ImportKind;
  name: string;
  address: string;
  /** Before the names of its records: the file within an archive. */
  within: string;
  open: Openable;
  /** Unpacked size in bytes. */
  bytes: number | null;
}

/**
 * Records of a file in their order, which is the same each time, one at a time.
 * @throws UnreadableSource when nothing of it can be read
 */
export async function* readRecords(source: ImportSource): AsyncGenerator<SourceRecord> {
  const { file, kind, name, address, settings, onRead } = source;
  if (kind === "zip") return yield* zipRecords(source);
  const open = () => counted(file, onRead);
  yield* partRecords({ kind, name, address, within: "", open, bytes: null }, settings);
}

/** Bytes of a file; it is opened when the first is asked for, so that somebody is there when that fails. */
async function* counted(file: string, onRead?: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  const chunks = createReadStream(file, { highWaterMark: 256 * 1024 });
  for await (const chunk of chunks as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    onRead?.(bytes);
    yield chunk;
  }
}

async function* zipRecords({ file, settings, onRead }: ImportSource): AsyncGenerator<SourceRecord> {
  const archive = await openZip(file);
  if (!archive.ok) throw new UnreadableSource(archive.error.message);
  let read = 0;
  try {
    for (const entry of archive.value.entries) {
      const place = { line: null, name: entry.name.slice(0, 200).toWellFormed() };
      if ("problem" in entry) {
        yield { place, problem: entry.problem };
        continue;
      }
      try {
        const kind = detectKind(entry.name, await headOf(entry.open));
        const problem = refusalWithin(kind);
        if (problem) yield { place, problem };
        else if (kind !== null)
          yield* partRecords(
            { ...entry, kind, address: "", within: `${place.name}: ` },
            { ...settings, fetchPages: false },
          );
      } catch (cause) {
        const reason =
          cause instanceof UnreadableSource ? cause.message : "This file is damaged in the archive.";
        yield { place, problem: { code: "unreadable", reason } };
      }
      read += entry.packed;
      onRead?.(read);
    }
  } finally {
    archive.value.close();
  }
}

function refusalWithin(kind: ImportKind | null): { code: ProblemCode; reason: string } | null {
  if (kind === null)
    return { code: "unsupported", reason: "No article can be taken from a file of this kind." };
  return kind === "zip"
    ? { code: "unsupported", reason: "An archive within an archive is not opened. Unpack it first." }
    : null;
}

async function headOf(open: Openable): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of open()) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= HEAD_BYTES) break;
  }
  return new Uint8Array(Buffer.concat(parts).subarray(0, HEAD_BYTES));
}

/** All of a part that must fit into memory; null when it is larger than `limit`. */
async function wholeOf(open: Openable, limit: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of open()) {
    length += chunk.length;
    if (length > limit) return null;
    parts.push(chunk);
  }
  return new Uint8Array(Buffer.concat(parts));
}

async function* partRecords(part: Part, settings: ImportSettings): AsyncGenerator<SourceRecord> {
  const { kind, open, within } = part;
  if (kind === "warc") yield* warcPages(open, within);
  else if (kind === "text" || kind === "html") yield await fileRecord(part);
  else if (kind === "feed") yield* feedItems(part, settings);
  else if (kind !== "zip") yield* tableRecords({ ...part, kind }, settings);
}

async function fileRecord({ open, name, kind }: Part): Promise<SourceRecord> {
  const place = { line: null, name: name.slice(0, 200).toWellFormed() };
  const bytes = await wholeOf(open, MAX_FILE_BYTES);
  if (bytes === null)
    return {
      place,
      problem: { code: "too-large", reason: `The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB.` },
    };
  const fileName = name.split("/").at(-1) ?? name;
  const mediaType = kind === "html" ? "text/html" : "text/plain";
  return { place, file: { bytes, fileName, mediaType }, given: {}, keys: [], notes: [] };
}

async function* feedItems(part: Part, { fetchPages }: ImportSettings): AsyncGenerator<SourceRecord> {
  const bytes = await wholeOf(part.open, MAX_RECORD_SIZE);
  if (bytes === null) throw new UnreadableSource("The feed is larger than 20 MB.");
  const { text } = decodeText({ bytes, isHtml: true }); // feeds name their charset where pages do, in the head
  const items = feedRecords(text, { address: part.address, fetchPages, within: part.within });
  if (!items.ok) throw new UnreadableSource(items.error.message);
  yield* items.value;
}

const encoder = new TextEncoder();

/** Of one record as it stands in its table. */
const MEDIA_TYPES: Record<TableKind, string> = {
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  json: "application/json",
  jsonl: "application/json",
};

async function* rowsOf(open: Openable, kind: TableKind): AsyncGenerator<TableRow> {
  const text = decoded(open(), await charsetOfFile(open));
  yield* kind === "csv" || kind === "tsv" ? csvRows(text, kind) : jsonRows(text, kind);
}

async function* tableRecords(
  { open, kind, name, within }: Part & { kind: TableKind },
  settings: ImportSettings,
): AsyncGenerator<SourceRecord> {
  const { textForm } = settings;
  // Tables within an archive have columns of their own: where the mapping names none of them, they are guessed.
  const preview = within === "" ? null : await previewTable(open, kind);
  const fits = preview === null || preview.columns.includes(settings.mapping.text ?? "");
  const mapping = preview === null || fits ? settings.mapping : guessMapping(preview);
  const mediaType = MEDIA_TYPES[kind];
  for await (const row of rowsOf(open, kind)) {
    if ("problem" in row) {
      yield { place: { line: row.line, name: within }, problem: row.problem };
      continue;
    }
    const original = { bytes: encoder.encode(row.source), mediaType };
    const { line, fields } = row;
    yield candidateOfRow({ fields, mapping, textForm, line, within, fileName: name, original });
  }
}

/** Rows that a preview shows, and the longest value in it, in UTF-16 code units. */
const PREVIEW_ROWS = 5;
const PREVIEW_LENGTH = 300;

/** Names of a table's columns and its first rows. Reads no more than it takes. */
export async function previewTable(open: Openable, kind: TableKind): Promise<TablePreview> {
  const columns: string[] = [];
  const rows: ReadonlyMap<string, string>[] = [];
  let read = 0;
  for await (const row of rowsOf(open, kind)) {
    if (++read > PREVIEW_ROWS * 4 || rows.length === PREVIEW_ROWS) break;
    if ("problem" in row) continue;
    rows.push(row.fields);
    for (const name of row.fields.keys()) if (!columns.includes(name)) columns.push(name);
  }
  const shown = (text: string) =>
    text.length <= PREVIEW_LENGTH ? text : `${text.slice(0, PREVIEW_LENGTH).toWellFormed()}…`;
  return { columns, rows: rows.map((fields) => columns.map((name) => shown(fields.get(name) ?? ""))) };
}

/** Bytes that a preview is made from; it is made while somebody waits. */
const PREVIEW_BYTES = 4 * 1024 * 1024;

async function* beginning(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = PREVIEW_BYTES;
  for await (const chunk of chunks) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

/** A preview of a stored table; null for what is none. */
export async function previewFile(file: string, kind: ImportKind): Promise<TablePreview | null> {
  return isTable(kind) ? previewTable(() => beginning(counted(file)), kind) : null;
}
