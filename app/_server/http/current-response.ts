import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

// Route handlers and instrumentation are bundled apart: what they share hangs on the process.
const shared = globalThis as typeof globalThis & { sourcemarkResponses?: AsyncLocalStorage<ServerResponse> };
const responses = (shared.sourcemarkResponses ??= new AsyncLocalStorage());

/** Everything that is done from here on is done for this request; call it when the request has come. */
export const enterResponse = (response: ServerResponse): void => responses.enterWith(response);

/** The response of the request that is being answered; undefined outside of one. */
export const currentResponse = (): ServerResponse | undefined => responses.getStore();
