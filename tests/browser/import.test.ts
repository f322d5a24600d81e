import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { openPage, type WatchedPage } from "../support/browser.ts";
import { newId, type TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;
let watched: WatchedPage;
let page: Page;
const projectId = newId();
const articles = `/p/${projectId}/articles`;

withBrowser(async (stage) => {
  ({ server, client, browser } = stage);
  await client.apply("project.create", { id: projectId, name: "Weather" });
  watched = await openPage(browser, { baseURL: server.url, reducedMotion: "reduce" });
  ({ page } = watched);
  await page.context().addCookies(client.browserCookies());
});
afterAll(() => watched?.close());

/** What axe finds, on a wide and a narrow screen. */
async function violations(): Promise<string[]> {
  const found: string[] = [];
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations: all } = await new AxeBuilder({ page }).analyze();
    found.push(...all.map(({ id }) => `${width}: ${id}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) found.push(`${width}: ${wide} px too wide`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  return found;
}

/** Set SCREENSHOTS to a folder to look at what the test sees. */
async function picture(name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [1280, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 900 });
}

const choose = (name: string, text: string) =>
  page
    .getByLabel("Choose articles or drop them here")
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

const rows = Array.from(
  { length: 40 },
  (_, i) => `Storm ${i},"The storm took ${i} roofs, said the mayor.",2026-03-14,The Herald`,
);
const TABLE = `headline,story,day,outlet\n${rows.join("\n")}\nNothing,,,\n`;

test("from a table to articles, without a manual", async () => {
  await page.goto(`${articles}/import`);
  await page.getByText("appears here, with how far it is").waitFor();
  await picture("screen");
  await choose("storms.csv", TABLE);
  await page.getByRole("heading", { name: "What the columns mean" }).waitFor();
  expect(await page.getByLabel("Text of the article").inputValue()).toBe("story");
  expect(await page.getByLabel("Title").inputValue()).toBe("headline");
  expect(await page.getByLabel("Publisher", { exact: true }).inputValue()).toBe("outlet");
  await page.getByLabel("Date of publication").selectOption("day");
  await picture("columns");
  expect(await violations()).toEqual([]);
  await page.getByRole("button", { name: "Import the articles" }).click();
  await page.getByText("The import is done").waitFor();
  await page.getByText("40 articles imported, 1 refused").first().waitFor();
  await page.getByRole("heading", { name: "1 record was refused" }).waitFor();
  await picture("done");
  expect(await violations()).toEqual([]);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV", exact: true }).click();
  expect((await download).suggestedFilename()).toBe("errors.csv");
  await page.getByRole("link", { name: "Show the articles" }).click();
  await page.getByRole("link", { name: "Storm 39" }).waitFor();
});

test("by the keyboard alone; the same columns are known again; text is asked for when it is missing", async () => {
  await page.goto(`${articles}/import`);
  await choose("more.csv", TABLE.replaceAll("storm", "flood"));
  await page.getByRole("heading", { name: "What the columns mean" }).waitFor();
  expect(await page.getByLabel("Date of publication").inputValue()).toBe("day");
  await page.getByLabel("Text of the article").selectOption("");
  await page.getByLabel("Text of the article").focus();
  for (let stop = 0; stop < 30; stop++) {
    const name = await page.evaluate(() => document.activeElement?.textContent);
    if (name === "Import the articles") break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await page.getByText("Say which column holds the text").waitFor();
  await page.getByLabel("Text of the article").selectOption("story");
  await page.getByRole("button", { name: "Import the articles" }).press("Enter");
  await page.getByText("The import is done").waitFor();
  await page.goto(`${articles}/import`);
  await page.getByRole("link", { name: "more.csv" }).waitFor();
  await picture("list");
  expect(await violations()).toEqual([]);
});

test("shown while it runs, cancelled, gone on with", async () => {
  const many = Array.from({ length: 4_000 }, (_, i) =>
    JSON.stringify({ title: `Hail ${i}`, text: `Hail fell on day ${i}. `.repeat(60) }),
  );
  await page.goto(`${articles}/import`);
  await choose("hail.jsonl", many.join("\n"));
  await page.getByRole("button", { name: "Import the articles" }).click();
  await page.getByText(/^[\d,]{2,} articles imported/).waitFor();
  await picture("running");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("The import was cancelled").waitFor();
  await picture("cancelled");
  expect(await violations()).toEqual([]);
  await page.getByRole("button", { name: "Resume" }).click();
  await page.getByText("The import is done").waitFor({ timeout: 120_000 });
  await page.getByText("4,000 articles imported").first().waitFor();
});

test("a file that is nothing is refused where it was chosen", async () => {
  watched.expectProblem(/status of 415/);
  await page.goto(`${articles}/import`);
  await choose("paper.pdf", "%PDF-1.7 and so on");
  await page
    .getByText(/No articles can be taken from a file of this kind/)
    .first()
    .waitFor();
});
