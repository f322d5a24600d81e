import type { Browser, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Annotation } from "#lib/annotations/annotation.ts";
import { describePassage } from "#lib/text/anchoring.ts";
import { sentencesOf } from "#lib/text/segments.ts";
import { openPage, type WatchedPage } from "../support/browser.ts";
import { newId, type TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";
import {
  annotationsOf,
  dragOver,
  focusedSentence,
  importArticle,
  type ImportedArticle,
  lastSaid,
  linesOf,
  openReader,
  pointOf,
  readerIsReady,
  realSources,
  SAMPLE_SOURCE,
  type Source,
  textNodes,
  versionOf,
} from "./reader-page.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;

withBrowser((stage) => ({ server, client, browser } = stage));

/** A reader of its own for a test: a browser session, an article that nobody else touches. */
async function withReader(
  source: Source,
  run: (page: Page, article: ImportedArticle) => Promise<void>,
  prepare: (article: ImportedArticle) => Promise<void> = async () => undefined,
): Promise<void> {
  const article = await importArticle(client, source);
  await prepare(article);
  const watched: WatchedPage = await openPage(browser, { viewport: { width: 1440, height: 900 } });
  await watched.page.context().addCookies(client.browserCookies());
  await openReader(watched.page, server.url, article);
  await run(watched.page, article);
  await watched.close();
}

const kept = (article: ImportedArticle) => annotationsOf(client, article);
const quotes = async (article: ImportedArticle) =>
  (await kept(article)).map(({ tag, exact }) => `${tag}: ${exact}`);
const expectKept = (article: ImportedArticle, expected: string[]) =>
  expect.poll(() => quotes(article), PATIENT).toEqual(expected);

/** Tags passages through the server, as another browser of the same reviewer would. */
async function tagThere(article: ImportedArticle, words: string, tag: Annotation["tag"] = "claim") {
  const start = article.text.indexOf(words);
  const passage = describePassage(article.text, { start, end: start + words.length });
  await client.apply("annotation.create", {
    id: newId(),
    versionId: await versionOf(client, article),
    passage,
    tag,
  });
}

const chosenCard = (page: Page) => page.getByRole("region", { name: /, chosen$/ });
const chosenText = (page: Page) => chosenCard(page).locator("p").first().innerText();

/** A busy machine may take its time; it must only come to this in the end. */
const PATIENT = { timeout: 30_000 };

const FIRST = "A small newsroom needs its neighbours";
const SECOND = "The Courier has four reporters, one van and no owner in the capital.";
const HOSPITAL = "out to speak to the Courier at seven";

describe.each([
  { name: "the sample", sources: [SAMPLE_SOURCE] },
  { name: "scraped articles", sources: realSources() },
])("a day's work on $name", ({ sources }) => {
  if (sources.length === 0) console.log("skipped: there are no scraped articles beside the project");
  test.skipIf(sources.length === 0)(
    "tags, resizes, retags, undoes and redoes by key, also after a reload, and never touches the text",
    async () => {
      for (const source of sources) await withReader(source, workByKey);
    },
  );
});

async function workByKey(page: Page, article: ImportedArticle): Promise<void> {
  const sentences = sentencesOf(article.text, article.blocks).map(({ start, end }) =>
    article.text.slice(start, end),
  );
  const [first = "", second = ""] = sentences;
  const whole = article.blocks.map(({ start, end }) => article.text.slice(start, end)).join("");
  // What is below the window is built in idle moments.
  await expect.poll(async () => (await textNodes(page)).join(""), PATIENT).toBe(whole);
  const nodes = await textNodes(page);

  await page.keyboard.press("j");
  await page.keyboard.press("c");
  await expectKept(article, [`claim: ${first}`]);
  await expect.poll(() => focusedSentence(page), PATIENT).toBe(second);

  await page.keyboard.press("n");
  await page.keyboard.press("p");
  await page.keyboard.press("Alt+Shift+ArrowLeft");
  await expect.poll(async () => (await kept(article))[0]?.exact.length, PATIENT).toBeLessThan(first.length);
  const [resized] = await kept(article);
  await page.keyboard.press("o");
  await expectKept(article, [`opinion: ${resized?.exact ?? ""}`]);

  await page.reload();
  await readerIsReady(page);
  await page.getByRole("button", { name: "Undo", disabled: false }).waitFor();
  await page.keyboard.press("Control+z");
  await expectKept(article, [`claim: ${resized?.exact ?? ""}`]);
  await page.keyboard.press("Control+z");
  await expectKept(article, [`claim: ${first}`]);
  await page.keyboard.press("Control+z");
  await expectKept(article, []);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Control+Shift+z");
  await expectKept(article, [`opinion: ${resized?.exact ?? ""}`]);
  expect(await textNodes(page)).toEqual(nodes);
}

describe("without a mouse", () => {
  test("j and c from page load make a claim of the first sentence, say so and go on", async () => {
    await withReader(SAMPLE_SOURCE, async (page, article) => {
      await page.keyboard.press("j");
      await expect.poll(() => focusedSentence(page), PATIENT).toBe(FIRST);
      await page.keyboard.press("c");
      await expect.poll(() => lastSaid(page), PATIENT).toBe(`Tagged as claim: “${FIRST}”`);
      await expect.poll(() => focusedSentence(page), PATIENT).toBe(SECOND);
      await expectKept(article, [`claim: ${FIRST}`]);
      await page.keyboard.press("k");
      const stop = page.locator(".sm-stop:focus");
      expect(await stop.getAttribute("aria-description")).toBe("Claim, the whole sentence.");
    });
  });

  test("Shift takes in more sentences and words, and the tag covers what was taken", async () => {
    await withReader(SAMPLE_SOURCE, async (page, article) => {
      await page.keyboard.press("j");
      await page.keyboard.press("Shift+J");
      await page.keyboard.press("Shift+ArrowRight");
      await page.keyboard.press("Shift+ArrowRight");
      await page.keyboard.press("Shift+ArrowLeft");
      await page.keyboard.press("b");
      await expectKept(article, [`boilerplate: ${FIRST}\n${SECOND} When`]);
    });
  });

  test("splits at the cursor, merges either way, and tags all that follows as boilerplate", async () => {
    const [left, right] = ["came out to speak", "to the Courier at seven"];
    const whole = `${left} ${right}`;
    await withReader(
      SAMPLE_SOURCE,
      async (page, article) => {
        const between = await pointOf(page, right, 0);
        await page.mouse.click(between.x, between.y);
        await expect.poll(() => chosenText(page), PATIENT).toBe(whole);
        await page.keyboard.press("s");
        await expectKept(article, [`claim: ${left}`, `claim: ${right}`]);
        await page.keyboard.press("m");
        await expectKept(article, [`claim: ${whole}`]);
        await page.keyboard.press("Control+z");
        await expectKept(article, [`claim: ${left}`, `claim: ${right}`]);
        await page.keyboard.press("Escape");
        const last = await pointOf(page, right);
        await page.mouse.click(last.x, last.y);
        await expect.poll(() => chosenText(page), PATIENT).toBe(right);
        await page.locator('[data-save-status="saved"]').first().waitFor();
        await page.keyboard.press("Shift+M");
        await expectKept(article, [`claim: ${whole}`]);
        await expect.poll(() => chosenText(page), PATIENT).toBe(whole);
        await page.keyboard.press("Escape");
        const credit = await pointOf(page, "It should not take a poisoned night");
        await page.mouse.click(credit.x, credit.y);
        await page.keyboard.press("Shift+A");
        await expect
          .poll(async () => (await quotes(article)).at(-1), PATIENT)
          .toBe("boilerplate: Comments (17)");
      },
      (article) => tagThere(article, whole),
    );
  });
});

describe("with a mouse", () => {
  test("a dragged passage takes one key; the popover covers none of it and takes no focus", async () => {
    await withReader(SAMPLE_SOURCE, async (page, article) => {
      const focused = () => page.evaluate(() => document.activeElement?.tagName);
      const before = await focused();
      await dragOver(page, HOSPITAL);
      const popover = page.getByRole("toolbar", { name: "Tag the passage" });
      await popover.waitFor();
      const box = await popover.boundingBox();
      if (box === null) throw new Error("The popover has no box.");
      for (const line of await linesOf(page, HOSPITAL)) {
        const apart =
          line.right <= box.x ||
          line.left >= box.x + box.width ||
          line.bottom <= box.y ||
          line.top >= box.y + box.height;
        expect(apart).toBe(true);
      }
      expect(await focused()).toBe(before);
      await page.keyboard.press("c");
      await expectKept(article, [`claim: ${HOSPITAL}`]);
      await expect.poll(() => chosenText(page), PATIENT).toBe(HOSPITAL);
      await page.keyboard.press("Escape");
      await expectKept(article, [`claim: ${HOSPITAL}`]);
    });
  });

  test("handles resize, a card retags and deletes, and undo brings it back", async () => {
    await withReader(
      SAMPLE_SOURCE,
      async (page, article) => {
        const inside = await pointOf(page, HOSPITAL);
        await page.mouse.click(inside.x, inside.y);
        await chosenCard(page).waitFor();
        const to = await pointOf(page, "in intensive care", 1);
        const held = await page.locator('[data-handle="end"]').boundingBox();
        if (held === null) throw new Error("There is no handle.");
        await page.mouse.move(held.x + held.width / 2, held.y + held.height / 2);
        await page.mouse.down();
        await page.mouse.move(to.x - 20, to.y + 4);
        await page.mouse.move(to.x, to.y + 4);
        await page.mouse.up();
        const grown = article.text.slice(
          article.text.indexOf(HOSPITAL),
          article.text.indexOf("in intensive care") + "in intensive care".length,
        );
        await expectKept(article, [`claim: ${grown}`]);
        await chosenCard(page).getByRole("button", { name: "Opinion" }).click();
        await expectKept(article, [`opinion: ${grown}`]);
        await chosenCard(page).getByRole("button", { name: "Delete" }).click();
        await expectKept(article, []);
        await page.getByRole("listitem").getByRole("button", { name: "Undo" }).click();
        await expectKept(article, [`opinion: ${grown}`]);
      },
      (article) => tagThere(article, HOSPITAL),
    );
  });

  test("a click means the smallest passage, further clicks the larger ones in turn", async () => {
    const nested = ["to the Courier", "speak to the Courier at", HOSPITAL];
    await withReader(
      SAMPLE_SOURCE,
      async (page) => {
        const point = await pointOf(page, "to the Courier at seven", 0);
        for (const words of [...nested, nested[0]]) {
          await page.mouse.click(point.x + 12, point.y);
          await expect.poll(() => chosenText(page), PATIENT).toBe(words);
        }
      },
      async (article) => {
        for (const words of nested) await tagThere(article, words);
      },
    );
  });

  test("a browser without highlights of its own gets boxes over the same words, and they can be clicked", async () => {
    await withReader(
      SAMPLE_SOURCE,
      async (page) => {
        await page.context().addInitScript(() => Reflect.deleteProperty(window, "Highlight"));
        await page.reload();
        await readerIsReady(page);
        const inside = await pointOf(page, HOSPITAL);
        await page.locator(".sm-box.sm-claim-0").first().waitFor({ state: "attached" });
        const boxes = await page
          .locator(".sm-box.sm-claim-0")
          .evaluateAll((all) =>
            all
              .map((each) => each.getBoundingClientRect())
              .map(({ left, right, top, bottom }) => ({ left, right, top, bottom })),
          );
        expect(
          boxes.some(
            (box) =>
              inside.x > box.left && inside.x < box.right && inside.y > box.top && inside.y < box.bottom,
          ),
        ).toBe(true);
        await page.mouse.click(inside.x, inside.y);
        await expect.poll(() => chosenText(page), PATIENT).toBe(HOSPITAL);
      },
      (article) => tagThere(article, HOSPITAL),
    );
  });

  test("other highlights of the page stay, and printing paints all of ours", async () => {
    const painted = (page: Page) =>
      page.evaluate(() =>
        [...CSS.highlights].reduce(
          (sum, [name, highlight]) => (name.startsWith("sm-claim-") ? sum + highlight.size : sum),
          0,
        ),
      );
    const text = Array.from(
      { length: 200 },
      (_, at) => `Paragraph ${at} says that the bridge is closed.`,
    ).join("\n");
    await withReader(
      { name: "long.txt", bytes: new TextEncoder().encode(text) },
      async (page, article) => {
        await page.evaluate(() => CSS.highlights.set("foreign", new Highlight(new Range())));
        await page.evaluate(() => document.fonts.ready);
        expect(await painted(page)).toBeLessThan(3);
        await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
        expect(await painted(page)).toBe(3);
        await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
        expect(await painted(page)).toBeLessThan(3);
        await page.keyboard.press("j");
        await page.keyboard.press("c");
        await expect.poll(async () => (await kept(article)).length, PATIENT).toBe(4);
        await page.goto(`${server.url}/p/${article.projectId}/articles/${article.id}`);
        await readerIsReady(page);
        await page.evaluate(() => CSS.highlights.set("foreign", new Highlight(new Range())));
        await page.keyboard.press("n");
        await page.keyboard.press("Delete");
        await expect.poll(async () => (await kept(article)).length, PATIENT).toBe(3);
        expect(await page.evaluate(() => CSS.highlights.has("foreign"))).toBe(true);
      },
      async (article) => {
        for (const at of [3, 100, 199]) await tagThere(article, `Paragraph ${at} says`);
      },
    );
  });
});

describe("keys", () => {
  test("a key that is taken or the browser's is refused, and single keys can be switched off", async () => {
    await withReader(SAMPLE_SOURCE, async (page, article) => {
      await page.keyboard.press("?");
      const dialog = page.getByRole("dialog", { name: "Keys" });
      const change = dialog.getByRole("button", { name: "Change the key for: Tag as opinion" });
      await change.click();
      await page.keyboard.press("j");
      await dialog.getByText("That key already means “Next sentence”.").waitFor();
      await page.keyboard.press("Control+t");
      await dialog.getByText("The browser keeps that key for itself.").waitFor();
      await page.keyboard.press("x");
      expect(await change.locator("kbd").allInnerTexts()).toEqual(["X"]);
      await dialog.getByLabel(/^Single keys work alone/).uncheck();
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });

      await page.evaluate(
        () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
      );
      await page.keyboard.press("j");
      expect(await focusedSentence(page)).toBeNull();
      await page.keyboard.press("Alt+j");
      await expect.poll(() => focusedSentence(page), PATIENT).toBe(FIRST);
      await page.keyboard.press("x");
      await page.keyboard.press("Alt+x");
      await expectKept(article, [`opinion: ${FIRST}`]);
    });
  });

  test("what is typed in a note tags nothing", async () => {
    await withReader(
      SAMPLE_SOURCE,
      async (page, article) => {
        const inside = await pointOf(page, HOSPITAL);
        await page.mouse.click(inside.x, inside.y);
        await chosenCard(page).waitFor();
        await page.keyboard.press("e");
        await page.keyboard.type("cob job");
        await page.keyboard.press("Escape");
        await expect
          .poll(async () => (await kept(article)).map(({ note }) => note), PATIENT)
          .toEqual(["cob job"]);
        await expectKept(article, [`claim: ${HOSPITAL}`]);
      },
      (article) => tagThere(article, HOSPITAL),
    );
  });
});
