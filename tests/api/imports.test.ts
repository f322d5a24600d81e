import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import type { ImportSummary } from "#db/queries/imports.ts";
import type { ImportProgress } from "#lib/imports/progress.ts";
import { newId, type TestClient } from "#tests/support/client.ts";
import type { TestServer } from "#tests/support/server.ts";
import { withServer } from "#tests/support/stage.ts";
import { addPerson, addProject, countEvents } from "./people.ts";

let server: TestServer;
let client: TestClient;
let projectId: string;

withServer(async (stage) => {
  ({ server, client } = stage);
  projectId = await addProject(client);
});

const imports = () => `/api/v1/projects/${projectId}/imports`;

const send = (fileName: string, body: string | Uint8Array, query: Record<string, string> = {}) =>
  client.send("POST", `${imports()}?${new URLSearchParams({ id: newId(), fileName, ...query })}`, {
    body,
    headers: { "content-type": "application/octet-stream" },
  });

async function upload(fileName: string, body: string | Uint8Array): Promise<ImportSummary> {
  const response = await send(fileName, body);
  const answer = await response.text();
  expect([response.status, answer]).toEqual([200, expect.any(String)]);
  return JSON.parse(answer) as ImportSummary;
}

const start = ({ id, version, settings }: ImportSummary) =>
  client.apply("import.start", { id, version, settings });

const read = async (id: string) =>
  (await client.json<{ import: ImportSummary }>("GET", `${imports()}/${id}`)).import;

/** Follows the progress of an import until `isEnough`; what was told is returned, with when it was. */
async function follow(id: string, isEnough: (progress: ImportProgress) => boolean) {
  const response = await client.get(`/api/v1/projects/${projectId}/stream/imports`);
  const told: { at: number; progress: ImportProgress }[] = [];
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    for (let end = text.indexOf("\n\n"); end !== -1; end = text.indexOf("\n\n")) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      const progress = data && (JSON.parse(data) as ImportProgress[]).find((one) => one.id === id);
      if (progress) told.push({ at: performance.now(), progress });
      if (progress && isEnough(progress)) return told;
    }
  }
  return told;
}

const isOver = ({ state }: ImportProgress) => state === "done" || state === "failed";
const rows = (count: number, word: string) =>
  Array.from({ length: count }, (_, i) =>
    JSON.stringify({ title: `${word} ${i}`, text: `${word} fell on day ${i}. `.repeat(20) }),
  );

test("a table: uploaded, its columns guessed, begun, followed, and its errors told by line", async () => {
  const csv =
    "Headline,Story,Link\nRain,It rained.,https://n.example/1\nEmpty,,\n=1+1,It snowed.,nonsense\nNone,,\n";
  const made = await upload("news.csv", csv);
  expect(made).toMatchObject({
    ...{ state: "ready", kind: "csv", preview: { columns: ["Headline", "Story", "Link"] } },
    settings: { mapping: { title: "Headline", text: "Story", url: "Link" } },
    sha256: createHash("sha256").update(csv).digest("hex"),
  });
  const began = performance.now();
  await start(made);
  const told = await follow(made.id, isOver);
  expect((told[0]?.at ?? Infinity) - began).toBeLessThan(5_000);
  expect(await read(made.id)).toMatchObject({ state: "done", imported: 2, refused: 2 });
  const table = await (await client.get(`${imports()}/${made.id}/errors.csv`)).text();
  expect(table).toContain("3,Empty,empty");
  const lines = await (await client.get(`${imports()}/${made.id}/errors.jsonl`)).text();
  expect(
    lines
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { line: number }).line),
  ).toEqual([3, 5]);
  expect(await readdir(path.join(server.dataDir, "uploads"))).toEqual([]);
});

test("a file that needs no explaining begins at once", async () => {
  const made = await upload("news.txt", "It rained all day in Orlen, and nobody went out.");
  expect(made.state).toBe("waiting");
  await follow(made.id, isOver);
  expect(await read(made.id)).toMatchObject({ state: "done", imported: 1 });
});

test("the same upload again is the same import; another with its id is none", async () => {
  const id = newId();
  const [first, second, other] = [
    await send("a.jsonl", rows(1, "Dew").join(""), { id }),
    await send("a.jsonl", rows(1, "Dew").join(""), { id }),
    await send("a.jsonl", rows(1, "Mist").join(""), { id }),
  ];
  expect([first.status, second.status, other.status]).toEqual([200, 200, 409]);
  expect(((await second.json()) as ImportSummary).id).toBe(id);
});

test("what is cut off, altered, empty or of no kind leaves nothing", async () => {
  const before = [countEvents(server), (await readdir(path.join(server.dataDir, "uploads"))).length];
  const statuses = [
    (await send("a.csv", "x", { sha256: "0".repeat(64) })).status,
    (await send("a.csv", "")).status,
    (await send("a.png", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))).status,
    (await send("x".repeat(400), "x")).status,
    (await client.post(`${imports()}/from-address`, { id: newId(), url: "http://127.0.0.1/feed" })).status,
  ];
  expect(statuses).toEqual([400, 400, 415, 400, 400]);
  expect([countEvents(server), (await readdir(path.join(server.dataDir, "uploads"))).length]).toEqual(before);
  const viewer = (await addPerson(server, { projectId, role: "viewer" })).client;
  expect((await viewer.send("POST", `${imports()}?id=${newId()}&fileName=a.csv`, { body: "x" })).status).toBe(
    403,
  );
});

test("cancelled, gone on with, and killed in the middle: every record once", async () => {
  const count = 1_500;
  const made = await upload("hail.jsonl", rows(count, "Hail").join("\n"));
  await start(made);
  await follow(made.id, ({ imported }) => imported > 0);
  const running = await read(made.id);
  await client.apply("import.cancel", { id: made.id, version: running.version });
  const cancelled = await read(made.id);
  expect(cancelled).toMatchObject({ state: "cancelled" });
  expect(cancelled.imported).toBeLessThan(count);
  await client.apply("import.resume", { id: made.id, version: cancelled.version });
  await follow(made.id, ({ imported }) => imported > cancelled.imported);
  await server.stop("SIGKILL");
  await server.restart();
  await follow(made.id, isOver);
  expect(await read(made.id)).toMatchObject({ state: "done", imported: count, known: 0, refused: 0 });
});

test("stopped in good order, it goes on as soon as the server is back", async () => {
  const made = await upload("fog.jsonl", rows(1_000, "Fog").join("\n"));
  await start(made);
  await follow(made.id, ({ imported }) => imported > 0);
  await server.restart();
  await follow(made.id, isOver);
  expect(await read(made.id)).toMatchObject({ state: "done", imported: 1_000, known: 0 });
});
