import type { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { ProblemCode } from "#lib/imports/kinds.ts";
import type { Openable } from "./text-stream.ts";

/** What an archive may hold; beyond this it is refused before anything of it is read. */
export const ZIP_LIMITS = { entries: 10_000, bytes: 500 * 1024 * 1024, ratio: 100 };
/** Below this size a high ratio is no bomb: a file of blanks packs well. */
const SMALL = 1024 * 1024;

/** A file in an archive, or why it is not read. */
export type ZipEntry =
  | { name: string; bytes: number; packed: number; open: Openable }
  | { name: string; problem: { code: ProblemCode; reason: string } };

export interface ZipArchive {
  entries: ZipEntry[];
  close(): void;
}

const refused = (message: string) => fail("invalid", message);
const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

/**
 * Lists an archive's files in its order, without unpacking any. Names never become paths. Fails with "invalid" for what
 * is damaged or made to do harm: names that lead out, too many entries, too large, packed too well, overlapping.
 */
export async function openZip(file: string): Promise<Result<ZipArchive>> {
  let zip: ZipFile;
  try {
    zip = await openFile(file);
  } catch (cause) {
    return refused(`The archive cannot be read: ${messageOf(cause)}.`);
  }
  const listed = zip.entryCount > ZIP_LIMITS.entries ? tooMany(zip.entryCount) : await list(zip);
  const checked = listed.ok ? check(listed.value) : listed;
  if (!checked.ok) {
    zip.close();
    return checked;
  }
  const seen = new Set<string>();
  const entries = checked.value
    .filter(({ fileName }) => !isClutter(fileName))
    .map((entry) => entryOf(zip, entry, seen));
  return ok({ entries, close: () => zip.close() });
}

const tooMany = (count: number) =>
  refused(
    `The archive has ${count.toLocaleString("en")} entries; the most that are read are ${ZIP_LIMITS.entries.toLocaleString("en")}.`,
  );

function openFile(file: string): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true };
  return new Promise((resolve, reject) => {
    yauzl.open(file, options, (cause, zip) => (cause ? reject(cause) : resolve(zip)));
  });
}

function list(zip: ZipFile): Promise<Result<Entry[]>> {
  const entries: Entry[] = [];
  return new Promise((resolve) => {
    zip.on("entry", (entry: Entry) => {
      if (entries.push(entry) > ZIP_LIMITS.entries) resolve(tooMany(entries.length));
      else zip.readEntry();
    });
    zip.on("end", () => resolve(ok(entries)));
    zip.on("error", (cause: unknown) => resolve(refused(`The archive is not read: ${messageOf(cause)}.`)));
    zip.readEntry();
  });
}

function check(entries: Entry[]): Result<Entry[]> {
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (total > ZIP_LIMITS.bytes)
    return refused(
      `The archive unpacks to ${megabytes(total)} MB; the most that is read are ${megabytes(ZIP_LIMITS.bytes)} MB.`,
    );
  const bomb = entries.find(
    ({ uncompressedSize, compressedSize }) =>
      uncompressedSize > SMALL && uncompressedSize > compressedSize * ZIP_LIMITS.ratio,
  );
  if (bomb)
    return refused(`The archive is not read: “${bomb.fileName}” unpacks to over 100 times its packed size.`);
  return overlaps(entries)
    ? refused("The archive is not read: its entries share bytes with one another.")
    : ok(entries);
}

/** Length of a local header without its name and extra field, in bytes. */
const LOCAL_HEADER = 30;

/** Whether entries share bytes: only an archive that is made to do harm has such. */
export function overlaps(entries: readonly Entry[]): boolean {
  const inOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  return inOrder.some((entry, place) => {
    const next = inOrder[place + 1];
    const end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.compressedSize;
    return next !== undefined && end > next.relativeOffsetOfLocalHeader;
  });
}

/** Folders, and what systems leave in archives beside the files. */
const isClutter = (name: string) =>
  name.endsWith("/") || /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$)/.test(name);

/** Whether an entry is a symbolic link: a file of this mode, in an archive made on Unix. */
export const isLink = ({ externalFileAttributes, versionMadeBy }: Entry) =>
  versionMadeBy >>> 8 === 3 && ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;

function entryOf(zip: ZipFile, entry: Entry, seen: Set<string>): ZipEntry {
  const name = entry.fileName;
  const key = name.normalize("NFC").toLowerCase();
  const isSecond = seen.has(key);
  seen.add(key);
  const problem = (code: ProblemCode, reason: string) => ({ name, problem: { code, reason } });
  if (isLink(entry)) return problem("unsafe-name", "This is a link to another file; links are not followed.");
  if (isSecond)
    return problem("duplicate-name", "The archive has another file of this name; the first was taken.");
  if (entry.isEncrypted()) return problem("unsupported", "This file is locked with a password.");
  if (![0, 8].includes(entry.compressionMethod))
    return problem("unsupported", "This file is packed in a way that cannot be read here.");
  return {
    name,
    bytes: entry.uncompressedSize,
    packed: entry.compressedSize,
    open: () => unpacked(zip, entry),
  };
}

async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (cause, opened) => (cause ? reject(cause) : resolve(opened)));
  });
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } finally {
    stream.destroy();
  }
}

/** The library's own words, short; they name what is wrong, sometimes with the entry's name. */
const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)).slice(0, 200);
