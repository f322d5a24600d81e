import { makeZip } from "client-zip";
import type { ExportFile } from "../formats/export/export-format.ts";

const encoder = new TextEncoder();

/** Text as UTF-8, chunk by chunk. */
export async function* encoded(chunks: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const chunk of chunks) yield encoder.encode(chunk);
}

/** A file of an archive, in bytes. */
export interface ArchiveFile {
  path: string;
  content: AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/**
 * Files as one archive of any size, made while it is read. All of them get the time `at` (milliseconds since 1970),
 * in UTC whatever the machine's zone, so that the same files give the same bytes everywhere.
 */
export function zipped(files: AsyncIterable<ArchiveFile>, at: number): AsyncIterable<Uint8Array> {
  const local = new Date(at);
  return makeZip(entries(files, new Date(at + local.getTimezoneOffset() * 60_000)));
}

async function* entries(files: AsyncIterable<ArchiveFile>, lastModified: Date) {
  for await (const { path, content } of files) yield { name: path, input: content, lastModified };
}

/** An export's files in bytes. */
export async function* inBytes(files: AsyncIterable<ExportFile>): AsyncGenerator<ArchiveFile> {
  for await (const { path, content } of files) yield { path, content: encoded(content) };
}
