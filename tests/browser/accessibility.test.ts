import { readdirSync } from "node:fs";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describePassage } from "#lib/text/anchoring.ts";
import { launchBrowser, openPage, type WatchedPage } from "../support/browser.ts";
import { newId, TestClient } from "../support/client.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

const APP = path.resolve(import.meta.dirname, "../../app");

/** Addresses of all pages as folders name them: "/p/[project]/claims/[claim]". */
const PAGES = readdirSync(APP, { recursive: true, encoding: "utf8" })
  .map((file) => file.split(path.sep).join("/"))
  .filter((file) => /(?:^|\/)page\.tsx$/.test(file))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, "").replace(/\([^)]*\)\/?/g, "")}`.replace(/(.)\/$/, "$1"))
  .toSorted((a, b) => a.split("/").length - b.split("/").length || a.localeCompare(b));

/** Pages for people who are not signed in; a secret that nobody was given shows them too. */
const OUTSIDE = PAGES.filter(
  (page) =>
    page.startsWith("/sign-in") || page === "/forgotten" || page === "/setup" || page.includes("[secret]"),
);
const INSIDE = PAGES.filter((page) => !OUTSIDE.includes(page));

const CLAIM = "/claims/[claim]";
const WIDTHS = [1280, 320];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Structure and names are the same in every look, so there only the rules about colours are asked again. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];
const LOOKS = [
  { look: "light", media: { colorScheme: "light", forcedColors: "none" }, all: true },
  { look: "dark", media: { colorScheme: "dark", forcedColors: "none" }, all: false },
  { look: "forced colors", media: { colorScheme: "dark", forcedColors: "active" }, all: false },
] as const;
type Look = (typeof LOOKS)[number];

/** Windows over a page: where, what opens them, and what they are called. */
const WINDOWS = [
  ...["New question", "Reword"].map((opener) => ({ at: "/claims", opener })),
  ...["Merge into another", "Split off a claim", "Edit who said it"].map((opener) => ({ at: CLAIM, opener })),
  ...["Relate to another claim", "Add a web page", "Find evidence"].map((opener) => ({ at: CLAIM, opener })),
  ...["New origin", "Grade", "Dependence"].map((opener) => ({ at: "/sources", opener })),
  { at: "/sources/[publisher]", opener: "Edit details" },
  { at: "/articles", opener: "More for", chosen: "Edit details" },
  { at: "/articles", opener: "More for", chosen: "Remove …" },
  { at: "/releases", opener: "New release" },
  ...["Invite", "New webhook"].map((opener) => ({ at: "/settings", opener })),
  { at: "/guideline", opener: "Change the rules" },
];

let server: TestServer;
let client: TestClient;
let browser: Browser;
let watched: WatchedPage;
/** Every address within the site that a visited page linked to. */
const links = new Set<string>();

beforeAll(async () => {
  // With mail and a provider, so that the door shows all of its ways in. Neither is talked to.
  server = await startTestServer({
    environment: (url) => ({
      ...{ PUBLIC_URL: url, SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "desk@sourcemark.test" },
      ...{ OIDC_ISSUER: "https://id.sourcemark.test", OIDC_CLIENT_ID: "sourcemark" },
      ...{ OIDC_CLIENT_SECRET: "never used", OIDC_LABEL: "Newsroom" },
    }),
  });
  client = new TestClient(server.url);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

async function openSession(): Promise<WatchedPage> {
  const opened = await openPage(browser, { baseURL: server.url, reducedMotion: "reduce" });
  // A page about something that is not there may say so by its status.
  opened.expectProblem(/status of 404/);
  return opened;
}

interface Finding {
  where: string;
  what: string;
}

/** What axe finds in the page as it stands, in every look and width, and whether it can be scrolled sideways. */
async function findingsOf(page: Page, name: string, looks: readonly Look[] = LOOKS): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const { look, media, all } of looks) {
      await page.emulateMedia(media);
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      const axe = new AxeBuilder({ page });
      const { violations } = await (all ? axe.withTags(RULES) : axe.withRules(COLOUR_RULES)).analyze();
      const where = `${name}, ${look}, ${width} px`;
      for (const { id, nodes } of violations)
        findings.push({ where, what: `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}` });
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) findings.push({ where: `${name}, ${width} px`, what: `is ${wide} px too wide` });
  }
  return findings;
}

async function visit(page: Page, address: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(address, { waitUntil: "load" });
  await page.locator("h1").first().waitFor({ state: "attached" });
  const found = await page.evaluate(() =>
    [...document.querySelectorAll("a")]
      .filter(({ origin }) => origin === location.origin)
      .map((link) => link.pathname),
  );
  for (const link of found) links.add(link);
}

/**
 * An address that a page answers to: of the first project, and from there on followed from a link. A page that nothing
 * links to yet, such as a desk with nothing to settle, is asked for an article or claim that another page showed.
 */
function addressOf(pattern: string): string {
  const project = [...links].find((link) => /^\/p\/[^/]+$/.test(link)) ?? "";
  const address = pattern.replace("/p/[project]", project);
  if (!address.includes("[")) return address;
  const found = linkLike(address, project);
  if (found !== undefined) return found;
  const shown = address.replace(/(\w+)\/\[(\w+)\]/, (_, folder: string, name: string) => {
    const link = linkLike(`${project}/${folder}/[${name}]`, project);
    if (link === undefined) throw new Error(`No visited page links to ${pattern}.`);
    return link.slice(project.length + 1);
  });
  return shown;
}

/** A link of the shape of an address with parameters that leads to no page of its own. */
function linkLike(address: string, project: string): string | undefined {
  const shape = new RegExp(`^${address.replace(/\[[^\]]+\]/g, "[^/]+")}$`);
  const elsewhere = new Set(INSIDE.map((page) => page.replace("/p/[project]", project)));
  return [...links].find((link) => shape.test(link) && !elsewhere.has(link));
}

describe("for everybody", () => {
  beforeAll(async () => {
    watched = await openSession();
  });
  afterAll(() => watched.close());

  test.each(OUTSIDE.map((pattern) => ({ pattern })))("$pattern", async ({ pattern }) => {
    const address =
      pattern === "/setup" ? (server.setupUrl ?? pattern) : pattern.replace("[secret]", "unknown");
    await visit(watched.page, address);
    expect(await findingsOf(watched.page, pattern)).toEqual([]);
  });
});

test("in a page, text becomes neither markup nor the address of a script", async () => {
  const { page, close, expectProblem } = await openSession();
  expectProblem(/require-trusted-types-for|TrustedHTML|TrustedScriptURL/);
  await page.goto("/sign-in");
  const refusals = await page.evaluate(() =>
    [
      () => Object.assign(document.createElement("div"), { innerHTML: "<b>bold</b>" }),
      () => (document.createElement("script").src = "https://evil.test/_next/static/x.js"),
      () => document.createElement("script").setAttribute("src", "/api/v1/articles"),
      () => new DOMParser().parseFromString("<b>bold</b>", "text/html"),
    ].map((attempt) => {
      try {
        attempt();
        return "done";
      } catch (cause) {
        return cause instanceof TypeError ? "refused" : String(cause);
      }
    }),
  );
  expect(refusals).toEqual(Array(4).fill("refused"));
  await close();
});

describe("for those who are signed in", () => {
  beforeAll(async () => {
    await client.setUp(server.setupUrl);
    watched = await openSession();
    await watched.page.context().addCookies(client.browserCookies());
    await visit(watched.page, "/");
    await uploadTable(addressOf("/p/[project]"));
  });
  afterAll(() => watched.close());

  test.each(INSIDE.map((pattern) => ({ pattern })))("$pattern", async ({ pattern }) => {
    await visit(watched.page, addressOf(pattern));
    expect(await findingsOf(watched.page, pattern)).toEqual([]);
  });

  test.each<{ at: string; opener: string; chosen?: string }>(WINDOWS)(
    "$opener $chosen: the focus goes in, and back when it closes",
    async ({ at, opener, chosen }) => {
      const { page } = watched;
      await visit(page, addressOf(`/p/[project]${at}`));
      const button = page.getByRole("button", { name: new RegExp(`^${opener}`) }).first();
      await button.press("Enter");
      if (chosen) await page.getByRole("menuitem", { name: chosen }).press("Enter");
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      const isInside = () => dialog.evaluate((shown) => shown.contains(document.activeElement));
      await expect.poll(isInside).toBe(true);
      const [light, dark] = LOOKS;
      expect(await findingsOf(page, `${opener} ${chosen ?? ""}`, [light, dark])).toEqual([]);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      expect(await button.evaluate((from) => from === document.activeElement)).toBe(true);
    },
  );

  describe("the reader at work", () => {
    const SHOWN = "/p/[project]/articles/[article]";

    beforeAll(async () => {
      await tagSomething(addressOf(SHOWN));
    });

    test.each([
      { state: "with a sentence in focus", keys: ["j"] },
      { state: "with the tags open", keys: ["j", "Enter"] },
      { state: "with an annotation chosen", keys: ["n"] },
      { state: "with a claim chosen, in focus mode", keys: ["n", "n", "z"] },
      { state: "finding words", keys: ["f"] },
      { state: "showing the keys", keys: ["?"] },
    ])("$state", async ({ state, keys }) => {
      await visit(watched.page, addressOf(SHOWN));
      await watched.page.locator('.sm-stop[tabindex="0"]').waitFor({ state: "attached" });
      for (const key of keys) await watched.page.keyboard.press(key);
      expect(await findingsOf(watched.page, `the reader ${state}`)).toEqual([]);
      if (keys.includes("z")) await watched.page.getByRole("button", { name: "Leave focus mode" }).click();
    });

    test("with the commands open", async () => {
      await visit(watched.page, addressOf(SHOWN));
      await watched.page.keyboard.press("Control+k");
      await watched.page.getByRole("dialog", { name: "Commands" }).waitFor();
      expect(await findingsOf(watched.page, "the commands")).toEqual([]);
    });
  });
});

/** An import that waits to be told what its columns mean. */
async function uploadTable(project: string): Promise<void> {
  const query = new URLSearchParams({ id: newId(), fileName: "news.csv" });
  const path = `/api/v1/projects/${project.replace(/^\/p\//, "")}/imports?${query}`;
  await client.send("POST", path, { body: "headline,story,page\nRain,It rained all day.,7\n" });
}

/** One annotation of each tag on the article, the claim and the opinion overlapping. */
async function tagSomething(address: string): Promise<void> {
  const { article } = await client.json<{ article: { versionId: string; text: string } }>(
    "GET",
    `/api/v1/projects/${address.replace(/^\/p\//, "")}`,
  );
  const spans = [
    { tag: "opinion", start: 0, end: 12 },
    { tag: "claim", start: 4, end: 30 },
    { tag: "boilerplate", start: 40, end: 60 },
  ];
  for (const { tag, ...span } of spans) {
    const passage = describePassage(article.text, span);
    await client.apply("annotation.create", { id: newId(), versionId: article.versionId, passage, tag });
  }
}
