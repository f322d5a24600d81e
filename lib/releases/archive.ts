import { makeZip } from "client-zip";
import type { Dataset, ExportOptions } from "../formats/dataset.ts";
import type { ExportFile, ExportFormat, FileContent, TextHash } from "../formats/export/export-format.ts";

const encoder = new TextEncoder();

/** Text as UTF-8, chunk by chunk; bytes as they are. */
export async function* encoded(chunks: FileContent): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const chunk of chunks) yield typeof chunk === "string" ? encoder.encode(chunk) : chunk;
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
export function zipped(
  files: AsyncIterable<ArchiveFile>,
  at: number,
): AsyncIterable<Uint8Array<ArrayBuffer>> {
  const local = new Date(at);
  const zip = makeZip(entries(files, new Date(at + local.getTimezoneOffset() * 60_000)));
  return zip as AsyncIterable<Uint8Array<ArrayBuffer>>; // it says less about its buffers than is true
}

async function* entries(files: AsyncIterable<ArchiveFile>, lastModified: Date) {
  for await (const { path, content } of files) yield { name: path, input: content, lastModified };
}

/** An export's files in bytes. */
export async function* inBytes(files: AsyncIterable<ExportFile>): AsyncGenerator<ArchiveFile> {
  for await (const { path, content } of files) yield { path, content: encoded(content) };
}

/** A dataset in one of the formats: its only file, or an archive of its files. */
export function exportContent(
  format: ExportFormat,
  dataset: Dataset,
  options: ExportOptions,
  newHash: () => TextHash,
): FileContent {
  const files = format.write(dataset, options, newHash);
  if (format.extension === "zip") return zipped(inBytes(files), dataset.description.frozenAt);
  return contentOf(files);
}

/** The same in bytes. */
export const exportBytes = (...parts: Parameters<typeof exportContent>) => encoded(exportContent(...parts));

async function* contentOf(files: AsyncIterable<ExportFile>) {
  for await (const { content } of files) yield* content;
}
