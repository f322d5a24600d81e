import { devices, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { sentencesOf } from "#lib/text/segments.ts";
import { openPage } from "../support/browser.ts";
import type { TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";
import {
  annotationsOf,
  dragByTouch,
  dragOver,
  importArticle,
  type ImportedArticle,
  linesOf,
  openReader,
  type Point,
  pointOf,
  readerIsReady,
  realSources,
  SAMPLE_SOURCE,
  textNodes,
} from "./reader-page.ts";

// The same work as by key (reader.test.ts), by mouse and by finger, on texts that nobody made for tests.

let server: TestServer;
let client: TestClient;
let browser: Browser;

withBrowser((stage) => ({ server, client, browser } = stage));

/** A busy machine may take its time; it must only come to this in the end. */
const PATIENT = { timeout: 30_000 };

/** What a hand does: it takes hold of a passage, and moves the end of one to the end of other words. */
interface Hand {
  readonly name: string;
  readonly device: BrowserContextOptions;
  mark(page: Page, words: string): Promise<void>;
  press(page: Page, at: Point): Promise<void>;
  drag(page: Page, from: Point, to: Point): Promise<void>;
}

const { viewport, userAgent, deviceScaleFactor, hasTouch, isMobile } = devices["Pixel 7"] ?? {};

const HANDS: readonly Hand[] = [
  {
    name: "a mouse",
    device: { viewport: { width: 1440, height: 900 } },
    mark: dragOver,
    press: (page, { x, y }) => page.mouse.click(x, y),
    drag: async (page, from, to) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x - 20, to.y + 4);
      await page.mouse.move(to.x, to.y + 4);
      await page.mouse.up();
    },
  },
  {
    name: "a finger",
    device: { viewport, userAgent, deviceScaleFactor, hasTouch, isMobile },
    mark: async (page, words) => {
      const { x, y } = await pointOf(page, words);
      await page.touchscreen.tap(x, y);
    },
    press: (page, { x, y }) => page.touchscreen.tap(x, y),
    // The place above the finger counts, because the finger hides what is under it.
    drag: (page, from, to) => dragByTouch(page, from, { x: to.x, y: to.y + 28 }),
  },
];

/** A sentence that stands once, in one block, and is long enough to be cut. */
function sentenceToMark({ text, blocks }: ImportedArticle): string {
  const found = sentencesOf(text, blocks)
    .map(({ start, end }) => text.slice(start, end))
    .find((words) => /^[^\n]{60,160}$/.test(words) && text.indexOf(words) === text.lastIndexOf(words));
  if (found === undefined) throw new Error("The article has no sentence of middle length.");
  return found;
}

const firstWords = (sentence: string) => sentence.split(" ").slice(0, 4).join(" ");

describe.each(HANDS)("with $name", (hand) => {
  describe.each([
    { name: "the sample", sources: [SAMPLE_SOURCE] },
    { name: "scraped articles", sources: realSources() },
  ])("on $name", ({ sources }) => {
    if (sources.length === 0) console.log("skipped: there are no scraped articles beside the project");
    test.skipIf(sources.length === 0)(
      "tags, resizes, retags, undoes and redoes, also after a reload, and never touches the text",
      async () => {
        for (const source of sources) {
          const article = await importArticle(client, source);
          const watched = await openPage(browser, hand.device);
          await watched.page.context().addCookies(client.browserCookies());
          await openReader(watched.page, server.url, article);
          await workByHand(watched.page, article, hand);
          await watched.close();
        }
      },
    );
  });
});

async function workByHand(page: Page, article: ImportedArticle, hand: Hand): Promise<void> {
  const sentence = sentenceToMark(article);
  const cut = firstWords(sentence);
  const whole = article.blocks.map(({ start, end }) => article.text.slice(start, end)).join("");
  await expect.poll(async () => (await textNodes(page)).join(""), PATIENT).toBe(whole);
  const nodes = await textNodes(page);
  const expectKept = (expected: string[]) =>
    expect
      .poll(
        async () => (await annotationsOf(client, article)).map(({ tag, exact }) => `${tag}: ${exact}`),
        PATIENT,
      )
      .toEqual(expected);
  const pressButton = (name: string) =>
    page.getByRole("button", { name, exact: true, disabled: false }).first().click();

  await hand.mark(page, sentence);
  await page.getByRole("toolbar", { name: "Tag the passage" }).getByRole("button", { name: "Claim" }).click();
  await expectKept([`claim: ${sentence}`]);
  await page.locator('[data-save-status="saved"]').first().waitFor();

  const chosen = page.getByRole("region", { name: /, chosen$/ });
  if (!(await chosen.isVisible())) await hand.press(page, await pointOf(page, cut));
  await chosen.waitFor();
  const handle = await page.locator('[data-handle="end"]').boundingBox();
  const line = (await linesOf(page, cut)).at(-1);
  if (handle === null || line === undefined)
    throw new Error("There is no handle, or the words are not in sight.");
  const from = { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 };
  await hand.drag(page, from, { x: line.right - 2, y: (line.top + line.bottom) / 2 });
  await expectKept([`claim: ${cut}`]);
  await chosen.getByRole("button", { name: "Opinion" }).click();
  await expectKept([`opinion: ${cut}`]);

  await page.reload();
  await readerIsReady(page);
  await pressButton("Undo");
  await expectKept([`claim: ${cut}`]);
  await pressButton("Undo");
  await expectKept([`claim: ${sentence}`]);
  await pressButton("Undo");
  await expectKept([]);
  for (const expected of [`claim: ${sentence}`, `claim: ${cut}`, `opinion: ${cut}`]) {
    await pressButton("Redo");
    await expectKept([expected]);
  }
  expect(await textNodes(page)).toEqual(nodes);
}
