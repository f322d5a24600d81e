import { lookup } from "node:dns/promises";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { isPublicAddress } from "./public-address.ts";

/** What a page may take; all of it is counted over every hop. */
const LIMITS = { milliseconds: 10_000, bytes: 10 * 1024 * 1024, hops: 5 };
const PAGE_TYPES = ["text/html", "application/xhtml+xml", "text/plain"];
/** What feeds are sent as; many servers call them by the general names. */
export const FEED_TYPES: readonly string[] = [
  ...["application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"],
  ...["application/xml", "text/xml", "application/json", "text/plain"],
];

export interface FetchedPage {
  /** Where it was found in the end. */
  url: string;
  bytes: Uint8Array;
  /** As the server gave it, parameters included. */
  mediaType: string;
}

/** What tests replace; the rules themselves stay. */
export interface Surroundings {
  resolve(host: string): Promise<string[]>;
  isAllowed(address: string): boolean;
  /** Ports besides the protocols' own. */
  ports: readonly number[];
  limits: typeof LIMITS;
  /** What is taken; pages of text without. */
  mediaTypes?: readonly string[];
}

export const WORLD: Surroundings = {
  resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  isAllowed: isPublicAddress,
  ports: [],
  limits: LIMITS,
};

export class Refused extends Error {
  override name = "Refused";
}

/**
 * Fetches a page that a person named, and nothing of this network: every hop's host is resolved once, all its
 * addresses must be public, and the connection goes to the address that was looked at. No cookies, no credentials.
 * This is the only way from the server to addresses that people choose.
 */
export async function guardedFetch(
  address: string,
  different: Partial<Surroundings> = {},
): Promise<Result<FetchedPage>> {
  const surroundings = { ...WORLD, ...different };
  const { limits, mediaTypes = PAGE_TYPES } = surroundings;
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    let url = parseAddress(address, surroundings);
    const headers = { Accept: mediaTypes.join(", "), "User-Agent": "Sourcemark" };
    for (let hop = 0; hop <= limits.hops; hop++) {
      const response = await pinnedRequest(url, surroundings, signal, { headers });
      const next = redirectOf(response);
      if (next === null)
        return ok(await readPage(url, response, { limit: limits.bytes, mediaTypes }, signal));
      response.destroy();
      url = parseAddress(new URL(next, url).href, surroundings);
    }
    throw new Refused("The page sends from one address to the next without end.");
  } catch (cause) {
    if (cause instanceof Refused) return fail("invalid", cause.message);
    if (signal.aborted) return fail("invalid", "The page took too long to answer.");
    return fail("invalid", "The page could not be fetched. Check the address, or paste the text instead.");
  }
}

export function parseAddress(address: string, { ports }: Surroundings): URL {
  if (!URL.canParse(address)) throw new Refused("This is no web address.");
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new Refused("Only addresses that begin with http:// or https:// can be fetched.");
  if (url.username || url.password) throw new Refused("Leave name and password out of the address.");
  const own = { "http:": "80", "https:": "443" }[url.protocol];
  if (url.port !== "" && url.port !== own && !ports.includes(Number(url.port)))
    throw new Refused("Only the usual ports of the web can be fetched from.");
  return url;
}

/** The address that is connected to; none of the host's addresses may lead inside. */
export async function pinnedAddress(
  url: URL,
  { resolve, isAllowed }: Pick<Surroundings, "resolve" | "isAllowed">,
): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) ? [host] : await resolve(host);
  const [first] = addresses;
  if (first === undefined || !addresses.every(isAllowed))
    throw new Refused("This address does not lead to a public page.");
  return first;
}

export interface Sent {
  method?: string;
  headers: Record<string, string>;
  body?: string;
}

/**
 * Sends one request to an address that was looked at, and follows nothing.
 * @throws Refused when the address may not be connected to
 */
export async function pinnedRequest(
  url: URL,
  surroundings: Pick<Surroundings, "resolve" | "isAllowed">,
  signal: AbortSignal,
  { body, ...sent }: Sent,
): Promise<IncomingMessage> {
  const address = await pinnedAddress(url, surroundings);
  signal.throwIfAborted();
  const family = isIP(address);
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        ...sent,
        signal,
        agent: false,
        // Resolved above, once: a second answer of the name's server is never asked for.
        lookup: (_host, options, answer) => {
          if (options.all) answer(null, [{ address, family }]);
          else answer(null, address, family);
        },
      },
      resolve,
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) ? (headers.location ?? "") || null : null;
}

async function readPage(
  url: URL,
  response: IncomingMessage,
  { limit, mediaTypes }: { limit: number; mediaTypes: readonly string[] },
  signal: AbortSignal,
): Promise<FetchedPage> {
  const { statusCode = 0, headers } = response;
  const mediaType = headers["content-type"] ?? "";
  const problem =
    statusCode < 200 || statusCode > 299
      ? `The page answered with ${statusCode}.`
      : mediaTypes.includes(mediaType.split(";")[0]?.trim().toLowerCase() ?? "")
        ? null
        : "There is no page of text at this address.";
  if (problem !== null) {
    response.destroy();
    throw new Refused(problem);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  const body = decompressed(response);
  signal.addEventListener("abort", () => body.destroy(new Error("too long")), { once: true });
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > limit) {
      response.destroy();
      throw new Refused(`The page is larger than ${Math.floor(limit / 1024 / 1024)} MB.`);
    }
    chunks.push(chunk);
  }
  return { url: url.href, bytes: new Uint8Array(Buffer.concat(chunks)), mediaType };
}

/** What was packed is unpacked bit by bit, so that the limit is one of what comes out. */
function decompressed(response: IncomingMessage): Readable {
  const unpack = {
    gzip: createGunzip,
    "x-gzip": createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }[response.headers["content-encoding"]?.trim().toLowerCase() ?? ""];
  if (!unpack) return response;
  const out = unpack();
  response.on("error", (cause) => out.destroy(cause));
  return response.pipe(out);
}
