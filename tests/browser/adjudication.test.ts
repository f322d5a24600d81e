import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { SAMPLE_ARTICLES } from "#lib/sample/articles.ts";
import type { Adjudication } from "#lib/adjudication/adjudication.ts";
import { describePassage } from "#lib/text/anchoring.ts";
import { exportRecord } from "#lib/formats/export/records.ts";
import { sentencesOf } from "#lib/text/segments.ts";
import type { Block, TextSpan } from "#lib/text/passage.ts";
import type { Tag } from "#lib/annotations/tags.ts";
import { addPerson } from "../api/people.ts";
import { openPage } from "../support/browser.ts";
import { newId, type TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";

/** Why the third reviewer takes it for an opinion; it has to leave with the dissent. */
const REASON = "Nobody could check this.";

const REAL_ARTICLES = path.resolve(import.meta.dirname, "../../../shared/articles");

/** A scraped article where there are any beside the project; otherwise one of the sample's. */
function someText(): { name: string; text: string } {
  const found = existsSync(REAL_ARTICLES) ? readdirSync(REAL_ARTICLES).toSorted() : [];
  const [name] = found.filter((each) => each.endsWith(".txt"));
  if (name) return { name, text: readFileSync(path.join(REAL_ARTICLES, name), "utf8") };
  console.log(`no scraped articles in ${REAL_ARTICLES}: the sample's are used`);
  return { name: "sample.txt", text: SAMPLE_ARTICLES[0]?.text ?? "" };
}

interface LoadedArticle {
  article: { id: string; versionId: string; text: string; blocks: Block[]; language: string };
}

let server: TestServer;
let client: TestClient;
let browser: Browser;

withBrowser((stage) => ({ server, client, browser } = stage));

async function importOne(projectId: string): Promise<LoadedArticle["article"]> {
  const { name, text } = someText();
  const address = `/api/v1/projects/${projectId}/articles?fileName=${encodeURIComponent(name)}`;
  const sent = await client.send("POST", address, { body: text, headers: { "content-type": "text/plain" } });
  expect(sent.status).toBe(200);
  const list = `/api/v1/projects/${projectId}/articles`;
  const { articles } = await client.json<{ articles: { id: string }[] }>("GET", list);
  const { article } = await client.json<LoadedArticle>("GET", `${list}/${articles[0]?.id}`);
  return article;
}

/** Sentences that are long enough to be marked in several ways. */
const longSentences = ({ text, blocks, language }: LoadedArticle["article"]) =>
  sentencesOf(text, blocks, language || null).filter(({ start, end }) => end - start > 60);

const toDecide = (page: Page) => page.getByText(/\d+ of \d+ to decide|All settled/).first();

describe("settling what three reviewers marked differently", () => {
  test("by keys alone; the export carries the settled layer, every reviewer's own, and the dissent", async () => {
    const projectId = newId();
    await client.apply("project.create", { id: projectId, name: "Settling" });
    const article = await importOne(projectId);
    const reviewers = await Promise.all(
      ["one", "two", "three"].map(() => addPerson(server, { projectId, role: "reviewer" })),
    );
    const [first, second, third] = reviewers as [Person, Person, Person];
    const mark = ({ client: who }: Person, span: TextSpan, tag: Tag, note = "") =>
      who.apply("annotation.create", {
        ...{ id: newId(), versionId: article.versionId, tag, note },
        passage: describePassage(article.text, span),
      });
    const [byTag, byBoundary, alone, shared] = longSentences(article) as [
      TextSpan,
      TextSpan,
      TextSpan,
      TextSpan,
    ];
    const shorter = ({ start, end }: TextSpan) => ({ start, end: article.text.lastIndexOf(" ", end - 20) });
    await mark(first, byTag, "claim");
    await mark(second, byTag, "claim");
    await mark(third, byTag, "opinion", REASON);
    await mark(first, byBoundary, "claim");
    await mark(second, shorter(byBoundary), "claim");
    await mark(third, byBoundary, "claim");
    await mark(second, alone, "opinion");
    for (const reviewer of reviewers) await mark(reviewer, shared, "claim");

    const { page, close } = await openPage(browser, { baseURL: server.url, reducedMotion: "reduce" });
    await page.context().addCookies(client.browserCookies());
    await page.goto(`/p/${projectId}/review/articles/${article.id}`);
    await expect.poll(() => toDecide(page).textContent()).toBe("3 of 4 to decide");

    // The settled passage of each place, by one key: the second reviewer's tag, joined boundaries, nothing.
    await page.keyboard.press("1");
    await expect.poll(() => toDecide(page).textContent()).toBe("2 of 4 to decide");
    await page.keyboard.press("u");
    await expect.poll(() => toDecide(page).textContent()).toBe("1 of 4 to decide");
    await page.keyboard.press("r");
    await expect.poll(() => toDecide(page).textContent()).toBe("All settled");
    await page.keyboard.press("z");
    await expect.poll(() => toDecide(page).textContent()).toBe("1 of 4 to decide");
    await page.keyboard.press("r");
    // What all agree on is settled by the strategy; what was decided by hand stays.
    await page.keyboard.press("a");
    await page.getByText("Saved", { exact: true }).first().waitFor();
    await page.reload();
    await expect.poll(() => toDecide(page).textContent()).toBe("All settled");
    await close();

    const address = `/api/v1/projects/${projectId}/adjudication`;
    const { passages } = await client.json<{ passages: Adjudication[] }>("GET", address);
    const at = ({ start }: TextSpan) => passages.find((row) => row.start === start);
    expect(passages).toHaveLength(4);
    expect(at(byTag)).toMatchObject({ tag: "claim", method: "accept", decidedBy: "hand" });
    expect(at(byTag)?.dissent).toMatchObject([{ reviewer: third.id, kinds: ["tag"] }]);
    expect(at(byBoundary)).toMatchObject({ end: byBoundary.end, method: "union" });
    expect(at(byBoundary)?.dissent).toMatchObject([{ reviewer: second.id, kinds: ["boundary"] }]);
    expect(at(alone)).toMatchObject({ outcome: "reject", tag: null, dissent: [{ reviewer: second.id }] });
    expect(at(shared)).toMatchObject({ decidedBy: "strategy", method: "majority", dissent: [] });

    const exported = await client.get(`/api/v1/projects/${projectId}/exports/annotations.csv`);
    const lines = (await exported.text()).split("\n").filter((line) => line.includes(article.versionId));
    expect(lines.filter((line) => line.includes(",adjudicated,"))).toHaveLength(3);
    for (const { id } of reviewers)
      expect(lines.filter((line) => line.includes(`,reviewer,${id},`)).length).toBeGreaterThan(1);

    const records = await client.get(`/api/v1/projects/${projectId}/exports/dataset.jsonl`);
    const settled = (await records.text())
      .trimEnd()
      .split("\n")
      .map((line) => exportRecord.parse(JSON.parse(line)))
      .flatMap((record) => (record.record === "adjudication" ? [record] : []));
    const dissentAt = ({ start }: TextSpan) =>
      settled
        .find((record) => record.start_utf16 === start)
        ?.dissent.map(({ reviewer, differs_in, said_tag, reason }) => [
          reviewer,
          differs_in,
          said_tag,
          reason,
        ]);
    expect(settled).toHaveLength(4);
    expect(dissentAt(byTag)).toEqual([[third.id, "tag", "opinion", REASON]]);
    expect(dissentAt(byBoundary)).toEqual([[second.id, "boundary", "claim", ""]]);
    expect(dissentAt(alone)).toEqual([[second.id, "marked-something", "opinion", ""]]);
    expect(dissentAt(shared)).toEqual([]);
    const table = await client.get(
      `/api/v1/projects/${projectId}/exports/adjudications.csv?layers=adjudicated`,
    );
    expect((await table.text()).split("\n").filter((line) => line.includes(REASON))).toHaveLength(1);
  });
});

type Person = Awaited<ReturnType<typeof addPerson>>;
