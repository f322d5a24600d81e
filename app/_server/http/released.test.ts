import { expect, test, vi } from "vitest";
import { download } from "../export/stream.ts";
import { released } from "./released.ts";

vi.mock("server-only", () => ({}));

/** A download that can tell whether what makes it was let go of. */
async function watched() {
  const state = { isLetGo: false };
  async function* pieces() {
    try {
      for (;;) yield new Uint8Array(8);
    } finally {
      state.isLetGo = true;
    }
  }
  return { state, response: await download(pieces(), { fileName: "a.csv", mediaType: "text/csv" }) };
}

const letGo = (state: { isLetGo: boolean }) => vi.waitFor(() => expect(state.isLetGo).toBe(true));

test("a download is let go of when only its head was asked for", async () => {
  const { state, response } = await watched();
  released(new Request("http://localhost/", { method: "HEAD" }), response);
  await letGo(state);
});

test("a download is let go of when its reader left before it was there, or before it was read", async () => {
  const before = await watched();
  released(new Request("http://localhost/", { signal: AbortSignal.abort() }), before.response);
  await letGo(before.state);

  const after = await watched();
  const leaving = new AbortController();
  released(new Request("http://localhost/", { signal: leaving.signal }), after.response);
  expect(after.state.isLetGo).toBe(false);
  leaving.abort();
  await letGo(after.state);
});

test("a download that is being read is left to its reader", async () => {
  const { state, response } = await watched();
  const leaving = new AbortController();
  const reader = released(
    new Request("http://localhost/", { signal: leaving.signal }),
    response,
  ).body?.getReader();
  leaving.abort();
  expect(await reader?.read()).toMatchObject({ done: false });
  expect(state.isLetGo).toBe(false);
  await reader?.cancel();
  await letGo(state);
});
