import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { SAMPLE_ARTICLES } from "#lib/sample/articles.ts";
import { TAGS } from "#lib/annotations/tags.ts";
import { toUtf16Offset } from "#lib/text/code-points.ts";
import { openPage } from "../support/browser.ts";
import type { TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";

interface File {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const textFile = (name: string, text: string): File => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(text),
});

const REAL_ARTICLES = path.resolve(import.meta.dirname, "../../../shared/articles");

/** Articles that were really scraped stand beside the project on some machines; they are never part of it. */
function realFiles(): File[] {
  if (!existsSync(REAL_ARTICLES)) return [];
  return readdirSync(REAL_ARTICLES)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => textFile(name, readFileSync(path.join(REAL_ARTICLES, name), "utf8")));
}

const CORPORA = [
  { name: "the sample", files: SAMPLE_ARTICLES.map(({ key, text }) => textFile(`${key}.txt`, text)) },
  { name: "scraped articles", files: realFiles() },
];

let server: TestServer;
let client: TestClient;
let browser: Browser;

withBrowser((stage) => ({ server, client, browser } = stage));

interface ArticleRow {
  id: string;
  title: string;
  tags: Record<(typeof TAGS)[number], number>;
}

const listArticles = async (projectId: string) =>
  (await client.json<{ articles: ArticleRow[] }>("GET", `/api/v1/projects/${projectId}/articles`)).articles;

async function makeProject(page: Page, name: string): Promise<string> {
  await page.goto(server.url);
  await page.getByRole("button", { name: "New project" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Create project" }).click();
  await page.waitForURL(/\/p\/[^/]+\/articles\/import$/);
  return /\/p\/([^/]+)\//.exec(page.url())?.[1] ?? "";
}

async function importFiles(page: Page, files: File[]): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles(files);
  await page
    .getByText("Imported as")
    .nth(files.length - 1)
    .waitFor();
}

/** Tags by keys alone: a sentence as boilerplate, a claim and an opinion; each key saves and goes on. */
async function tagArticle(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("button", { name: "Undo" }).waitFor();
  await page.keyboard.press("j");
  for (const key of ["b", "c", "j", "o"]) await page.keyboard.press(key);
  await page.getByText("Saved", { exact: true }).first().waitFor();
}

/** Makes a claim of the passage that was tagged, and opens its form. */
async function makeClaim(page: Page, url: string, statement: string): Promise<void> {
  await page.goto(url);
  const card = page.locator('[aria-label="Annotations in view"] button').filter({ hasText: "Claim" }).first();
  await card.click();
  await page.getByRole("textbox", { name: "Claim" }).fill(statement);
  await page.getByRole("button", { name: "Make this a claim" }).click();
  await page.getByRole("button", { name: "Find evidence" }).waitFor();
}

/** Opens another article beside the claim, selects a sentence by keys and says that it supports the claim. */
async function addEvidence(page: Page, otherTitle: string): Promise<void> {
  await page.getByRole("button", { name: "Find evidence" }).click();
  const dialog = page.getByRole("dialog", { name: "Find evidence" });
  await dialog.getByRole("button", { name: otherTitle, exact: true }).click();
  await dialog.getByRole("heading", { name: otherTitle, level: 1 }).waitFor();
  await dialog.getByText("Select a passage").waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: /Supports/ }).click();
  await dialog.getByText("Added:").waitFor();
  await dialog.getByRole("button", { name: "Close", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function judge(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Origin" }).fill("The ministry");
  await page.getByRole("radio", { name: "4 Corroborated" }).check();
  await page.getByRole("radio", { name: "Moderate" }).check();
  await page
    .getByRole("textbox", { name: "Rationale" })
    .fill("Two reports agree; whether they are independent is open.");
  await page.getByRole("button", { name: "Save claim" }).click();
  await page.getByText("Claim saved").waitFor();
}

interface ExportedPassage {
  record: string;
  exact: string;
  start_utf16: number;
  end_utf16: number;
  start_codepoint: number;
  end_codepoint: number;
}

/** Every passage of an export with the id of its article version's text. */
function passagesIn(
  value: unknown,
  found: (ExportedPassage & { article?: string })[] = [],
): ExportedPassage[] {
  if (typeof value !== "object" || value === null) return found;
  if ("exact" in value && "start_utf16" in value) found.push(value as ExportedPassage);
  for (const inner of Object.values(value)) passagesIn(inner, found);
  return found;
}

describe.each(CORPORA)("the main job on $name", ({ name, files }) => {
  if (files.length === 0) console.log("skipped: there are no scraped articles beside the project");
  test.skipIf(files.length === 0)(
    "imports, tags, links, judges, exports",
    async () => {
      const watched = await openPage(browser, { viewport: { width: 1440, height: 900 } });
      const { page } = watched;
      await page.context().addCookies(client.browserCookies());
      const projectId = await makeProject(page, `Main job on ${name}`);
      await importFiles(page, files);

      const articles = await listArticles(projectId);
      expect(articles).toHaveLength(files.length);
      const address = (article: ArticleRow) => `${server.url}/p/${projectId}/articles/${article.id}`;
      for (const article of articles) await tagArticle(page, address(article));
      const leastTagged = async () =>
        Math.min(...(await listArticles(projectId)).flatMap(({ tags }) => TAGS.map((tag) => tags[tag])));
      await expect.poll(leastTagged, { timeout: 30_000 }).toBeGreaterThanOrEqual(1);

      const [first, second] = articles;
      if (!first || !second) throw new Error("The corpus needs two articles.");
      await makeClaim(page, address(first), "The event took place as the first article says.");
      await addEvidence(page, second.title);
      await judge(page);

      const base = `/api/v1/projects/${projectId}`;
      const { claims } = await client.json<{
        claims: { evidence: unknown[]; judgments: { level: number }[] }[];
      }>("GET", `${base}/claims`);
      expect(claims).toHaveLength(1);
      expect(claims[0]?.evidence).toHaveLength(1);
      expect(claims[0]?.judgments.map((judgment) => judgment.level)).toEqual([4]);
      await checkExport(projectId, articles);
      await watched.close();
    },
    180_000,
  );
});

/** Each exported quote is what stands at its offsets, in both units. */
async function checkExport(projectId: string, articles: ArticleRow[]): Promise<void> {
  const response = await client.get(`/api/v1/projects/${projectId}/exports/dataset.jsonl`);
  expect(response.status).toBe(200);
  const records = (await response.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { record: string; article_id?: string; article?: { id: string } });
  const texts = new Map<string, string>();
  for (const { id } of articles) {
    const { article } = await client.json<{ article: { text: string } }>(
      "GET",
      `/api/v1/projects/${projectId}/articles/${id}`,
    );
    texts.set(id, article.text);
  }
  const annotations = records.filter(({ record }) => record === "annotation");
  expect(annotations.length).toBeGreaterThanOrEqual(articles.length * TAGS.length);
  expect(records.filter(({ record }) => record === "claim")).toHaveLength(1);
  for (const record of records.filter((each) => each.record !== "article")) {
    for (const passage of passagesIn(record)) {
      const fits = [...texts.values()].some(
        (text) =>
          text.slice(passage.start_utf16, passage.end_utf16) === passage.exact &&
          text.slice(
            toUtf16Offset(text, passage.start_codepoint),
            toUtf16Offset(text, passage.end_codepoint),
          ) === passage.exact,
      );
      if (!fits) throw new Error(`The quote does not stand at its offsets: ${passage.exact}`);
    }
  }
}
