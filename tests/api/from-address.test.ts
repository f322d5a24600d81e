import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import type { TestClient } from "#tests/support/client.ts";
import type { TestServer } from "#tests/support/server.ts";
import { withServer } from "#tests/support/stage.ts";
import { addPerson, addProject, countEvents } from "./people.ts";

let server: TestServer;
let client: TestClient;
let projectId: string;
let inside: Server;
let visits = 0;

withServer(async (stage) => {
  ({ server, client } = stage);
  projectId = await addProject(client);
  inside = createServer((_, response) => {
    visits++;
    response.writeHead(200, { "content-type": "text/html" }).end("<p>A secret of this network.</p>");
  });
  await new Promise<void>((ready) => inside.listen(0, "127.0.0.1", ready));
});
afterAll(() => void inside?.close());

const path = () => `/api/v1/projects/${projectId}/articles/from-address`;

test("nothing of the server's own network can be fetched", async () => {
  const { port } = inside.address() as AddressInfo;
  const before = await countEvents(server);
  const addresses = [
    ...[`http://127.0.0.1:${port}/`, `http://localhost:${port}/`, `http://[::1]:${port}/`, server.url],
    ...["http://127.0.0.1/", "http://localhost/", "http://169.254.169.254/latest/meta-data/", "http://0/"],
  ];
  for (const url of addresses) {
    const response = await client.post(path(), { url });
    expect([url, response.status]).toEqual([url, 400]);
    expect(await response.text()).not.toContain("secret");
  }
  expect(visits).toBe(0);
  expect(await countEvents(server)).toBe(before);
});

test("an address must be one, and viewers may not import", async () => {
  for (const url of ["", "example.org", "ftp://example.org/", "javascript:alert(1)"])
    expect((await client.post(path(), { url })).status).toBe(400);
  const viewer = (await addPerson(server, { projectId, role: "viewer" })).client;
  expect((await viewer.post(path(), { url: "https://example.org/" })).status).toBe(403);
});
