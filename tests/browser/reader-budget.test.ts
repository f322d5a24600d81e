import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { TestClient } from "../support/client.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { importArticle, openReader, SAMPLE_SOURCE } from "./reader-page.ts";

/** Bytes of compressed JavaScript that the article page may send before it is used. */
const BUDGET = 250_000;

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

test("the article page ships at most 250 kB of compressed JavaScript", async () => {
  const client = new TestClient(server.url);
  await client.setUp(server.setupUrl);
  const article = await importArticle(client, SAMPLE_SOURCE);
  const { page, close } = await openPage(browser, {});
  await page.context().addCookies(client.browserCookies());
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const addresses = new Map<string, string>();
  const sizes = new Map<string, number>();
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script") addresses.set(requestId, new URL(response.url).pathname);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    sizes.set(requestId, encodedDataLength);
  });
  await openReader(page, server.url, article);
  await page.waitForLoadState("load");
  // Parts that come in idle time, if there were any, would have been asked for by then.
  await page.evaluate(
    () => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))),
  );
  await expect.poll(() => [...addresses.keys()].every((id) => sizes.has(id))).toBe(true);
  const scripts = [...addresses].map(([id, address]) => ({ address, bytes: sizes.get(id) ?? 0 }));
  const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0);
  const largest = scripts
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ address, bytes }) => `${bytes} ${address}`);
  expect(scripts.length).toBeGreaterThan(3);
  expect(total, `The page sends ${total} bytes:\n${largest.join("\n")}`).toBeLessThanOrEqual(BUDGET);
  await close();
});
