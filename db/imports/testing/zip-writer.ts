import { crc32, deflateRawSync } from "node:zlib";

/** An entry as a test wants it, honest or not. */
export interface FalseEntry {
  name: string;
  content?: Uint8Array | string;
  /** What the archive says instead of the truth. */
  says?: Partial<{ size: number; packed: number; offset: number }>;
  /** Unix mode; 0o120777 is a link. */
  mode?: number;
  stored?: boolean;
  locked?: boolean;
}

interface Directory {
  entry: FalseEntry;
  name: Buffer;
  data: Buffer;
  content: Buffer;
  offset: number;
}

/** Writes a zip archive, so that tests can say in it what no honest program would. */
export function writeZip(entries: readonly FalseEntry[], says: { entries?: number } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Directory[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const content = Buffer.from(entry.content ?? "");
    const data = entry.stored ? content : deflateRawSync(content);
    directory.push({ entry, name, data, content, offset });
    const local = localHeader({ entry, name, data, content, offset });
    parts.push(local, name, data);
    offset += local.length + name.length + data.length;
  }
  const central = directory.flatMap((one) => [centralHeader(one), one.name]);
  const size = central.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...parts, ...central, endOfDirectory(says.entries ?? entries.length, size, offset)]);
}

function common({ entry, content, data, name }: Directory): number[] {
  return [crc32(content), entry.says?.packed ?? data.length, entry.says?.size ?? content.length, name.length];
}

function localHeader(one: Directory): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(one.entry.locked ? 1 : 0, 6);
  header.writeUInt16LE(one.entry.stored ? 0 : 8, 8);
  writeCommon(header, 14, common(one));
  return header;
}

function centralHeader(one: Directory): Buffer {
  const { entry, offset } = one;
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4); // made on Unix
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(entry.locked ? 1 : 0, 8);
  header.writeUInt16LE(entry.stored ? 0 : 8, 10);
  writeCommon(header, 16, common(one));
  header.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
  header.writeUInt32LE(entry.says?.offset ?? offset, 42);
  return header;
}

function writeCommon(header: Buffer, at: number, [sum = 0, packed = 0, size = 0, name = 0]: number[]): void {
  header.writeUInt32LE(sum, at);
  header.writeUInt32LE(packed, at + 4);
  header.writeUInt32LE(size, at + 8);
  header.writeUInt16LE(name, at + 12);
}

function endOfDirectory(entries: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries & 0xffff, 8);
  end.writeUInt16LE(entries & 0xffff, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
