import { describe, expect, test } from "vitest";
import { ADMINISTRATOR, newId, operation, type TestClient } from "#tests/support/client.ts";
import type { TestServer } from "#tests/support/server.ts";
import { withServer } from "#tests/support/stage.ts";
import { addProject, countEvents } from "./people.ts";

let server: TestServer;
let client: TestClient;
let projectId: string;

withServer(async (stage) => {
  ({ server, client } = stage);
  projectId = await addProject(client);
});

const newProject = () => ({
  operations: [operation("project.create", { id: newId(), name: "Made by another site" })],
});

/** Every address that changes something, with a body that would work. */
const DOORS: [string, () => unknown][] = [
  ["/api/v1/operations", newProject],
  ["/api/auth/sign-in/email", () => ADMINISTRATOR],
  ["/api/auth/sign-out", () => ({})],
  ["/api/v1/setup", () => ({ token: "x", ...ADMINISTRATOR })],
];

/** What the browser says of requests that another site has caused. Undefined takes the header away. */
const FOREIGN: [string, Record<string, string | undefined>][] = [
  ["a foreign origin", { origin: "https://evil.test" }],
  ["an origin that only begins alike", { origin: "http://127.0.0.1.evil.test" }],
  ["another port", { origin: "http://127.0.0.1:1" }],
  ["no origin", { origin: undefined }],
  ["a null origin", { origin: "null" }],
  ["an empty origin", { origin: "" }],
  ["an origin that is no address", { origin: "//" }],
  ["the right origin, sent across sites", { "sec-fetch-site": "cross-site" }],
  ["the right origin, sent from a sister site", { "sec-fetch-site": "same-site" }],
];

async function send(path: string, body: unknown, more: Record<string, string | undefined>) {
  const headers = Object.entries({
    origin: server.url,
    "content-type": "application/json",
    cookie: client.cookieHeader(),
    ...more,
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fetch(server.url + path, { method: "POST", headers, body: text });
}

describe.each(FOREIGN)("with %s", (_, headers) => {
  test.each(DOORS)("%s is refused and changes nothing", async (path, body) => {
    const before = await countEvents(server);
    const response = await send(path, body(), headers);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: "forbidden" } });
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await countEvents(server)).toBe(before);
  });

  test("a file is not taken in", async () => {
    const before = await countEvents(server);
    const type = { "content-type": "text/plain" };
    const response = await send(`/api/v1/projects/${projectId}/articles`, "Text.", { ...headers, ...type });
    expect(response.status).toBe(403);
    expect(await countEvents(server)).toBe(before);
  });
});

test.each([
  ...["text/plain", "text/plain; charset=utf-8", "application/x-www-form-urlencoded", "multipart/form-data"],
  ...["", "application/jsonp", "text/json"],
])("changes sent as %j are not read", async (type) => {
  const before = await countEvents(server);
  const response = await send("/api/v1/operations", newProject(), { "content-type": type });
  expect(response.status).toBe(415);
  expect(await response.json()).toMatchObject({ error: { code: "unsupported" } });
  expect(await countEvents(server)).toBe(before);
});

test("the same request from our own page works", async () => {
  for (const type of ["application/json", "Application/JSON; charset=utf-8"]) {
    const before = await countEvents(server);
    const headers = { "content-type": type, "sec-fetch-site": "same-origin" };
    const response = await send("/api/v1/operations", newProject(), headers);
    expect(await response.json()).toMatchObject({ answers: [{ status: "applied" }] });
    expect(await countEvents(server)).toBe(before + 1);
  }
});

test.each(["PUT", "PATCH", "DELETE"])("%s is no way around", async (method) => {
  for (const path of ["/api/v1/operations", `/api/v1/projects/${projectId}/articles`, "/api/auth/sign-out"])
    expect((await client.send(method, path, { body: newProject() })).status).toBe(405);
});

test("nothing changes by reading", async () => {
  const before = await countEvents(server);
  for (const path of ["/api/v1/operations", "/api/v1/setup", "/api/auth/sign-out", "/api/auth/sign-in/email"])
    expect((await client.get(path)).status).toBe(405);
  expect(await countEvents(server)).toBe(before);
  expect((await client.get(`/api/v1/projects/${projectId}/articles`)).status).toBe(200);
});
