import type { IncomingMessage } from "node:http";
import { isPublicAddress } from "./public-address.ts";
import { pinnedRequest, Refused, WORLD, type Sent } from "./guarded-fetch.ts";

/** An answer of a provider is some kilobytes of JSON. */
const MAX_BYTES = 1024 * 1024;
const PATIENCE = 10_000;

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/**
 * A `fetch` for talking to the sign-in provider that the configuration names, and to what that provider names itself:
 * public hosts over https only, except for `privateHosts`, which whoever runs this installation vouches for. Redirects
 * are given back, never followed.
 * @throws Refused when an address is not one of these
 */
export function providerFetch(privateHosts: readonly string[]) {
  return async (address: string, { method = "GET", headers = {}, body }: Asked = {}): Promise<Response> => {
    const url = new URL(address);
    const isPrivate = privateHosts.includes(url.hostname);
    if (!isPrivate && url.protocol !== "https:")
      throw new Refused("A provider is talked to over https only.");
    const isAllowed = isPrivate ? () => true : isPublicAddress;
    const text =
      typeof body === "string" ? body : body instanceof URLSearchParams ? body.toString() : undefined;
    const sent: Sent = {
      ...{ method, headers: { ...headers, "Accept-Encoding": "identity" } },
      ...(text === undefined ? {} : { body: text }),
    };
    const answer = await pinnedRequest(
      url,
      { resolve: WORLD.resolve, isAllowed },
      AbortSignal.timeout(PATIENCE),
      sent,
    );
    return responseOf(answer);
  };
}

async function responseOf(answer: IncomingMessage): Promise<Response> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MAX_BYTES) {
      answer.destroy();
      throw new Refused("The provider's answer is too large.");
    }
    chunks.push(chunk);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers))
    if (value !== undefined) headers.set(name, [value].flat().join(", "));
  const status = answer.statusCode ?? 502;
  const hasNoBody = status === 204 || status === 304;
  return new Response(hasNoBody ? null : Buffer.concat(chunks), { status, headers });
}
