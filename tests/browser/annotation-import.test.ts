import { mkdir } from "node:fs/promises";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addPerson } from "../api/people.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { TestClient } from "../support/client.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { makeRoom } from "./team.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer();
  client = new TestClient(server.url);
  await client.setUp(server.setupUrl);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

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

  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "export.jsonl", mimeType: "application/jsonl", buffer: file });
  await page.getByText("5 passages in 2 documents").waitFor();
  await page.getByText("1 document is about no article here").waitFor();
  await picture("annotations-look");
  await accessible();
  await page.getByLabel("What “FACT” becomes").selectOption("claim/event");
  await page.getByLabel("What “ORG” becomes").selectOption("leave-out");
  await page.getByRole("button", { name: "Import 2 passages" }).click();
  await page.getByText("2 annotations were imported").waitFor();
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

test("a reviewer brings in annotations as their own, and nobody else's", async () => {
  const { projectId, text, articleId } = await makeRoom(client);
  const { client: reviewer } = await addPerson(server, { projectId, role: "reviewer" });
  const body = Buffer.from(JSON.stringify({ text, label: [[0, 10, "claim"]] }));
  const address = (settings: object) =>
    `/api/v1/projects/${projectId}/annotation-imports?mode=import&settings=${encodeURIComponent(JSON.stringify(settings))}`;
  const refused = await reviewer.send("POST", address({ format: "doccano", layer: "by-hand" }), { body });
  expect(refused.status).toBe(403);
  const taken = await reviewer.send("POST", address({ format: "doccano" }), { body });
  expect(await taken.json()).toMatchObject({ imported: 1 });
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
