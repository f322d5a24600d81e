import { pipeline, Readable } from "node:stream";
import { promisify } from "node:util";
import { brotliDecompress, createGunzip, gunzip, inflate } from "node:zlib";
import { webAddress } from "#lib/formats/import/metadata.ts";
import { parseHttp, withoutChunks, type Headers } from "#lib/formats/import/http-message.ts";
import { warcRecords } from "#lib/formats/import/warc.ts";
import { isGzip } from "#lib/imports/detect.ts";
import { recordDate, type RecordPlace, type SourceRecord } from "#lib/imports/candidate.ts";
import { MAX_RECORD_SIZE } from "#lib/imports/kinds.ts";
import type { Openable } from "./text-stream.ts";

const UNPACK = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** What a web archive may unpack to: beyond these it is a bomb. */
const LIMITS = { bytes: 20 * 1024 ** 3, ratio: 100, small: 50 * 1024 * 1024 };

/** Pages of a web archive, packed or not. Pictures, scripts, redirects and error pages are passed over silently. */
export async function* warcPages(open: Openable, within: string): AsyncGenerator<SourceRecord> {
  const state = { broken: null as string | null };
  let place: RecordPlace = { line: null, name: within };
  for await (const record of warcRecords(unpacked(open, state), MAX_RECORD_SIZE)) {
    const target = record.headers.get("warc-target-uri")?.replace(/^<|>$/g, "") ?? "";
    place = { line: null, name: within + target.slice(0, 200).toWellFormed() };
    if (record.kind === "damaged") yield { place, problem: { code: "unreadable", reason: record.reason } };
    else if (!isPage(record.headers)) continue;
    else if (record.kind === "too-large")
      yield { place, problem: { code: "too-large", reason: "The page is larger than 20 MB." } };
    else {
      const page = await pageOf(record.headers, record.payload, target, place);
      if (page) yield page;
    }
  }
  if (state.broken !== null)
    yield { place: { line: null, name: within }, problem: { code: "incomplete", reason: state.broken } };
}

/** The archive's bytes; packing that breaks off or does not stop ends them and is told in `state`. */
async function* unpacked(open: Openable, state: { broken: string | null }): AsyncGenerator<Uint8Array> {
  let read = 0;
  const counted = async function* () {
    for await (const chunk of open()) {
      read += chunk.length;
      yield chunk;
    }
  };
  const source = counted();
  const first = await source.next();
  if (first.done === true) return;
  const all = async function* () {
    yield first.value;
    yield* source;
  };
  if (!isGzip(first.value)) return yield* all();
  const gunzipping = createGunzip();
  pipeline(Readable.from(all()), gunzipping, () => undefined);
  let length = 0;
  try {
    for await (const chunk of gunzipping as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > LIMITS.bytes || (length > LIMITS.small && length > read * LIMITS.ratio)) {
        state.broken = "The archive unpacks to far more than it should; the rest was not read.";
        return;
      }
      yield chunk;
    }
  } catch {
    state.broken = "The archive breaks off or is damaged here; what follows was not read.";
  }
}

const isPage = (headers: Headers) => ["response", "resource"].includes(headers.get("warc-type") ?? "");
const isText = (mediaType: string) => /^(?:text\/(?:html|plain)|application\/xhtml\+xml)\b/i.test(mediaType);

async function pageOf(
  headers: Headers,
  payload: Uint8Array,
  target: string,
  place: RecordPlace,
): Promise<SourceRecord | null> {
  const isResponse = headers.get("warc-type") === "response";
  const http = isResponse ? parseHttp(payload) : null;
  if (isResponse && http === null)
    return { place, problem: { code: "unreadable", reason: "This answer of a web server is damaged." } };
  const mediaType = (http?.headers ?? headers).get("content-type") ?? "";
  if ((http && http.status !== 200) || !isText(mediaType)) return null;
  const bytes = http === null ? payload : await bodyOf(http);
  if (bytes === null)
    return { place, problem: { code: "unreadable", reason: "The page's packing is damaged or too large." } };
  return {
    place,
    file: { bytes, mediaType, fileName: null },
    given: {
      url: webAddress(target) ?? "",
      publishedAt: null,
    },
    keys: [],
    notes: capturedNote(headers),
  };
}

/** When the page was kept is no date of publication, but worth knowing. */
function capturedNote(headers: Headers): string[] {
  const date = headers.get("warc-date");
  return date && recordDate(date) !== null ? [`Kept by a web archive at ${date}.`] : [];
}

async function bodyOf({
  headers,
  body,
}: NonNullable<ReturnType<typeof parseHttp>>): Promise<Uint8Array | null> {
  const sent = /\bchunked\b/i.test(headers.get("transfer-encoding") ?? "") ? withoutChunks(body) : body;
  const packing = headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  const unpack = Object.hasOwn(UNPACK, packing) ? UNPACK[packing as keyof typeof UNPACK] : null;
  if (!unpack) return sent;
  // Archives keep the header of bodies that were unpacked before they were kept.
  if (packing.endsWith("gzip") && !isGzip(sent)) return sent;
  return unpack(sent, { maxOutputLength: MAX_RECORD_SIZE }).catch(() => null);
}
