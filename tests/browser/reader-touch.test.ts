import { devices, type Browser, type Page } from "playwright-core";
import { expect, test } from "vitest";
import { describePassage } from "#lib/text/anchoring.ts";
import { openPage } from "../support/browser.ts";
import { newId, type TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";
import {
  annotationsOf,
  dragByTouch,
  importArticle,
  type ImportedArticle,
  lastSaid,
  linesOf,
  openReader,
  pointOf,
  SAMPLE_SOURCE,
  textNodes,
  versionOf,
} from "./reader-page.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;

withBrowser((stage) => ({ server, client, browser } = stage));

/** A busy machine may take its time; it must only come to this in the end. */
const PATIENT = { timeout: 30_000 };
const SENTENCE = "He did not know of any deaths.";

async function onPhone(run: (page: Page, article: ImportedArticle) => Promise<void>): Promise<void> {
  const article = await importArticle(client, SAMPLE_SOURCE);
  const { viewport, userAgent, deviceScaleFactor, hasTouch, isMobile } = devices["Pixel 7"] ?? {};
  const watched = await openPage(browser, { viewport, userAgent, deviceScaleFactor, hasTouch, isMobile });
  await watched.page.context().addCookies(client.browserCookies());
  await openReader(watched.page, server.url, article);
  await run(watched.page, article);
  await watched.close();
}

async function tapOn(page: Page, words: string): Promise<void> {
  const { x, y } = await pointOf(page, words);
  await page.touchscreen.tap(x, y);
}

test("a tap on a sentence brings the tags up from the bottom, below the sentence; one more tap saves", async () => {
  await onPhone(async (page, article) => {
    const nodes = await textNodes(page);
    await tapOn(page, SENTENCE);
    const tags = page.getByRole("toolbar", { name: "Tag the passage" });
    await tags.waitFor();
    await expect.poll(async () => (await tags.boundingBox())?.y, PATIENT).toBeGreaterThan(400);
    const sheet = await tags.boundingBox();
    const height = page.viewportSize()?.height ?? 0;
    expect((sheet?.y ?? 0) + (sheet?.height ?? 0)).toBeGreaterThanOrEqual(height - 1);
    for (const line of await linesOf(page, SENTENCE)) expect(line.bottom).toBeLessThanOrEqual(sheet?.y ?? 0);
    await tags.getByRole("button", { name: "Claim" }).tap();
    await expect
      .poll(async () => (await annotationsOf(client, article)).map(({ exact }) => exact), PATIENT)
      .toEqual([SENTENCE]);
    expect(await lastSaid(page)).toBe(`Tagged as claim: “${SENTENCE}”`);
    expect(await textNodes(page)).toEqual(nodes);
  });
});

test("a tap on a highlight opens its card; handles resize it, the card retags it, undo and redo work", async () => {
  await onPhone(async (page, article) => {
    const start = article.text.indexOf(SENTENCE);
    const passage = describePassage(article.text, { start, end: start + SENTENCE.length });
    const versionId = await versionOf(client, article);
    await client.apply("annotation.create", { id: newId(), versionId, passage, tag: "claim" });
    await page.reload();
    await openReader(page, server.url, article);
    const state = async () =>
      (await annotationsOf(client, article)).map(({ tag, exact }) => `${tag}: ${exact}`);

    await tapOn(page, SENTENCE);
    const card = page.getByRole("region", { name: "Claim, chosen" });
    await card.waitFor();
    const cut = "He did not know";
    const end = await page.evaluate(() => {
      const box = document.querySelector('[data-handle="end"]')?.getBoundingClientRect();
      return box === undefined ? null : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    if (end === null) throw new Error("There is no handle.");
    const line = (await linesOf(page, cut)).at(-1);
    if (line === undefined) throw new Error("The words are not in sight.");
    // The place above the finger counts, because the finger hides what is under it.
    await dragByTouch(page, end, { x: line.right - 2, y: (line.top + line.bottom) / 2 + 28 });
    await expect.poll(state, PATIENT).toEqual([`claim: ${cut}`]);

    await card.getByRole("button", { name: "Opinion" }).tap();
    await expect.poll(state, PATIENT).toEqual([`opinion: ${cut}`]);
    await page.getByRole("button", { name: "Undo", exact: true }).first().tap();
    await expect.poll(state, PATIENT).toEqual([`claim: ${cut}`]);
    await page.getByRole("button", { name: "Redo", exact: true }).tap();
    await expect.poll(state, PATIENT).toEqual([`opinion: ${cut}`]);
  });
});
