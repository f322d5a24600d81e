import { channel } from "node:diagnostics_channel";
import { EventEmitter } from "node:events";
import { afterEach, expect, test, vi } from "vitest";
import { watchRequests } from "./requests-in-flight.ts";
import { workEnded } from "./shutdown.ts";

vi.mock("server-only", () => ({}));
vi.mock("./webhooks/run.ts", () => ({ stopWebhooks: () => new Promise(() => {}) }));
afterEach(() => void vi.useRealTimers());

test("a request and a message that never end hold the server up for less than five seconds together", async () => {
  watchRequests();
  channel("http.server.request.start").publish({ response: new EventEmitter() });
  vi.useFakeTimers();
  let isOver = false;
  void workEnded().then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(3_900);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isOver).toBe(true);
});
