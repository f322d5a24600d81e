import { latin1 } from "../../text/binary.ts";
import { ByteReader } from "./byte-reader.ts";
import { parseHeaders, type Headers } from "./http-message.ts";

/** One record of a web archive, or what is wrong at its place. */
export type WarcRecord =
  | { kind: "record"; headers: Headers; payload: Uint8Array }
  /** Larger than was asked for; its payload was passed over. */
  | { kind: "too-large"; headers: Headers; length: number }
  | { kind: "damaged"; headers: Headers; reason: string };

/** Longest header line, and most of them to a record. */
const MAX_LINE = 65_536;
const MAX_LINES = 200;
const START = /^WARC\/\d\.\d+\s*$/;
const INSIDE = "\r\n\r\nWARC/1.";
/** How often bytes are read again behind records that lie about their length, in lengths of the largest record. */
const MOST_AGAIN = 20;

/**
 * Records of a WARC file (unpacked) in their order, one at a time, with payloads up to `limit` bytes. A record whose
 * stated length is wrong is told as damaged, and reading goes on at the next beginning of a record.
 */
export async function* warcRecords(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<WarcRecord> {
  const reader = new ByteReader(chunks);
  const again = { bytes: 0 };
  let passedOver = false;
  for (;;) {
    if (again.bytes > limit * MOST_AGAIN) {
      const reason = "Too many records lie about their length; what follows was not read.";
      return yield { kind: "damaged", headers: new Map(), reason };
    }
    const line = await reader.line(MAX_LINE);
    if (line === null) break;
    if (!START.test(line)) {
      passedOver ||= line.trim() !== "";
      continue;
    }
    if (passedOver)
      yield { kind: "damaged", headers: new Map(), reason: "Bytes between two records belong to neither." };
    passedOver = false;
    yield await nextRecord(reader, limit, again);
  }
  if (passedOver)
    yield { kind: "damaged", headers: new Map(), reason: "What stands here at the end is no WARC record." };
}

async function nextRecord(reader: ByteReader, limit: number, again: { bytes: number }): Promise<WarcRecord> {
  const lines: string[] = [];
  for (;;) {
    const line = await reader.line(MAX_LINE);
    if (line === null)
      return { kind: "damaged", headers: parseHeaders(lines), reason: "The file ends within a record." };
    if (line === "") break;
    if (lines.length < MAX_LINES) lines.push(line);
  }
  const headers = parseHeaders(lines);
  const stated = headers.get("content-length") ?? "";
  const length = /^\d{1,15}$/.test(stated) ? Number(stated) : null;
  if (length === null) return { kind: "damaged", headers, reason: "The record does not say how long it is." };
  const { bytes, read } = await reader.bytes(length, limit);
  if (read < length) {
    again.bytes += resumeInside(reader, bytes);
    return { kind: "damaged", headers, reason: "The file ends within this record." };
  }
  const isAtBoundary = await endsHere(reader);
  if (!isAtBoundary) {
    again.bytes += resumeInside(reader, bytes);
    return { kind: "damaged", headers, reason: "The record is not as long as it says." };
  }
  return bytes === null
    ? { kind: "too-large", headers, length }
    : { kind: "record", headers, payload: bytes };
}

/** Whether a record ends here: two line ends, then the next one or nothing. Reads only what can be put back. */
async function endsHere(reader: ByteReader): Promise<boolean> {
  const { bytes, read } = await reader.bytes(9, 9);
  const next = latin1(bytes ?? new Uint8Array(0));
  reader.unread(bytes ?? new Uint8Array(0));
  return read === 0 || /^(?:\r?\n){1,4}(?:WARC|WAR|WA|W|$)/.test(next) || /^\s*$/.test(next);
}

/** A length that is too large has swallowed the next records: they are looked for in what was read. Says how much of it is read again. */
function resumeInside(reader: ByteReader, bytes: Uint8Array | null): number {
  const at = bytes === null ? -1 : latin1(bytes).indexOf(INSIDE);
  if (bytes === null || at === -1) return 0;
  const rest = bytes.subarray(at + 4);
  reader.unread(rest);
  return rest.length;
}
