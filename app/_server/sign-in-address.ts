import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Where the address of the client stands on every request; one that the client sends is overwritten. */
export const ADDRESS_HEADER = "x-sourcemark-address";

/**
 * The client's address: of the connection, or, where a proxy stands in front of us (PUBLIC_URL is set), the last one
 * in X-Forwarded-For. That one the proxy wrote itself; the ones before it are what the client said.
 */
export function clientAddress(
  connection: string | undefined,
  forwarded: string | undefined,
  behindProxy: boolean,
): string {
  const last = behindProxy ? forwarded?.split(",").at(-1)?.trim() : undefined;
  return last || connection || "unknown";
}

/** Writes the client's address on every request before anything else sees it. */
export function nameAddresses(): void {
  const behindProxy = Boolean(process.env.PUBLIC_URL);
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const forwarded = request.headers["x-forwarded-for"];
    request.headers[ADDRESS_HEADER] = clientAddress(
      request.socket.remoteAddress,
      Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
      behindProxy,
    );
  });
}
