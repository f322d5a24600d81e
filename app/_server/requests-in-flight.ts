import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";
import { enterResponse } from "./http/current-response.ts";

const inFlight = new Set<ServerResponse>();

/** Counts requests from their start until their response is sent or its connection is gone, and lets each know its own. */
export function watchRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { response: ServerResponse };
    enterResponse(response);
    inFlight.add(response);
    response.once("close", () => inFlight.delete(response));
  });
}

/** Resolves when every request has been answered, or after `patience` milliseconds. */
export async function allAnswered(patience: number): Promise<void> {
  const waiting = [...inFlight].map((response) => new Promise<void>((done) => response.once("close", done)));
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((done) => (timer = setTimeout(done, patience)));
  await Promise.race([Promise.all(waiting), enough]);
  clearTimeout(timer);
}
