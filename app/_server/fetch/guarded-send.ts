import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { parseAddress, pinnedAddress, Refused, type Surroundings, WORLD } from "./guarded-fetch.ts";

/** What of an answer is read before the connection is closed, in bytes: nobody looks at it. */
const ANSWER_READ = 16 * 1024;
/** How long a receiver may take, in milliseconds. */
const PATIENCE = 10_000;

export interface Message {
  headers: Readonly<Record<string, string>>;
  body: string;
}

/**
 * Posts JSON to an address that a person named, under the rules of `guardedFetch`: resolved once, to public addresses
 * only, connected to the address that was looked at. Redirects are not followed, since they would lead a signed
 * message to somewhere that nobody named. Gives the status of the answer, whatever it is.
 */
export async function guardedSend(
  address: string,
  { headers, body }: Message,
  surroundings: Surroundings = WORLD,
): Promise<Result<number>> {
  const signal = AbortSignal.timeout(Math.min(PATIENCE, surroundings.limits.milliseconds));
  try {
    const url = parseAddress(address, surroundings);
    const response = await post(url, { headers, body }, await pinnedAddress(url, surroundings), signal);
    const status = response.statusCode ?? 0;
    await discard(response);
    return ok(status);
  } catch (cause) {
    if (cause instanceof Refused) return fail("invalid", cause.message);
    if (signal.aborted) return fail("invalid", "The receiver took too long to answer.");
    const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
    return fail("invalid", `The receiver could not be reached${code}.`);
  }
}

function post(url: URL, { headers, body }: Message, address: string, signal: AbortSignal) {
  signal.throwIfAborted();
  const family = isIP(address);
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(
      url,
      {
        ...{ method: "POST", signal, agent: false },
        headers: {
          ...{ "Content-Type": "application/json", "User-Agent": "Sourcemark" },
          "Content-Length": String(Buffer.byteLength(body)),
          ...headers,
        },
        lookup: (_host, options, answer) => {
          if (options.all) answer(null, [{ address, family }]);
          else answer(null, address, family);
        },
      },
      resolve,
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Reads a little, so that most connections end well, and closes what goes on. */
async function discard(response: IncomingMessage): Promise<void> {
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > ANSWER_READ) break;
    }
  } catch {
    // The status is known already.
  }
  response.destroy();
}
