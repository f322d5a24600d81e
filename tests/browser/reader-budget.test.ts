import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { openPage } from "../support/browser.ts";
import type { TestClient } from "../support/client.ts";
import { withBrowser } from "../support/stage.ts";
import { importArticle, openReader, SAMPLE_SOURCE } from "./reader-page.ts";

/** Bytes of compressed JavaScript that the article page may send before it is used. */
const BUDGET = 250_000;

let client: TestClient;
let browser: Browser;
withBrowser((stage) => ({ client, browser } = stage));

test("the article page ships at most 250 kB of compressed JavaScript", async () => {
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
  await openReader(page, client.url, article);
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
