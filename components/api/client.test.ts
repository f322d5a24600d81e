import { expect, test } from "vitest";
import { z } from "zod";
import { createApiClient } from "./client.ts";

const answering = (body: string, init: ResponseInit = {}) => {
  const seen: { url: string; init: RequestInit }[] = [];
  const client = createApiClient(async (url, request) => {
    seen.push({ url: String(url), init: request ?? {} });
    return new Response(body, init);
  });
  return { client, seen };
};
const operation = { id: "a", kind: "annotation.create", input: { id: "b" } };
const USER = { userId: "u" };

test("operations travel without the queue's own fields, and name whose they are", async () => {
  const { client, seen } = answering(
    JSON.stringify({ answers: [{ id: "a", status: "applied", seq: 4, value: 1 }] }),
  );
  const result = await client.sendOperations([{ ...operation, order: 3 } as typeof operation], USER);
  expect(result).toEqual({ ok: true, value: [{ id: "a", status: "applied", seq: 4, value: 1 }] });
  expect(seen[0]?.url).toBe("/api/v1/operations");
  expect(JSON.parse(String(seen[0]?.init.body))).toEqual({ operations: [operation] });
  expect(new Headers(seen[0]?.init.headers).get("x-sourcemark-user")).toBe("u");
});

test("a refusal carries the server's own words, the status and the wait in milliseconds", async () => {
  const error = { code: "rate_limited", message: "Slow down." };
  const { client } = answering(JSON.stringify({ error }), { status: 429, headers: { "Retry-After": "7" } });
  expect(await client.sendOperations([operation], USER)).toEqual({
    ok: false,
    failure: { status: 429, error, retryAfter: 7_000 },
  });
});

test.each([
  [401, "unauthenticated"],
  [403, "forbidden"],
  [413, "too_large"],
  [502, "unavailable"],
  [400, "invalid"],
])("a refusal with %i and a page of HTML is %s", async (status, code) => {
  const { client } = answering("<html>", { status });
  expect(await client.getJson("/api/v1/x", z.unknown())).toMatchObject({
    failure: { status, error: { code } },
  });
});

test("no connection, a broken body and a foreign page are all no answer", async () => {
  const offline = createApiClient(() => Promise.reject(new TypeError("offline")));
  const broken = createApiClient(() =>
    Promise.resolve(
      new Response(new ReadableStream({ pull: (controller) => controller.error(new Error("cut")) }), {
        status: 200,
      }),
    ),
  );
  const portal = answering("<html>Welcome to the hotel</html>").client;
  for (const client of [offline, broken, portal])
    expect(await client.sendOperations([operation], USER)).toMatchObject({
      ok: false,
      failure: { status: null },
    });
});

test("what is read is checked against its schema", async () => {
  const { client } = answering(JSON.stringify({ name: "x" }));
  expect(await client.getJson("/x", z.object({ name: z.string() }))).toEqual({
    ok: true,
    value: { name: "x" },
  });
  expect(await client.getJson("/x", z.object({ name: z.number() }))).toMatchObject({ ok: false });
});
