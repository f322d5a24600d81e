import { latin1 } from "../../text/binary.ts";

export type Headers = ReadonlyMap<string, string>;

/** An HTTP answer as an archive keeps it: status, headers by lower-case name, and the body as it was sent. */
export interface HttpMessage {
  status: number;
  headers: Headers;
  body: Uint8Array;
}

/** Largest block of headers, in bytes. */
const MAX_HEAD = 65_536;

/** Takes a kept HTTP answer apart; null for what is none. */
export function parseHttp(bytes: Uint8Array): HttpMessage | null {
  const head = latin1(bytes.subarray(0, MAX_HEAD));
  const end = /\r?\n\r?\n/.exec(head);
  if (!end) return null;
  const [first = "", ...lines] = head.slice(0, end.index).split(/\r?\n/);
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})\b/.exec(first)?.[1];
  if (status === undefined) return null;
  return {
    status: Number(status),
    headers: parseHeaders(lines),
    body: bytes.subarray(end.index + end[0].length),
  };
}

/** "Name: value" lines; the first of several with one name counts. */
export function parseHeaders(lines: readonly string[]): Headers {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/**
 * Undoes "Transfer-Encoding: chunked". Archives often keep the header with a body that is not chunked any more, and
 * cut answers short: what is no chunk is taken as it stands, what is missing is left out.
 */
export function withoutChunks(body: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf(0x0a, at);
    const line = lineEnd === -1 || lineEnd - at > 100 ? "" : latin1(body.subarray(at, lineEnd)).trim();
    const size = /^([\da-f]{1,8})(?:\s*;.*)?$/i.exec(line)?.[1];
    if (size === undefined) return parts.length === 0 ? body : joined(parts);
    const length = Number.parseInt(size, 16);
    if (length === 0) return joined(parts);
    const chunk = body.subarray(lineEnd + 1, lineEnd + 1 + length);
    parts.push(chunk);
    at = lineEnd + 1 + length;
    while (body[at] === 0x0d || body[at] === 0x0a) at++;
    if (at >= body.length) return joined(parts);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
