import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage } from "../support/browser.ts";
import { newId, type TestClient } from "../support/client.ts";
import { Receiver } from "../support/receiver.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;
let port: number;
const receiver = new Receiver();

beforeAll(async () => {
  port = await receiver.open();
});
afterAll(() => receiver.close());
withBrowser((stage) => ({ server, client, browser } = stage), {
  environment: () => ({ WEBHOOK_NETWORKS: "127.0.0.0/8", WEBHOOK_PORTS: String(port) }),
});

test("a manager makes a webhook by keyboard, tries it out, and sees what arrived", async () => {
  const projectId = newId();
  await client.apply("project.create", { id: projectId, name: "Told elsewhere" });
  const watched = await openPage(browser, { baseURL: server.url, reducedMotion: "reduce" });
  const { page } = watched;
  await page.context().addCookies(client.browserCookies());
  await page.goto(`/p/${projectId}/settings`);
  await page.getByRole("button", { name: "New webhook" }).press("Enter");
  await page.getByLabel("Address").fill(`http://127.0.0.1:${port}/in`);
  await page.getByRole("checkbox", { name: "claims claims, questions" }).press("Space");
  await page.getByRole("button", { name: "Make webhook" }).press("Enter");
  await page.getByLabel("Secret", { exact: true }).waitFor();
  expect(await page.getByLabel("Secret", { exact: true }).inputValue()).toMatch(/^whsec_/);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: `Send test to http://127.0.0.1:${port}/in` }).press("Enter");
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(1);
  await page.getByText("What was sent", { exact: true }).click();
  await expect
    .poll(
      async () => {
        await page.getByRole("button", { name: "Look again" }).click();
        return page.getByText("Delivered").isVisible();
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  for (const look of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: look });
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  }
  await watched.close();
});
