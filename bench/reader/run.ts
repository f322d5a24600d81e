import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium, type CDPSession, type Page } from "playwright-core";
import type { PeerRenderer } from "./peer.ts";

// Measures the reader's engine in headless Chromium against the floor (the same text without highlights) and against
// @recogito/text-annotator. Everything is interleaved and repeated; the figures are medians. "First paint" runs from
// the call to the end of the frame that shows the picture; calls come at the same places of a frame for all. As half a
// frame of waiting is in each of them, what the page's thread worked until then is said as well.
//   npm run bench:reader [-- --rounds 5 --peer-rounds 3 --only l]

interface Document {
  name: string;
  characters: number;
  annotations: number;
  /** How many times sooner than the peer the first paint must come; null where the peer is not asked to draw. */
  timesFasterThanPeer: number | null;
}

const DOCUMENTS: readonly Document[] = [
  { name: "s", characters: 10_000, annotations: 100, timesFasterThanPeer: 1 },
  { name: "m", characters: 100_000, annotations: 1_000, timesFasterThanPeer: 8 },
  { name: "l", characters: 1_000_000, annotations: 10_000, timesFasterThanPeer: 100 },
  { name: "xl", characters: 2_000_000, annotations: 20_000, timesFasterThanPeer: null },
];
/** The document that the goals are set for. */
const GOAL_DOCUMENT = "l";
const STEPS = 30;
/** Two frames of a 60 Hz screen come 16.67 ms apart; one more millisecond is the timer's own jitter. */
const SLOW_FRAME_MILLISECONDS = 17.7;

interface Measured {
  firstPaint: number;
  /** CPU milliseconds of the page's thread until then. */
  paintWork: number;
  allReady: number;
  nodes: number;
}
interface EngineMeasured extends Measured {
  idle: number;
  add: number;
  resize: number;
  remove: number;
  hit: number;
  slowFrames: number;
  floorSlowFrames: number;
}

/** A peer that has not drawn by then counts as if it had drawn just then. */
const PEER_LIMIT_MILLISECONDS = 30_000;
const PEER_RENDERERS: readonly PeerRenderer[] = ["SPANS", "CSS_HIGHLIGHTS"];

const rounds = Number(option("--rounds") ?? 5);
const peerRounds = Math.min(rounds, Number(option("--peer-rounds") ?? 3));
const only = option("--only");
const folder = await mkdtemp(join(tmpdir(), "bench-reader-"));
try {
  const script = await bundle(folder);
  const style = await readFile(new URL("../../components/reader/reader.css", import.meta.url), "utf8");
  const peerStyle = await readFile(
    fileURLToPath(import.meta.resolve("@recogito/text-annotator/text-annotator.css")),
    "utf8",
  );
  for (const document of DOCUMENTS) {
    if (only === undefined || only === document.name) await measure(document, script, style, peerStyle);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function bundle(into: string): Promise<string> {
  const { build } = await import("esbuild");
  const outfile = join(into, "page.js");
  await build({
    entryPoints: [new URL("page.ts", import.meta.url).pathname],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    outfile,
    logLevel: "error",
  });
  return readFile(outfile, "utf8");
}

async function measure(document: Document, script: string, style: string, peerStyle: string): Promise<void> {
  const floor: Measured[] = [];
  const engine: EngineMeasured[] = [];
  const peer = new Map<PeerRenderer, Painted[]>(PEER_RENDERERS.map((renderer) => [renderer, []]));
  for (let round = 0; round < rounds; round += 1) {
    const phase = phaseOf(round);
    const first = await measureFloor(document, script, style, phase);
    floor.push(first.measured);
    engine.push(await measureEngine(document, script, style, phase, first.slowFrames));
    if (document.timesFasterThanPeer === null || round >= peerRounds) continue;
    for (const [renderer, times] of peer)
      times.push(await measurePeer(document, script, peerStyle, renderer, phase));
  }
  report(document, floor, engine);
  if (document.timesFasterThanPeer !== null && peerRounds > 0)
    reportPeer(document.name, engine, peer, document.timesFasterThanPeer);
}

/** Places in a frame that spread evenly however many rounds there are (the golden ratio's multiples). */
function phaseOf(round: number): number {
  return (0.5 + round * 0.618034) % 1;
}

type Painted = Pick<Measured, "firstPaint" | "paintWork">;

/** Draws once; the session's clock of the page's thread is read before and after. */
async function paint(session: CDPSession, draw: () => Promise<number>): Promise<Painted> {
  const before = await taskSeconds(session);
  const firstPaint = await draw();
  return { firstPaint, paintWork: ((await taskSeconds(session)) - before) * 1_000 };
}

/** Milliseconds until the peer has drawn; the limit when it has not by then. */
async function measurePeer(
  document: Document,
  script: string,
  style: string,
  renderer: PeerRenderer,
  phase: number,
): Promise<Painted> {
  return withPage(document, script, style, async (page, session) => {
    const late = setTimeout(PEER_LIMIT_MILLISECONDS, null, { ref: false });
    const painted = paint(
      session,
      () => page.evaluate(([chosen, at]) => window.probe.drawPeer(chosen, at), [renderer, phase] as const),
      // Closing the browser at the limit ends the evaluation with an error that says nothing new.
    ).catch(() => null);
    const limit = { firstPaint: PEER_LIMIT_MILLISECONDS, paintWork: PEER_LIMIT_MILLISECONDS };
    return (await Promise.race([painted, late])) ?? limit;
  });
}

async function measureFloor(document: Document, script: string, style: string, phase: number) {
  return withPage(document, script, style, async (page, session) => {
    const painted = await paint(session, () => page.evaluate((at) => window.probe.drawFloor(at), phase));
    const measured = { ...painted, ...(await settled(page)) };
    return { measured, slowFrames: await slowFrames(page) };
  });
}

async function settled(page: Page): Promise<Pick<Measured, "allReady" | "nodes">> {
  const { allReady, nodes } = await page.evaluate(() => window.probe.settled());
  return { allReady, nodes };
}

async function measureEngine(
  document: Document,
  script: string,
  style: string,
  phase: number,
  floorSlowFrames: number,
): Promise<EngineMeasured> {
  return withPage(document, script, style, async (page, session) => {
    const painted = await paint(session, () => page.evaluate((at) => window.probe.drawEngine(at), phase));
    const measured = { ...painted, ...(await settled(page)) };
    await page.evaluate(() => window.probe.hits(100));
    const hit = await page.evaluate(() => window.probe.hits(5_000));
    const idle = await cpuPerStep(page, session, "idle");
    const add = await cpuPerStep(page, session, "add");
    const resize = await cpuPerStep(page, session, "resize");
    const remove = await cpuPerStep(page, session, "remove");
    return {
      ...measured,
      hit,
      idle,
      add,
      resize,
      remove,
      slowFrames: await slowFrames(page),
      floorSlowFrames,
    };
  });
}

/** Opens a fresh browser page with the document in memory. */
async function withPage<T>(
  document: Document,
  script: string,
  style: string,
  run: (page: Page, session: CDPSession) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-sync",
    ],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const session = await page.context().newCDPSession(page);
    // Ticks of the page's thread count what it worked, not how long others kept it waiting for a core.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.setContent("<!doctype html><meta charset=utf-8><title>Reader bench</title><body>");
    await page.addStyleTag({
      content: `${style} body{margin:0} .scroller{height:100vh;overflow:auto} .scroller>div{max-width:46rem;margin:auto}`,
    });
    await page.addScriptTag({ content: script });
    await page.evaluate(([characters, annotations]) => window.probe.prepare(characters, annotations, 7), [
      document.characters,
      document.annotations,
    ] as const);
    return await run(page, session);
  } finally {
    await browser.close();
  }
}

/** CPU milliseconds of the page's main thread per frame with one change in it, painting included. */
async function cpuPerStep(page: Page, session: CDPSession, kind: "idle" | "add" | "remove" | "resize") {
  const before = await taskSeconds(session);
  await page.evaluate(([step, count]) => window.probe.step(step, count), [kind, STEPS] as const);
  return (((await taskSeconds(session)) - before) * 1_000) / STEPS;
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find((metric) => metric.name === "TaskDuration")?.value ?? 0;
}

/** Percent of frames that came late while 20 screens were scrolled. */
async function slowFrames(page: Page): Promise<number> {
  const frames = await page.evaluate(() => window.probe.scroll(20));
  const late = frames.filter((milliseconds) => milliseconds > SLOW_FRAME_MILLISECONDS).length;
  return frames.length === 0 ? 0 : (late * 100) / frames.length;
}

function report(document: Document, floor: readonly Measured[], engine: readonly EngineMeasured[]): void {
  const ofFloor = (pick: (each: Measured) => number) => median(floor.map(pick));
  const of = (pick: (each: EngineMeasured) => number) => median(engine.map(pick));
  const { name, characters, annotations } = document;
  console.log(`\n${name}: ${characters} characters, ${annotations} annotations, ${rounds} rounds, medians`);
  const floorPaint = ofFloor((each) => each.firstPaint);
  const floorNodes = ofFloor((each) => each.nodes);
  const floorLate = of((each) => each.floorSlowFrames);
  console.log(
    `  floor   first paint ${ms(floorPaint)} (CPU ${ms(ofFloor((each) => each.paintWork))}), ${floorNodes} nodes, ${floorLate.toFixed(1)} % late frames`,
  );
  const firstPaint = of((each) => each.firstPaint);
  const allReady = of((each) => each.allReady);
  const idle = of((each) => each.idle);
  console.log(
    `  engine  first paint ${ms(firstPaint)} (CPU ${ms(of((each) => each.paintWork))}), all ready ${ms(allReady)}, a frame without change ${ms(idle)}`,
  );
  // A frame costs something even when nothing changes; a change costs what comes on top.
  const change = (kind: "add" | "resize" | "remove") =>
    Math.max(
      0,
      of((each) => each[kind] - each.idle),
    );
  const figure = figuresOf(document);
  figure("first-paint-to-floor", firstPaint / floorPaint, "times", 1.5);
  const ofFloorWork = ofFloor((each) => each.paintWork);
  console.log(`  first-paint-work-to-floor ${(of((each) => each.paintWork) / ofFloorWork).toFixed(2)} times`);
  figure("all-ready-to-floor", allReady / ofFloor((each) => each.allReady), "times", 4);
  figure("add", change("add"), "ms", 5);
  figure("resize", change("resize"), "ms", 5);
  figure("remove", change("remove"), "ms", 5);
  figure(
    "hit",
    of((each) => each.hit),
    "us",
    10,
  );
  figure(
    "late-frames",
    of((each) => each.slowFrames),
    "percent",
    1,
  );
  figure("nodes-to-floor", of((each) => each.nodes) / floorNodes, "times", 1.3);
}

/** The faster of the peer's two ways of painting is the one that counts. */
function reportPeer(
  name: string,
  engine: readonly Painted[],
  peer: ReadonlyMap<PeerRenderer, readonly Painted[]>,
  goal: number,
): void {
  const medians = [...peer].map(([renderer, rounds]) => ({
    renderer,
    time: median(rounds.map(({ firstPaint }) => firstPaint)),
    work: median(rounds.map(({ paintWork }) => paintWork)),
  }));
  for (const { renderer, time, work } of medians) {
    const note = time >= PEER_LIMIT_MILLISECONDS ? " (stopped at the limit)" : "";
    console.log(
      `  peer    ${renderer} first paint ${ms(time)} (CPU ${ms(work)})${note}, ${peerRounds} rounds`,
    );
  }
  const said = (figure: string, theirs: readonly number[], ours: readonly number[]) => {
    const times = Math.min(...theirs) / median(ours);
    const verdict = `goal >=${goal} ${times >= goal ? "met" : "short"}`;
    console.log(`figure reader-${name}-${figure}-before-peer ${times.toFixed(1)} times ${verdict}`);
  };
  said(
    "first-paint",
    medians.map(({ time }) => time),
    engine.map(({ firstPaint }) => firstPaint),
  );
  said(
    "first-paint-work",
    medians.map(({ work }) => work),
    engine.map(({ paintWork }) => paintWork),
  );
}

/** Figures with goals for the document that has them; for the others the same as plain lines. */
function figuresOf(document: Document) {
  return (name: string, value: number, unit: string, goal: number) => {
    const said = `${value.toFixed(2)} ${unit}`;
    const verdict = `goal <=${goal} ${value <= goal ? "met" : "short"}`;
    const line =
      document.name === GOAL_DOCUMENT ? `figure reader-${name} ${said} ${verdict}` : `  ${name} ${said}`;
    console.log(line);
  };
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
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
