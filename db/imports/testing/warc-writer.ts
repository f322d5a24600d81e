import { gzipSync } from "node:zlib";

interface Kept {
  url: string;
  body: string | Uint8Array;
  type?: string;
  status?: number;
  headers?: Record<string, string>;
  /** What the record says of its length instead of the truth. */
  says?: number;
  warcType?: string;
}

/** One record of a web archive: a web server's answer. */
export function warcRecord({ url, body, type = "text/html", status = 200, ...more }: Kept): Buffer {
  const headers = Object.entries({ "Content-Type": type, ...more.headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const payload = Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status} OK\r\n${headers.join("\r\n")}\r\n\r\n`),
    Buffer.from(body),
  ]);
  return Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: ${more.warcType ?? "response"}\r\nWARC-Target-URI: ${url}\r\n` +
        `WARC-Date: 2025-05-13T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n` +
        `Content-Length: ${more.says ?? payload.length}\r\n\r\n`,
    ),
    payload,
    Buffer.from("\r\n\r\n"),
  ]);
}

/** Each record packed by itself, as archives are. */
export const packed = (...records: Buffer[]): Buffer =>
  Buffer.concat(records.map((record) => gzipSync(record)));
