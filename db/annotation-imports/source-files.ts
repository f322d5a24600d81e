import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { SourceFile } from "#lib/formats/annotations-import/imported.ts";
import { UnreadableFile } from "#lib/formats/annotations-import/json-reading.ts";
import { isLink, overlaps } from "../imports/read-zip.ts";

/** Most files in an archive, and the most that they may hold together, in bytes after unpacking. */
const MAX_ENTRIES = 50_000;
const MAX_UNPACKED = 4 * 1024 * 1024 * 1024;
/** More than text can be packed; what is packed more is made to fill a disk or a memory. */
const MAX_RATIO = 200;

/** The files that an import is made of, and how to let go of them. */
export interface OpenedFiles {
  files: SourceFile[];
  /** All bytes of the files, unpacked. */
  bytes: number;
  /** How many of them were read; what is read twice counts twice, but never as more than there are. */
  bytesRead(): number;
  close(): void;
}

/**
 * Opens a file, or the files in it when it is a zip. Nothing is unpacked to the disk.
 * @throws UnreadableFile for an archive that is damaged, too large, or not to be trusted
 */
export async function openSourceFiles(file: string, name: string): Promise<OpenedFiles> {
  const counter = { read: 0 };
  if (!(await isZip(file))) {
    const files = [{ path: name, read: () => decoded(createReadStream(file), counter) }];
    return counted(files, (await stat(file)).size, counter, () => {});
  }
  const zip = await openPromise(file, { autoClose: false, strictFileNames: true }).catch(unreadable);
  try {
    const entries = await entriesOf(zip);
    const files = entries.map((entry) => sourceOf(zip, entry, counter));
    const bytes = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    return counted(files, bytes, counter, () => zip.close());
  } catch (cause) {
    zip.close();
    return unreadable(cause);
  }
}

/** Opens several files as one import. */
export async function openAllSourceFiles(files: readonly string[]): Promise<OpenedFiles> {
  const opened: OpenedFiles[] = [];
  for (const file of files) opened.push(await openSourceFiles(file, path.basename(file)));
  return {
    files: opened.flatMap((one) => one.files),
    bytes: opened.reduce((sum, { bytes }) => sum + bytes, 0),
    bytesRead: () => opened.reduce((sum, one) => sum + one.bytesRead(), 0),
    close: () => opened.forEach((one) => one.close()),
  };
}

interface Counter {
  read: number;
}

const counted = (files: SourceFile[], bytes: number, counter: Counter, close: () => void): OpenedFiles => ({
  ...{ files, bytes, close },
  bytesRead: () => Math.min(counter.read, bytes),
});

async function isZip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE() === 0x04034b50;
  } finally {
    await handle.close();
  }
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > MAX_ENTRIES)
    throw new UnreadableFile(1, `The archive has more than ${MAX_ENTRIES} files.`);
  const entries: Entry[] = [];
  const names = new Set<string>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith("/") || isHidden(entry.fileName)) continue;
    total += entry.uncompressedSize;
    if (total > MAX_UNPACKED || entries.length === MAX_ENTRIES)
      throw new UnreadableFile(1, "The archive holds more than is taken in at once.");
    if (entry.uncompressedSize > MAX_RATIO * Math.max(1, entry.compressedSize) + 1_000_000)
      throw new UnreadableFile(1, "The archive is packed more than any text can be, and was not unpacked.");
    if (names.has(entry.fileName))
      throw new UnreadableFile(1, "The archive holds two files of the same name.");
    names.add(entry.fileName);
    entries.push(entry);
  }
  if (overlaps(entries))
    throw new UnreadableFile(1, "The archive is not read: its files share bytes with one another.");
  return entries;
}

/** What macOS and editors put beside files. */
const isHidden = (name: string) => /(?:^|\/)(?:__MACOSX\/|\.)/.test(name);

const sourceOf = (zip: ZipFile, entry: Entry, counter: Counter): SourceFile => ({
  path: entry.fileName,
  async *read() {
    // Said where the file would be read, so that it is a fault of this one and the others come in.
    if (isLink(entry)) throw new UnreadableFile(1, "This is a link to another file; links are not followed.");
    if (entry.isEncrypted()) throw new UnreadableFile(1, "This file is locked with a password.");
    try {
      yield* decoded(await zip.openReadStreamPromise(entry), counter);
    } catch (cause) {
      unreadable(cause);
    }
  },
});

/** Bytes as text. What is not UTF-8 is no file of these formats. */
async function* decoded(bytes: Readable, counter: Counter): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    for await (const chunk of bytes) {
      counter.read += (chunk as Buffer).length;
      yield decoder.decode(chunk as Buffer, { stream: true });
    }
    yield decoder.decode();
  } catch (cause) {
    if (cause instanceof TypeError) throw new UnreadableFile(1, "The file is not valid UTF-8.");
    throw cause;
  }
}

function unreadable(cause: unknown): never {
  if (cause instanceof UnreadableFile) throw cause;
  throw new UnreadableFile(1, "The archive is damaged, or has names that lead out of it.");
}
