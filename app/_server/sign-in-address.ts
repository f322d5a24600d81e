import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Where the address of the client stands on every request; one that the client sends is overwritten. */
export const ADDRESS_HEADER = "x-sourcemark-address";

/**
 * How many proxies stand in front of the server: TRUSTED_PROXIES, else one where PUBLIC_URL is set.
 * @throws Error with one sentence when the value cannot be used
 */
export function readProxies(environment: NodeJS.ProcessEnv): number {
  const { TRUSTED_PROXIES: value, PUBLIC_URL } = environment;
  if (!value) return PUBLIC_URL ? 1 : 0;
  if (!/^[0-9]$/.test(value))
    throw new Error(`TRUSTED_PROXIES must be a number from 0 to 9, and it is "${value}".`);
  return Number(value);
}

/**
 * The client's address: of the connection, or, behind proxies, the one in X-Forwarded-For that the outermost of ours
 * wrote. Those before it are what the client said. A list that is too short did not come through all of them.
 */
export function clientAddress(
  connection: string | undefined,
  forwarded: string | undefined,
  proxies: number,
): string {
  const told = proxies === 0 ? undefined : forwarded?.split(",").at(-proxies)?.trim();
  return addressIn(told ?? "") ?? connection ?? "unknown";
}

const LOOKS_LIKE_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f.]*:[\da-f:.]*)$/i;

/** An address as proxies write it, some with the port behind it; null when it is none. */
function addressIn(text: string): string | null {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return LOOKS_LIKE_ADDRESS.test(bare) ? bare : null;
}

/** Writes the client's address on every request before anything else sees it. */
export function nameAddresses(): void {
  const proxies = readProxies(process.env);
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const forwarded = request.headers["x-forwarded-for"];
    request.headers[ADDRESS_HEADER] = clientAddress(
      request.socket.remoteAddress,
      Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
      proxies,
    );
  });
}
