import type { Browser, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { assess } from "#lib/claims/assessment.ts";
import type { Mention, ProjectClaims } from "#lib/claims/dossier.ts";
import { describePassage } from "#lib/text/anchoring.ts";
import { openPage } from "../support/browser.ts";
import { newId, type TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";
import {
  DIGEST,
  REAL_ARTICLES,
  sampleCorpus,
  scrapedCorpus,
  type Corpus,
  type Figure,
  type SourceText,
  type Statement,
} from "./claims-corpora.ts";
import { expectedLedger, shownLedger, type ShownLedger } from "./shown-ledger.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;

withBrowser((stage) => ({ server, client, browser } = stage));

interface StoredArticle {
  id: string;
  versionId: string;
  title: string;
  text: string;
}

/** The project's articles by their titles. */
async function importArticles(projectId: string, sources: SourceText[]): Promise<Map<string, StoredArticle>> {
  const list = `/api/v1/projects/${projectId}/articles`;
  for (const [index, { title, publisher, text }] of sources.entries()) {
    // Without an address of its own, a copy that names its source at the end would be taken for the source.
    const details = new URLSearchParams({ title, publisher, url: `https://outlet-${index}.example/article` });
    const sent = await client.send("POST", `${list}?${details}`, {
      body: text,
      headers: { "content-type": "text/plain" },
    });
    if (!sent.ok) throw new Error(`${title} was refused: ${await sent.text()}`);
  }
  const { articles } = await client.json<{ articles: { id: string }[] }>("GET", list);
  const stored = new Map<string, StoredArticle>();
  for (const { id } of articles) {
    const { article } = await client.json<{ article: StoredArticle }>("GET", `${list}/${id}`);
    stored.set(article.title, article);
  }
  return stored;
}

const claimsOf = (projectId: string) =>
  client.json<ProjectClaims>("GET", `/api/v1/projects/${projectId}/claims`);

async function askQuestion(page: Page, projectId: string, question: string): Promise<string> {
  await page.goto(`${server.url}/p/${projectId}/claims`);
  await page.getByRole("button", { name: "New question" }).click();
  await page.getByRole("textbox", { name: "Question" }).fill(question);
  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByRole("heading", { name: question, level: 2 }).waitFor();
  const { questions } = await claimsOf(projectId);
  const id = questions.find(({ text }) => text === question)?.id;
  if (!id) throw new Error("The question was not kept.");
  return id;
}

function passageIn(articles: ReadonlyMap<string, StoredArticle>, { title, exact }: Statement) {
  const article = articles.get(title);
  const start = article?.text.indexOf(exact) ?? -1;
  if (!article || start < 0) throw new Error(`${title} does not say what was found in its file.`);
  return {
    articleId: article.id,
    versionId: article.versionId,
    passage: describePassage(article.text, { start, end: start + exact.length }),
  };
}

async function gradePublishers(projectId: string, sources: SourceText[]): Promise<void> {
  const { publishers } = await claimsOf(projectId);
  for (const { publisher, grade } of sources) {
    const publisherId = publishers.find(({ name }) => name === publisher)?.id;
    const input = { id: newId(), publisherId, reliability: grade, rationale: "So that weights differ." };
    await client.apply("assessment.add", input);
  }
}

async function nameOrigins(projectId: string, figures: Figure[]): Promise<Map<string, string>> {
  const names = figures.flatMap(({ said, denied }) => [...said, ...denied].map(({ origin }) => origin));
  const ids = new Map<string, string>();
  for (const name of new Set(names.filter((each) => each !== null))) {
    const id = newId();
    ids.set(name, id);
    await client.apply("origin.create", { id, projectId, name, kind: "official", reliability: "B" });
  }
  return ids;
}

interface Setting {
  projectId: string;
  questionId: string;
  counts: string;
  articles: ReadonlyMap<string, StoredArticle>;
  origins: ReadonlyMap<string, string>;
}

/** Makes the claim that a figure is, with a mention for everyone who states it; answers with the claim's id. */
async function claimFigure({ value, claim, said, denied }: Figure, setting: Setting): Promise<string> {
  const { projectId, questionId, counts, articles, origins } = setting;
  const claimId = newId();
  await client.apply("claim.create", { id: claimId, projectId, questionId, text: claim });
  for (const statement of said) {
    const { versionId, passage } = passageIn(articles, statement);
    const annotationId = newId();
    await client.apply("annotation.create", { id: annotationId, versionId, passage, tag: "claim" });
    const attach = { id: newId(), claimId, annotationId };
    const { id, version } = await client.apply<Mention>("mention.attach", attach);
    const originId = origins.get(statement.origin ?? "") ?? null;
    const quantity = { kind: counts, value, raw: passage.exact };
    await client.apply("mention.update", { id, version, originId, quantity });
  }
  for (const statement of denied) {
    const { versionId, passage } = passageIn(articles, statement);
    const target = { kind: "passage", versionId, passage };
    const originId = origins.get(statement.origin ?? "") ?? null;
    await client.apply("evidence.add", { id: newId(), claimId, stance: "contradicts", originId, target });
  }
  return claimId;
}

/** Records that the copy, and the digest that relied on it, come wholly from one page outside the project. */
async function recordSource(
  { scraped }: Corpus,
  articles: ReadonlyMap<string, StoredArticle>,
): Promise<void> {
  for (const title of [scraped.title, DIGEST]) {
    await client.apply("derivation.add", {
      id: newId(),
      articleId: articles.get(title)?.id,
      from: { kind: "url", url: scraped.fromUrl },
      level: "wholly-derived",
      reason: "It says itself that it was taken from there.",
    });
  }
}

/** Opens the claim, holds every number of its page against the pure functions, and answers with them. */
async function checkLedger(page: Page, projectId: string, claimId: string): Promise<ShownLedger> {
  await page.goto(`${server.url}/p/${projectId}/claims/${claimId}`);
  const shown = await shownLedger(page);
  const project = await claimsOf(projectId);
  const { ledger, ...expected } = expectedLedger(project, claimId);
  expect(shown).toEqual(expected);
  const dossier = project.claims.find(({ claim }) => claim.id === claimId);
  // What the page calls upon is these same functions, with no more than the links that bear on the claim.
  const assessed = dossier && assess(dossier, project).ledger;
  expect(assessed?.lines).toEqual(ledger.lines);
  expect(assessed?.support).toEqual(ledger.support);
  expect(assessed?.contradiction).toEqual(ledger.contradiction);
  return shown;
}

async function checkAnswers(page: Page, projectId: string, { question, figures }: Corpus): Promise<void> {
  await page.goto(`${server.url}/p/${projectId}/claims`);
  const answers = page.getByRole("region", { name: question, exact: true }).locator("tbody a");
  const texts = await answers.allTextContents();
  expect(texts.toSorted()).toEqual(figures.map(({ claim }) => claim).toSorted());
}

/** Every answer stands on the one scale of its question, and leads to its claim. */
async function checkScale(
  page: Page,
  projectId: string,
  question: string,
  claimIds: string[],
): Promise<void> {
  await page.goto(`${server.url}/p/${projectId}/matrix/figures`);
  const marks = page.getByRole("group", { name: question }).locator("a");
  await marks.first().waitFor();
  const addresses = await marks.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect([...new Set(addresses)].toSorted()).toEqual(
    claimIds.map((id) => `/p/${projectId}/claims/${id}`).toSorted(),
  );
}

const CORPORA = [
  { name: "the sample", corpus: sampleCorpus() },
  { name: "scraped articles", corpus: scrapedCorpus() },
];

describe.each(CORPORA)("a question with competing answers in $name", ({ corpus }) => {
  if (!corpus) console.log(`skipped: there are no scraped articles in ${REAL_ARTICLES}`);
  test.skipIf(!corpus)(
    "reports that go back to one page outside count as one origin, and every number is the ledger's",
    async () => {
      if (!corpus) return;
      const watched = await openPage(browser, { viewport: { width: 1440, height: 900 } });
      const { page } = watched;
      await page.context().addCookies(client.browserCookies());
      const projectId = newId();
      await client.apply("project.create", { id: projectId, name: `Claims on ${corpus.name}` });
      const articles = await importArticles(projectId, corpus.articles);
      const questionId = await askQuestion(page, projectId, corpus.question);

      await gradePublishers(projectId, corpus.articles);
      const origins = await nameOrigins(projectId, corpus.figures);
      const setting = { projectId, questionId, counts: corpus.counts, articles, origins };
      const claims = new Map<number, string>();
      for (const figure of corpus.figures) {
        expect(figure.said.length).toBeGreaterThanOrEqual(1);
        claims.set(figure.value, await claimFigure(figure, setting));
      }
      await checkAnswers(page, projectId, corpus);
      await checkScale(page, projectId, corpus.question, [...claims.values()]);

      const copied = claims.get(corpus.scraped.value) ?? "";
      const before = await checkLedger(page, projectId, copied);
      expect(before.headline.slice(0, 2)).toEqual([2, 2]);

      await recordSource(corpus, articles);
      const after = await checkLedger(page, projectId, copied);
      expect(after.headline.slice(0, 2)).toEqual([2, 1]);
      expect(after.support.length).toBeLessThan(before.support.length);

      for (const claimId of claims.values()) await checkLedger(page, projectId, claimId);
      await page.goto(`${server.url}/p/${projectId}/sources`);
      const publishers = page.getByRole("region", { name: "Publishers" }).getByRole("row");
      const taken = publishers.filter({ hasText: "1 wholly derived" });
      expect(await taken.count()).toBe(2);
      await watched.close();
    },
    120_000,
  );
});
