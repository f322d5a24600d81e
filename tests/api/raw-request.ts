import { request as httpRequest } from "node:http";
import { connect } from "node:net";

export interface RawAnswer {
  status: number;
  text: string;
}

/**
 * Sends a body in pieces and takes the answer whenever it comes: a server that refuses a body does not read it to its
 * end, and the ordinary client would report a broken connection instead of the answer.
 * @param length announced length; without it the body is sent in chunks of unknown total
 */
export function sendPieces(
  url: string,
  headers: Record<string, string>,
  pieces: Iterable<Uint8Array>,
  length?: number,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let answered = false;
    const request = httpRequest(url, {
      method: "POST",
      agent: false,
      headers: { ...headers, ...(length === undefined ? {} : { "content-length": String(length) }) },
    });
    request.on("response", (response) => {
      answered = true;
      let text = "";
      const finish = () => resolve({ status: response.statusCode ?? 0, text });
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      response.on("end", finish).on("error", finish);
    });
    request.on("error", (cause) => {
      if (!answered) reject(cause);
    });
    const iterator = smallPieces(pieces);
    const next = (): void => {
      if (answered) return;
      const { done, value } = iterator.next();
      if (done) request.end();
      // An answer that is on its way is read before more is sent.
      else request.write(value, () => setImmediate(next));
    };
    next();
  });
}

const PIECE = 64 * 1024;

function* smallPieces(pieces: Iterable<Uint8Array>): Generator<Uint8Array, undefined> {
  for (const piece of pieces)
    for (let start = 0; start < piece.length; start += PIECE) yield piece.subarray(start, start + PIECE);
}

/** Sends the beginning of a request and hangs up. */
export function hangUp(url: string, lines: readonly string[], start: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        [`POST ${pathname} HTTP/1.1`, `Host: ${hostname}:${port}`, ...lines, "", start].join("\r\n"),
      );
      socket.end();
    });
    socket
      .resume()
      .on("error", reject)
      .on("close", () => resolve());
  });
}
