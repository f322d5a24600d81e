import { expect, test } from "vitest";
import { newId, TestClient } from "#tests/support/client.ts";
import type { TestServer } from "#tests/support/server.ts";
import { withServer } from "#tests/support/stage.ts";
import { addPerson, addProject } from "./people.ts";

let server: TestServer;
let client: TestClient;
let path: string;

withServer(async (stage) => {
  ({ server, client } = stage);
  path = `/api/v1/projects/${await addProject(client)}/releases`;
});

interface Release {
  id: string;
  number: string;
  files?: { path: string; sha256: string }[];
}

const release = (id = newId()) => client.json<Release>("POST", path, { id, licence: "CC0-1.0" });
const archive = async ({ id }: Release) =>
  Buffer.from(await (await client.get(`${path}/${id}/release.zip`)).arrayBuffer());

test("a release is numbered, listed, and the same bytes whenever it is fetched", async () => {
  const first = await release();
  expect(first.number).toBe("1.0.0");
  const before = await archive(first);
  expect((await release()).number).toBe("1.0.1");
  const { releases } = await client.json<{ releases: Release[] }>("GET", path);
  expect(releases.map(({ number }) => number)).toEqual(["1.0.1", "1.0.0"]);
  expect(releases[1]?.files?.map((file) => file.path)).toContain("SHA256SUMS");
  await server.restart();
  expect((await archive(first)).equals(before)).toBe(true);
  expect(before.subarray(0, 2).toString("latin1")).toBe("PK");
});

test("the same id again gives the release that it made", async () => {
  const id = newId();
  expect(await release(id)).toEqual(await release(id));
});

test("only managers release; members fetch; outsiders learn nothing", async () => {
  const made = await release();
  const projectId = path.split("/")[4] ?? "";
  const viewer = (await addPerson(server, { projectId, role: "adjudicator" })).client;
  expect((await viewer.post(path, { id: newId() })).status).toBe(403);
  expect((await viewer.get(`${path}/${made.id}/release.zip`)).status).toBe(200);
  const outsider = (await addPerson(server)).client;
  for (const place of [path, `${path}/${made.id}`, `${path}/${made.id}/release.zip`])
    expect((await outsider.get(place)).status).toBe(404);
  expect((await client.get(`${path}/${newId()}/release.zip`)).status).toBe(404);
  expect((await client.get(`${path}/${made.id}/other.zip`)).status).toBe(404);
});

test("the API describes itself to anybody", async () => {
  const response = await new TestClient(server.url).get("/api/v1/openapi.json");
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    openapi: "3.1.0",
    servers: [{ url: "/api/v1" }],
  });
});
