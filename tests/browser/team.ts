import { addPerson } from "../api/people.ts";
import { newId, type TestClient } from "../support/client.ts";
import { openPage, type WatchedPage } from "../support/browser.ts";
import type { TestServer } from "../support/server.ts";
import type { Role } from "#lib/projects/roles.ts";
import type { Browser, Page } from "playwright-core";

/** An article with a paragraph for every passage that a test tags. */
export const textOf = (paragraphs: number) =>
  Array.from({ length: paragraphs }, (_, n) => `Sentence ${n + 1} says something of its own.`).join("\n\n");

export interface Room {
  projectId: string;
  articleId: string;
  versionId: string;
  text: string;
  /** Address of the article's page. */
  url: string;
}

/** A project with one article. */
export async function makeRoom(client: TestClient, { paragraphs = 8, blind = false } = {}): Promise<Room> {
  const projectId = newId();
  await client.apply("project.create", { id: projectId, name: "Together" });
  if (blind) await client.apply("project.update", { id: projectId, version: 1, name: "Apart", blind });
  const text = textOf(paragraphs);
  const response = await client.send("POST", `/api/v1/projects/${projectId}/articles`, {
    body: text,
    headers: { "content-type": "text/plain" },
  });
  if (!response.ok) throw new Error(`The article was refused: ${await response.text()}`);
  const { articles } = await client.json<{ articles: { id: string; versionId: string }[] }>(
    "GET",
    `/api/v1/projects/${projectId}/articles`,
  );
  const [article] = articles;
  if (!article) throw new Error("There is no article.");
  const url = `${client.url}/p/${projectId}/articles/${article.id}`;
  return { projectId, articleId: article.id, versionId: article.versionId, text, url };
}

export interface Reviewer extends WatchedPage {
  client: TestClient;
  id: string;
}

/** Somebody of the project with the article open in a browser session of their own. */
export async function sitDown(
  browser: Browser,
  server: TestServer,
  { projectId, url }: Room,
  role: Role = "reviewer",
): Promise<Reviewer & { credentials: { email: string; password: string } }> {
  const { client, id, credentials } = await addPerson(server, { projectId, role });
  const watched = await openPage(browser);
  await watched.page.context().addCookies(client.browserCookies());
  await openArticle(watched.page, url);
  return { ...watched, client, id, credentials };
}

/** Opens the article and waits until it can be tagged. */
export async function openArticle(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("button", { name: "Undo" }).waitFor();
}

/** Tags the first sentences by keys, one key each. */
export async function tagByKeys(page: Page, keys: readonly string[]): Promise<void> {
  await page.keyboard.press("j");
  for (const key of keys) await page.keyboard.press(key);
}

/** Tags the nth sentence over HTTP. */
export function tagBySending(client: TestClient, { versionId, text }: Room, nth: number, tag = "claim") {
  const exact = text.split("\n\n")[nth] ?? "";
  const start = text.indexOf(exact);
  const passage = { start, end: start + exact.length, exact };
  return client.apply<{ id: string }>("annotation.create", { id: newId(), versionId, passage, tag });
}

/** Cards beside the text, of everybody. */
export const cards = (page: Page) => page.locator('[aria-label="Annotations in view"] > li');
