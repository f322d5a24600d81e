import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { assess } from "#lib/claims/assessment.ts";
import type { Mention, ProjectClaims } from "#lib/claims/dossier.ts";
import { linksOf } from "#lib/claims/links.ts";
import { indexSources, reportsOf } from "#lib/claims/reports.ts";
import type { ReliabilityGrade } from "#lib/claims/vocabulary.ts";
import { indexLabel, ledgerSummary } from "#lib/corroboration/headline.ts";
import { percent } from "#lib/corroboration/independence.ts";
import { ledgerOf, type Ledger, type LedgerSide } from "#lib/corroboration/ledger.ts";
import { SAMPLE_ARTICLES } from "#lib/sample/articles.ts";
import { SAMPLE_CLAIMS } from "#lib/sample/claims.ts";
import { describePassage } from "#lib/text/anchoring.ts";
import { openPage } from "../support/browser.ts";
import { newId, type TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";

interface SourceText {
  title: string;
  publisher: string;
  grade: ReliabilityGrade;
  text: string;
}

/** Words of an article that state a figure, and on whose word; null names nobody. */
interface Statement {
  title: string;
  exact: string;
  origin: string | null;
}

/** One answer to the question. */
interface Figure {
  value: number;
  claim: string;
  said: Statement[];
  denied: Statement[];
}

/** Articles that answer one question differently; one of them was scraped from a page that is not among them. */
interface Corpus {
  name: string;
  question: string;
  counts: string;
  articles: SourceText[];
  figures: Figure[];
  scraped: { title: string; value: number; fromUrl: string };
}

const GRADES = ["A", "B", "C", "D", "E"] as const satisfies readonly ReliabilityGrade[];
const gradeOf = (index: number): ReliabilityGrade => GRADES[index % GRADES.length] ?? "F";

const DIGEST = "Digest of the day";

/** A page in words of its own that took its figure, and nothing else, from the page that was scraped. */
const digestOf = (value: string): SourceText => ({
  title: DIGEST,
  publisher: "Outlet of digests",
  grade: "B",
  text: `What others wrote today, in short.\nOne page puts the count at ${value}; it is the only page we read.`,
});
const digestSays = (value: string): Statement => ({ title: DIGEST, exact: value, origin: null });

const REAL_ARTICLES = path.resolve(import.meta.dirname, "../../../shared/articles");
const TROOPS = ["1,500", "10,000", "11,000", "12,000"];
const SCRAPED_TROOPS = "11,000";

/** What follows the figure up to the end of its clause, and the country that the words before it name last. */
function statementsOf(value: string, { title, text }: SourceText): Statement[] {
  const found = new RegExp(String.raw`^(.*?)(\b${value}\b[^.,\n]*)`, "mu").exec(text);
  if (!found) return [];
  const [, before = "", exact = ""] = found;
  const country = [...before.matchAll(/South Korea|Ukrain/gu)].at(-1)?.[0];
  return [{ title, exact, origin: country ? `Officials of ${country}` : null }];
}

/** Articles that were really scraped stand beside the project on some machines; they are never part of it. */
function scrapedCorpus(): Corpus | null {
  if (!existsSync(REAL_ARTICLES)) return null;
  const files = readdirSync(REAL_ARTICLES).filter((name) => name.endsWith(".txt"));
  const articles = files.toSorted().map((name, index) => ({
    title: `Article ${index + 1}`,
    publisher: `Outlet ${index + 1}`,
    grade: gradeOf(index),
    text: readFileSync(path.join(REAL_ARTICLES, name), "utf8").replaceAll("\r\n", "\n"),
  }));
  // The copy gives its source away: it is the one that kept the address of the page it was taken from.
  const copy = articles.find(({ text }) => /https?:\/\/\S/u.test(text));
  const fromUrl = /https?:\/\/[\w./-]+/u.exec(copy?.text ?? "")?.[0];
  if (!copy || !fromUrl) throw new Error("None of the scraped articles names the page it was taken from.");
  const all = [...articles, digestOf(SCRAPED_TROOPS)];
  return {
    name: "scraped articles",
    question: "How many troops were sent?",
    counts: "troops",
    articles: all,
    figures: TROOPS.map((value) => ({
      value: Number(value.replace(",", "")),
      claim: `${value} troops were sent.`,
      said: all.flatMap((article) =>
        article.title === DIGEST && value === SCRAPED_TROOPS
          ? digestSays(value)
          : statementsOf(value, article),
      ),
      denied: [],
    })),
    scraped: { title: copy.title, value: Number(SCRAPED_TROOPS.replace(",", "")), fromUrl },
  };
}

/** The sample without the rewrite that its scraper copied: that page is known only by its address. */
function sampleCorpus(): Corpus {
  const known = SAMPLE_ARTICLES.filter(({ key }) => key !== "pulsewire");
  const copy = known.find(({ key }) => key === "mirror");
  const original = SAMPLE_ARTICLES.find(({ key }) => key === "pulsewire");
  if (!copy || !original) throw new Error("The sample has lost its scraper.");
  const titles = new Map<string, string>(known.map(({ key, title }) => [key, title]));
  const stated = ({ articleKey, quote }: { articleKey: string; quote: string }, origin: string | null) => {
    const title = titles.get(articleKey);
    return title === undefined ? [] : [{ title, exact: quote, origin }];
  };
  const answers = SAMPLE_CLAIMS.filter(({ question }) => question !== null);
  return {
    name: "the sample",
    question: answers[0]?.question ?? "",
    counts: "people",
    articles: [
      ...known.map(({ title, publisher, text }, index) => ({
        ...{ title, publisher, text },
        grade: gradeOf(index),
      })),
      digestOf("31,000"),
    ],
    figures: answers.map(({ text, mentions, evidence }) => {
      const value = /\b\d+,\d{3}\b/u.exec(text)?.[0] ?? "";
      return {
        value: Number(value.replace(",", "")),
        claim: text,
        said: [
          ...mentions.flatMap((mention) => stated(mention, mention.origin)),
          ...(value === "31,000" ? [digestSays(value)] : []),
        ],
        denied: evidence
          .filter(({ stance }) => stance === "contradicts")
          .flatMap((each) => stated(each, "civil-protection")),
      };
    }),
    scraped: { title: copy.title, value: 31_000, fromUrl: original.url },
  };
}

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

/** The numbers of a claim as they stand on its page. */
interface ShownLedger {
  /** Reports and origins for, then reports and origins against where there are any. */
  headline: number[];
  summary: string;
  /** Weight, counts, adds and total of every witness. */
  support: string[][];
  contradiction: string[][];
  /** The sentence under every report, in alphabetical order. */
  working: string[];
  totals: string[];
}

/** What the claim's page has to show, from the pure functions alone. */
function expectedLedger(project: ProjectClaims, claimId: string): ShownLedger & { ledger: Ledger } {
  const dossier = project.claims.find(({ claim }) => claim.id === claimId);
  if (!dossier) throw new Error("The claim is gone.");
  const ledger = ledgerOf(reportsOf(dossier, indexSources(project)), linksOf(project));
  const { support, contradiction, lines, index, conflict, effectiveReports } = ledger;
  const rows = ({ classes }: LedgerSide) =>
    classes.map(({ weight, discount, contribution, runningTotal }) => [
      weight.toFixed(2),
      percent(discount),
      contribution.toFixed(2),
      runningTotal.toFixed(2),
    ]);
  return {
    ledger,
    headline: [support, contradiction]
      .filter(({ reports }) => reports > 0)
      .flatMap(({ reports, independentOrigins }) => [reports, independentOrigins]),
    summary: ledgerSummary(ledger),
    support: rows(support),
    contradiction: rows(contradiction),
    working: lines.map(({ sentence }) => sentence).toSorted(),
    totals: [indexLabel(index), percent(conflict), effectiveReports.toFixed(2)],
  };
}

async function shownLedger(page: Page): Promise<ShownLedger> {
  const [headline = "", summary = ""] = await page
    .getByRole("heading", { level: 1 })
    .locator("xpath=following-sibling::div[1]/p")
    .allTextContents();
  const section = page.getByRole("region", { name: "Ledger", exact: true });
  await section.waitFor();
  const rowsOf = (name: string) =>
    section
      .getByRole("region", { name, exact: true })
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll("td")].slice(1, 5).map((cell) => cell.textContent ?? "")),
      );
  const working = await section.locator("tbody li > span:last-child").allTextContents();
  return {
    headline: (headline.match(/\d+/gu) ?? []).map(Number),
    summary,
    support: await rowsOf("Support"),
    contradiction: await rowsOf("Contradiction"),
    working: working.toSorted(),
    totals: await section
      .getByRole("button", { name: /^(?:Support index|Conflict|Worth) .*: show the passages$/u })
      .allTextContents(),
  };
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
