import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import type { Annotation } from "#lib/annotations/annotation.ts";
import { SAMPLE_ARTICLES } from "#lib/sample/articles.ts";
import type { Block } from "#lib/text/passage.ts";
import { newId, type TestClient } from "../support/client.ts";

export interface Source {
  name: string;
  bytes: Uint8Array;
}

const REAL_ARTICLES = path.resolve(import.meta.dirname, "../../../shared/articles");

const [sampleArticle] = SAMPLE_ARTICLES;
if (sampleArticle === undefined) throw new Error("The sample has no articles.");

export const SAMPLE_SOURCE: Source = {
  name: `${sampleArticle.key}.txt`,
  bytes: new TextEncoder().encode(sampleArticle.text),
};

/** Articles that were really scraped stand beside the project on some machines; they are never part of it. */
export function realSources(): Source[] {
  if (!existsSync(REAL_ARTICLES)) return [];
  return readdirSync(REAL_ARTICLES)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(path.join(REAL_ARTICLES, name))) }));
}

/** An article of its own in a project of its own, as the server keeps it. */
export interface ImportedArticle {
  projectId: string;
  id: string;
  path: string;
  text: string;
  blocks: Block[];
}

interface ArticleAnswer {
  article: { id: string; text: string; blocks: Block[] };
  annotations: Annotation[];
}

export async function importArticle(client: TestClient, { name, bytes }: Source): Promise<ImportedArticle> {
  const projectId = newId();
  await client.apply("project.create", { id: projectId, name: `Reading ${name}` });
  const articles = `/api/v1/projects/${projectId}/articles`;
  const query = new URLSearchParams({ fileName: name });
  const sent = await client.post(`${articles}?${query}`, bytes, { "content-type": "text/plain" });
  if (!sent.ok) throw new Error(`The article was not taken in: ${await sent.text()}`);
  const { articles: rows } = await client.json<{ articles: { id: string }[] }>("GET", articles);
  const id = rows[0]?.id ?? "";
  const { article } = await client.json<ArticleAnswer>("GET", `${articles}/${id}`);
  return {
    projectId,
    id,
    path: `/p/${projectId}/articles/${id}`,
    text: article.text,
    blocks: article.blocks,
  };
}

/** The article's annotations on the server, in the order of the text. */
export async function annotationsOf(client: TestClient, article: ImportedArticle): Promise<Annotation[]> {
  const { annotations } = await client.json<ArticleAnswer>(
    "GET",
    `/api/v1/projects/${article.projectId}/articles/${article.id}`,
  );
  return annotations.filter((each) => each.deletedAt === null).toSorted((a, b) => a.start - b.start);
}

export async function versionOf(client: TestClient, { projectId, id }: ImportedArticle): Promise<string> {
  const address = `/api/v1/projects/${projectId}/articles/${id}`;
  return (await client.json<{ article: { versionId: string } }>("GET", address)).article.versionId;
}

/** Opens the article and waits until it can be tagged. */
export async function openReader(page: Page, url: string, article: ImportedArticle): Promise<void> {
  await page.goto(url + article.path);
  await readerIsReady(page);
}

/** The history is read last of all that tagging needs; before that both of its buttons wait. */
export async function readerIsReady(page: Page): Promise<void> {
  await page.locator('.sm-stop[tabindex="0"]').waitFor({ state: "attached" });
  await page.locator('[data-save-status="saved"]').first().waitFor();
}

/** What the reader said last. */
export const lastSaid = (page: Page): Promise<string> =>
  page.locator(".sm-reader > [role=status]").innerText();

/** The sentence in focus, as a screen reader names it; null when no sentence has the focus. */
export const focusedSentence = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const stop = document.activeElement;
    return stop?.classList.contains("sm-stop") ? stop.ariaLabel : null;
  });

export const textNodes = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll(".sm-block")].flatMap((block) =>
      [...block.childNodes].map((node) =>
        node instanceof Text ? node.data : `not a text node: ${node.nodeName}`,
      ),
    ),
  );

export interface Point {
  x: number;
  y: number;
}

/** Middle of the first line of some words, scrolled into sight; where = 0 is their first, 1 their last character. */
export async function pointOf(page: Page, words: string, where: 0 | 0.5 | 1 = 0.5): Promise<Point> {
  const point = await page.evaluate(
    ([wanted, share]) => {
      for (const block of document.querySelectorAll(".sm-block")) {
        const node = block.firstChild;
        if (!(node instanceof Text)) continue;
        const at = node.data.indexOf(wanted);
        if (at < 0) continue;
        block.scrollIntoView({ block: "center" });
        const range = document.createRange();
        const character = at + Math.min(wanted.length - 1, Math.floor(wanted.length * share));
        range.setStart(node, character);
        range.setEnd(node, character + 1);
        const box = range.getBoundingClientRect();
        return {
          x: share === 1 ? box.right - 1 : share === 0 ? box.left + 1 : box.x,
          y: box.y + box.height / 2,
        };
      }
      return null;
    },
    [words, where] as const,
  );
  if (point === null) throw new Error(`The words are not in the text: ${words}`);
  return point;
}

/** Boxes of the lines of some words, in pixels of the window. */
export const linesOf = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    for (const block of document.querySelectorAll(".sm-block")) {
      const node = block.firstChild;
      const at = node instanceof Text ? node.data.indexOf(wanted) : -1;
      if (node === null || at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      return [...range.getClientRects()].map(({ left, top, right, bottom }) => ({
        left,
        top,
        right,
        bottom,
      }));
    }
    return [];
  }, words);

/** Drags from the first to the last character of some words. */
export async function dragOver(page: Page, words: string): Promise<void> {
  const from = await pointOf(page, words, 0);
  const to = await pointOf(page, words, 1);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
}

/** A finger that goes down on one point, moves to another and is lifted. */
export async function dragByTouch(page: Page, from: Point, to: Point): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: Point[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await touch("touchStart", [from]);
  await touch("touchMove", [{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }]);
  await touch("touchMove", [to]);
  await touch("touchEnd", []);
  await session.detach();
}
