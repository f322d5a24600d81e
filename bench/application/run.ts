import { chromium, type Browser } from "playwright-core";
import { describePassage } from "#lib/text/anchoring.ts";
import { obtainChromium } from "../../scripts/steps/chromium.mjs";
import { build } from "../../scripts/steps/build.mjs";
import { findNode } from "../../scripts/steps/node-version.mjs";
import { newId, operation, TestClient } from "../../tests/support/client.ts";
import { startTestServer } from "../../tests/support/server.ts";
import { generate, type SampleAnnotation } from "../reader/sample.ts";

// Measures the article page of the real application: its code over the wire, and how much later it is ready with
// 1,000 annotations than without any. The two pages are opened in turn; the figures are medians.
//   npm run bench:application [-- --rounds 7]

const CHARACTERS = 100_000;
const ANNOTATIONS = 1_000;
/** What the server takes in one request. */
const OPERATIONS_AT_ONCE = 500;
const GOAL_KILOBYTES = 250;
const GOAL_TIMES = 1.5;

interface Opened {
  /** Milliseconds from the start of the navigation until all of the text stands there, painted, and can be tagged. */
  ready: number;
  /** Bytes of scripts as they came over the wire. */
  scriptBytes: number;
}

const rounds = Number(option("--rounds") ?? 7);
const node = await findNode();
await build(node);
const executablePath = (await obtainChromium(node)).file;
const server = await startTestServer();
try {
  const client = new TestClient(server.url);
  await client.setUp(server.setupUrl);
  const sample = generate(CHARACTERS, ANNOTATIONS, 7);
  const plain = await addArticle(client, sample.text, []);
  const annotated = await addArticle(client, sample.text, sample.annotations);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    report(await measure(browser, client, plain, annotated));
  } finally {
    await browser.close();
  }
} finally {
  await server.dispose();
}

/** Takes a text in and tags it; gives the path of its page. */
async function addArticle(
  client: TestClient,
  text: string,
  annotations: readonly SampleAnnotation[],
): Promise<string> {
  const projectId = newId();
  await client.apply("project.create", { id: projectId, name: `Bench ${annotations.length}` });
  const articles = `/api/v1/projects/${projectId}/articles`;
  const sent = await client.post(`${articles}?fileName=bench.txt`, new TextEncoder().encode(text), {
    "content-type": "text/plain",
  });
  if (!sent.ok) throw new Error(`The article was not taken in: ${await sent.text()}`);
  const listed = await client.json<{ articles: { id: string }[] }>("GET", articles);
  const id = listed.articles[0]?.id ?? "";
  const { article } = await client.json<{ article: { versionId: string; text: string } }>(
    "GET",
    `${articles}/${id}`,
  );
  const operations = annotations.map(({ start, end, tag }) =>
    operation("annotation.create", {
      id: newId(),
      versionId: article.versionId,
      passage: describePassage(article.text, { start, end }),
      tag,
    }),
  );
  for (let from = 0; from < operations.length; from += OPERATIONS_AT_ONCE) {
    const answers = await client.operations(...operations.slice(from, from + OPERATIONS_AT_ONCE));
    const refused = answers.find(({ status }) => status === "rejected");
    if (refused !== undefined) throw new Error(`Not tagged: ${JSON.stringify(refused)}`);
  }
  return `/p/${projectId}/articles/${id}`;
}

async function measure(browser: Browser, client: TestClient, plain: string, annotated: string) {
  const opened = { plain: [] as Opened[], annotated: [] as Opened[] };
  // The first visits pay for what the server does only once.
  await open(browser, client, plain, false);
  await open(browser, client, annotated, true);
  for (let round = 0; round < rounds; round += 1) {
    opened.plain.push(await open(browser, client, plain, false));
    opened.annotated.push(await open(browser, client, annotated, true));
  }
  return opened;
}

/** Opens a page in a session of its own, so that nothing of it is in the browser yet. */
async function open(
  browser: Browser,
  client: TestClient,
  path: string,
  hasAnnotations: boolean,
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    await context.addCookies(client.browserCookies());
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    const scripts = new Set<string>();
    let scriptBytes = 0;
    session.on("Network.responseReceived", ({ requestId, type }) => {
      if (type === "Script") scripts.add(requestId);
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) scriptBytes += encodedDataLength;
    });
    await page.goto(client.url + path, { waitUntil: "commit" });
    const ready = await page.evaluate(whenReady, { characters: CHARACTERS, hasAnnotations });
    // The page keeps a stream open, so the network never falls silent: what it loads, it loads by then.
    await page.waitForLoadState("load");
    await page.waitForTimeout(1_000);
    return { ready, scriptBytes };
  } finally {
    await context.close();
  }
}

/** Runs in the page; answers with milliseconds since the navigation began. */
function whenReady({ characters, hasAnnotations }: { characters: number; hasAnnotations: boolean }) {
  const stands = () => {
    const text = document.querySelector(".sm-text");
    if (text === null || document.querySelector('.sm-stop[tabindex="0"]') === null) return false;
    if ((text.textContent ?? "").length < characters * 0.95) return false;
    return !hasAnnotations || [...CSS.highlights.keys()].some((name) => name.startsWith("sm-"));
  };
  return new Promise<number>((resolve) => {
    const look = () =>
      requestAnimationFrame(() => {
        if (stands()) requestAnimationFrame(() => resolve(performance.now()));
        else look();
      });
    look();
  });
}

function report({ plain, annotated }: { plain: Opened[]; annotated: Opened[] }): void {
  const kilobytes = median(annotated.map(({ scriptBytes }) => scriptBytes)) / 1_000;
  const without = median(plain.map(({ ready }) => ready));
  const withThem = median(annotated.map(({ ready }) => ready));
  console.log(`article page, ${CHARACTERS} characters, ${rounds} rounds, medians`);
  console.log(`  ready without annotations ${without.toFixed(0)} ms`);
  console.log(`  ready with ${ANNOTATIONS} annotations ${withThem.toFixed(0)} ms`);
  figure("application-scripts", kilobytes, "kB", GOAL_KILOBYTES);
  figure("application-ready-to-plain", withThem / without, "times", GOAL_TIMES);
}

function figure(name: string, value: number, unit: string, goal: number): void {
  console.log(`figure ${name} ${value.toFixed(2)} ${unit} goal <=${goal} ${value <= goal ? "met" : "short"}`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
}
