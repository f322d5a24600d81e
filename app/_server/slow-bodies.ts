import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";

/** How slowly a body may come. Times in milliseconds, rates in bytes per second. */
export interface BodyPace {
  /** How long we wait for bytes until it is asked whether enough came. */
  readonly window: number;
  /** Least rate while a request is young: a poor network has moments without any. */
  readonly atFirst: number;
  /** Least rate afterwards, so that no trickle holds a connection for hours. */
  readonly later: number;
  readonly youngFor: number;
}

/** A minute of silence is what an upload is granted too (db/imports/uploads.ts). */
const PACE: BodyPace = { window: 60_000, atFirst: 500, later: 8_000, youngFor: 5 * 60_000 };

/** Looks in each window: the fewer, the longer a body that stopped is waited for. */
const LOOKS = 30;

interface Started {
  request: IncomingMessage;
  response: ServerResponse;
  server: Server;
}

interface Watched extends Omit<Started, "server"> {
  age: number;
  /** Time in which nothing lay unread: then it was the sender who kept us waiting. */
  awaited: number;
  bytesBefore: number;
}

const ERROR = { code: "unavailable", message: "This came too slowly and was broken off. Send it again." };
const BODY = JSON.stringify({ error: ERROR });
const TOO_SLOW = [
  "HTTP/1.1 408 Request Timeout",
  "Connection: close",
  "Content-Type: application/json",
  "X-Content-Type-Options: nosniff",
  `Content-Length: ${Buffer.byteLength(BODY)}`,
  "",
  BODY,
].join("\r\n");

/**
 * Breaks off requests whose body trickles in, with 408 where no answer was begun. Node's own limit is on the whole
 * time of a request, which cuts large uploads off however well they go; it is switched off, that on headers is not.
 * @returns how to stop watching
 */
export function watchBodies(pace: BodyPace = PACE): () => void {
  const watched = new Set<Watched>();
  const tick = pace.window / LOOKS;
  const start = (message: unknown) => {
    const { request, response, server } = message as Started;
    server.requestTimeout = 0;
    if (!hasBody(request)) return;
    const entry = { request, response, age: 0, awaited: 0, bytesBefore: request.socket.bytesRead };
    watched.add(entry);
    request.once("close", () => watched.delete(entry));
  };
  const timer = setInterval(() => {
    for (const entry of watched) if (isTooSlow(entry, tick, pace)) breakOff(entry);
  }, tick);
  timer.unref();
  subscribe("http.server.request.start", start);
  return () => {
    clearInterval(timer);
    unsubscribe("http.server.request.start", start);
  };
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

function isTooSlow(entry: Watched, tick: number, { window, atFirst, later, youngFor }: BodyPace): boolean {
  const { request } = entry;
  entry.age += tick;
  if (request.complete || request.readableLength > 0) return false;
  entry.awaited += tick;
  if (entry.awaited < window) return false;
  const came = request.socket.bytesRead - entry.bytesBefore;
  const least = entry.age > youngFor ? later : atFirst;
  Object.assign(entry, { awaited: 0, bytesBefore: request.socket.bytesRead });
  return came < (least * window) / 1_000;
}

function breakOff({ request: { socket }, response }: Watched): void {
  // Past the response, which its handler may still write to: it finds the connection gone.
  if (!response.headersSent && socket.writable) socket.write(TOO_SLOW);
  socket.destroySoon();
}
