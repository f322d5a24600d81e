import { mkdir } from "node:fs/promises";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { addPerson } from "../api/people.ts";
import { openPage } from "../support/browser.ts";
import { operation, type TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";
import { makeRoom } from "./team.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;

withBrowser((stage) => ({ server, client, browser } = stage));

/** Where screenshots go when somebody wants to look at them. */
const PICTURES = process.env["SOURCEMARK_PICTURES"];

interface Looked {
  exact: number;
  reanchored: number;
  refused: number;
  labels: { label: string; target?: unknown }[];
}

async function annotationsOf(who: TestClient, projectId: string, articleId: string) {
  const address = `/api/v1/projects/${projectId}/articles/${articleId}`;
  const { annotations } = await who.json<{ annotations: { exact: string; tag: string }[] }>("GET", address);
  return annotations.map(({ exact, tag }) => `${tag}: ${exact}`).toSorted();
}

test("annotations of another program are looked at, mapped, imported, undone and brought back", async () => {
  const room = await makeRoom(client);
  const { projectId, articleId, text } = room;
  const at = (words: string) => [text.indexOf(words), text.indexOf(words) + words.length] as const;
  const row = {
    text,
    label: [
      [...at("Sentence 1 says something"), "FACT"],
      [...at("Sentence 2 says something"), "opinion"],
      [...at("Sentence 3"), "ORG"],
      [9_000, 9_100, "claim"],
    ],
  };
  const other = { text: "A text that nobody imported.", label: [[0, 6, "claim"]] };
  const file = Buffer.from(`${JSON.stringify(row)}\n${JSON.stringify(other)}\n`);

  const { page, ...watched } = await openPage(browser, { reducedMotion: "reduce" });
  await page.context().addCookies(client.browserCookies());
  await page.goto(`${client.url}/p/${projectId}/articles/import`);
  await page.getByRole("link", { name: "Import annotations instead" }).click();
  await page.getByRole("heading", { level: 1, name: "Import annotations" }).waitFor();
  const picture = async (name: string) => {
    if (!PICTURES) return;
    await mkdir(PICTURES, { recursive: true });
    for (const [width, colorScheme] of [
      [1280, "light"],
      [390, "dark"],
      [1280, "dark"],
      [390, "light"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({
        path: path.join(PICTURES, `${name}-${width}-${colorScheme}.png`),
        fullPage: true,
      });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: "light" });
  };
  const accessible = async () => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // A look that takes too long is given up, and taken up again; the file is sent once and no more.
  const sent: string[] = [];
  page.on("request", (request) => {
    const query = new URL(request.url()).searchParams;
    if (request.method() === "POST" && query.has("mode") && !isHeld)
      sent.push(query.has("keep") ? "whole" : "by its id");
  });
  let isHeld = true;
  await page.route("**/annotation-imports?**", (route) =>
    isHeld ? new Promise<void>(() => {}) : route.continue(),
  );
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "export.jsonl", mimeType: "application/jsonl", buffer: file });
  await page.getByRole("progressbar", { name: "Sent" }).waitFor();
  await picture("annotations-sending");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("Not read.").waitFor();
  isHeld = false;
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByText("5 passages in 2 documents").waitFor();
  await page.getByText("1 document is about no article here").waitFor();
  await picture("annotations-look");
  await accessible();
  await page.getByLabel("What “FACT” becomes").selectOption("claim/event");
  await page.getByLabel("What “ORG” becomes").selectOption("leave-out");
  await page.getByRole("button", { name: "Import 2 passages" }).click();
  await page.getByText("2 annotations were imported").waitFor();
  expect(sent).toEqual(["whole", "by its id", "by its id", "by its id"]);
  expect(await annotationsOf(client, projectId, articleId)).toEqual([
    "claim: Sentence 1 says something",
    "opinion: Sentence 2 says something",
  ]);
  await picture("annotations-done");
  await accessible();

  await page.getByRole("button", { name: "Undo the import of export.jsonl" }).click();
  await page.getByRole("button", { name: "Bring back the import of export.jsonl" }).waitFor();
  expect(await annotationsOf(client, projectId, articleId)).toEqual([]);
  await page.getByRole("button", { name: "Bring back the import of export.jsonl" }).click();
  await page.getByRole("button", { name: "Undo the import of export.jsonl" }).waitFor();
  expect(await annotationsOf(client, projectId, articleId)).toHaveLength(2);

  // What labels meant the last time is known the next time.
  const address = `/api/v1/projects/${projectId}/annotation-imports`;
  const looked = await client.json<Looked>("POST", `${address}?mode=preview&fileName=a.jsonl`, file);
  expect(looked).toMatchObject({ exact: 2, refused: 2 });
  expect(looked.labels.every(({ target }) => target !== undefined)).toBe(true);

  const { imports } = await client.json<{ imports: { id: string }[] }>("GET", address);
  const table = await client.send("GET", `${address}/${imports[0]?.id}/problems`);
  expect(await table.text()).toMatch(/\r\nexport\.jsonl,1,refused,[^\r]+\r\nexport\.jsonl,2,refused,/);
  await watched.close();
});

/** Many passages in many documents: enough that an import of them has a middle. */
function manyRows(text: string, documents: number): string {
  const passage = (n: number) => [n % 50, 51 + Math.floor(n / 50), "claim"];
  expect(text.length).toBeGreaterThan(51 + (documents * 20) / 50);
  return Array.from({ length: documents }, (_, row) =>
    JSON.stringify({ text, label: Array.from({ length: 20 }, (_, n) => passage(row * 20 + n)) }),
  ).join("\n");
}

test("an import that the server was stopped in goes on when it is back, and nothing comes twice", async () => {
  const { projectId, articleId, text } = await makeRoom(client);
  const address = `/api/v1/projects/${projectId}/annotation-imports`;
  const id = crypto.randomUUID();
  const settings = encodeURIComponent(JSON.stringify({ format: "doccano" }));
  const body = Buffer.from(manyRows(text, 400));
  const sent = client.send("POST", `${address}?mode=import&id=${id}&settings=${settings}`, { body });
  sent.catch(() => undefined); // its answer goes with the server
  interface Read {
    import?: { state: string; imported: number; known: number };
  }
  const until = async (isSo: (found: Read) => boolean) => {
    for (;;) {
      const found = (await (await client.get(`${address}/${id}`)).json()) as Read;
      if (isSo(found)) return found.import;
      await new Promise((resume) => setTimeout(resume, 50));
    }
  };
  await until((found) => (found.import?.imported ?? 0) > 0);
  await server.restart();
  expect((await until(() => true))?.state).toBeOneOf(["waiting", "running"]);
  const done = await until((found) => found.import?.state === "done");
  expect(done?.imported).toBe(8_000);
  expect(await annotationsOf(client, projectId, articleId)).toHaveLength(8_000);
});

test("an import tells how far it is, is cancelled, seen in the list and gone on with", async () => {
  const { projectId, articleId, text } = await makeRoom(client);
  const ROWS = 400;
  const rows = manyRows(text, ROWS);
  const address = `/api/v1/projects/${projectId}/annotation-imports`;
  const [keep, id] = [crypto.randomUUID(), crypto.randomUUID()];
  const settings = encodeURIComponent(JSON.stringify({ format: "doccano" }));
  const looked = await client.json<{ exact: number }>("POST", `${address}?keep=${keep}`, Buffer.from(rows));
  expect(looked.exact).toBe(ROWS * 20);
  const told = await client.send(
    "POST",
    `${address}?mode=import&kept=${keep}&id=${id}&settings=${settings}`,
    {
      headers: { Accept: "application/x-ndjson" },
    },
  );
  interface Told {
    progress?: { bytes: number; bytesRead: number; passages: number };
    value?: { state: string; imported: number };
  }
  const lines: Told[] = [];
  let rest = "";
  for await (const chunk of told.body ?? []) {
    const [last = "", ...whole] = (rest + new TextDecoder().decode(chunk)).split("\n").toReversed();
    rest = last;
    for (const line of whole.toReversed().map((one) => JSON.parse(one) as Told)) {
      const isFirst = lines.every(({ progress }) => !progress?.passages);
      lines.push(line);
      if (isFirst && line.progress?.passages)
        await client.operations(operation("annotation-import.cancel", { id }));
    }
  }
  const stopped = lines.at(-1)?.value;
  expect(stopped).toMatchObject({ state: "cancelled" });
  expect(stopped?.imported).toBeGreaterThan(0);
  expect(stopped?.imported).toBeLessThan(ROWS * 20);
  // What was kept has become the import's, and is nobody else's.
  expect((await client.send("POST", `${address}?kept=${keep}`)).status).toBe(404);

  const { page, ...watched } = await openPage(browser, { reducedMotion: "reduce" });
  await page.context().addCookies(client.browserCookies());
  await page.goto(`${client.url}/p/${projectId}/articles/import/annotations`);
  await page.getByText("cancelled", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Go on with the import of annotations" }).click();
  await page.getByRole("progressbar", { name: "Of annotations read" }).waitFor();
  await page.getByText(`${(ROWS * 20).toLocaleString("en")} imported`).waitFor();
  expect(await annotationsOf(client, projectId, articleId)).toHaveLength(ROWS * 20);
  await watched.close();
});

test("a reviewer brings in annotations as their own, and nobody else's", async () => {
  const { projectId, text, articleId } = await makeRoom(client);
  const { client: reviewer } = await addPerson(server, { projectId, role: "reviewer" });
  const body = Buffer.from(JSON.stringify({ text, label: [[0, 10, "claim"]] }));
  const address = (settings: object) =>
    `/api/v1/projects/${projectId}/annotation-imports?mode=import&settings=${encodeURIComponent(JSON.stringify(settings))}`;
  const refused = await reviewer.send("POST", address({ format: "doccano", layer: "by-hand" }), { body });
  expect(refused.status).toBe(403);
  const taken = await reviewer.send("POST", address({ format: "doccano" }), { body });
  expect(await taken.json()).toMatchObject({ state: "done", imported: 1 });
  expect(await annotationsOf(reviewer, projectId, articleId)).toEqual(["claim: Sentence 1"]);
  const hostile = [
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&a;</xmi:XMI>`,
    "[".repeat(3_000_000),
    "PK\u0003\u0004 no archive",
  ];
  for (const content of hostile) {
    const settings = encodeURIComponent(JSON.stringify({ format: "uima-xmi" }));
    const sent = await reviewer.send("POST", `${address({}).split("?")[0]}?settings=${settings}`, {
      body: Buffer.from(content),
    });
    const answer = (await sent.json()) as { exact?: number; error?: { code: string } };
    expect(answer.exact ?? answer.error?.code).toBeOneOf([0, "invalid"]);
  }
});
