import { createReadStream } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { Stop } from "./command.ts";

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record with the longest comment it may have. */
const END_LENGTH = 22 + 65_535;
const LARGE = 0xffff_ffff;

/** Contents of an archive by path, for archives without compression as releases are. Nothing is unpacked. */
export async function openStoredZip(file: string): Promise<Map<string, () => AsyncIterable<Uint8Array>>> {
  const handle = await open(file, "r").catch(() => null);
  if (!handle) throw new Stop(`${file} cannot be read.`);
  try {
    const files = new Map<string, () => AsyncIterable<Uint8Array>>();
    const directory = await readDirectory(handle, file);
    let at = 0;
    while (at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY) {
      const entry = readEntry(directory, at);
      if (entry.method !== 0) throw new Stop(`${file} is compressed: unpack it, then verify the folder.`);
      if (files.has(entry.name)) throw new Stop(`${file} holds ${entry.name} twice.`);
      const start = await contentStart(handle, entry.offset, file);
      const end = start + entry.size - 1;
      files.set(entry.name, () => (entry.size === 0 ? nothing() : createReadStream(file, { start, end })));
      at += entry.length;
    }
    return files;
  } finally {
    await handle.close();
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // an empty file has no bytes to read
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function readDirectory(handle: FileHandle, file: string): Promise<Buffer> {
  const { size } = await handle.stat();
  const from = Math.max(0, size - END_LENGTH);
  const tail = await readAt(handle, from, size - from);
  const end = findEnd(tail);
  if (end === null) throw new Stop(`${file} is no archive, or only part of one.`);
  let [length, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (end >= 20 && tail.readUInt32LE(end - 20) === LOCATOR_64) {
    const record = await readAt(handle, Number(tail.readBigUInt64LE(end - 12)), 56);
    if (record.length < 56 || record.readUInt32LE(0) !== END_64) throw new Stop(`${file} is damaged.`);
    [length, offset] = [Number(record.readBigUInt64LE(40)), Number(record.readBigUInt64LE(48))];
  }
  if (offset + length > size) throw new Stop(`${file} is damaged.`);
  return readAt(handle, offset, length);
}

function findEnd(tail: Buffer): number | null {
  for (let at = tail.length - 22; at >= 0; at--) if (tail.readUInt32LE(at) === END) return at;
  return null;
}

function readEntry(directory: Buffer, at: number) {
  const nameLength = directory.readUInt16LE(at + 28);
  const extraLength = directory.readUInt16LE(at + 30);
  const commentLength = directory.readUInt16LE(at + 32);
  const name = directory.toString("utf8", at + 46, at + 46 + nameLength);
  const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  const large = largeFields(extra);
  const sizes = [
    directory.readUInt32LE(at + 24), // as it is read
    directory.readUInt32LE(at + 20), // as it is stored
    directory.readUInt32LE(at + 42), // where it begins
  ].map((value) => (value === LARGE ? (large.shift() ?? 0) : value));
  return {
    name,
    method: directory.readUInt16LE(at + 10),
    size: sizes[0] ?? 0,
    offset: sizes[2] ?? 0,
    length: 46 + nameLength + extraLength + commentLength,
  };
}

/** The 64-bit values of the Zip64 field, in its order. */
function largeFields(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      const field = extra.subarray(at + 4, at + 4 + length);
      return Array.from({ length: Math.floor(field.length / 8) }, (_, position) =>
        Number(field.readBigUInt64LE(position * 8)),
      );
    }
    at += 4 + length;
  }
  return [];
}

async function contentStart(handle: FileHandle, offset: number, file: string): Promise<number> {
  const header = await readAt(handle, offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL) throw new Stop(`${file} is damaged.`);
  return offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}
