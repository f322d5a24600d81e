import { ReaderText } from "#components/reader/engine/mount.ts";
import type { Block } from "#lib/text/passage.ts";
import { drawWithPeer, type PeerRenderer } from "./peer.ts";
import { generate, type Sample, type SampleAnnotation } from "./sample.ts";

/** What any harness can drive: the bench of this project and others'. */
interface Bench {
  load(text: string, annotations: readonly SampleAnnotation[]): Promise<Loaded>;
  add(annotation: SampleAnnotation): void;
  remove(id: string): void;
  hit(x: number, y: number): string[];
}

interface Loaded {
  firstPaint: number;
  allReady: number;
  nodes: number;
}

/** What only this project's run uses. */
interface Probe {
  prepare(characters: number, annotations: number, seed: number): void;
  /** Milliseconds to the first picture; the call comes at `phase` (0 to 1) of a frame. */
  drawEngine(phase: number): Promise<number>;
  drawFloor(phase: number): Promise<number>;
  drawPeer(renderer: PeerRenderer, phase: number): Promise<number>;
  /** When all is built that the last call draws. */
  settled(): Promise<Loaded>;
  step(kind: "idle" | "add" | "remove" | "resize", count: number): Promise<void>;
  hits(count: number): number;
  scroll(screens: number): Promise<number[]>;
}

declare global {
  interface Window {
    bench: Bench;
    probe: Probe;
  }
}

const scroller = document.createElement("main");
scroller.className = "scroller";
document.body.append(scroller);
let engine: ReaderText | null = null;
let sample: Sample | null = null;

const FRAME_MILLISECONDS = 1_000 / 60;
const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const task = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** What is asked for after this waits for whatever the page has begun to do now. */
const turn = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => resolve());
    port1.start();
    port2.postMessage(null);
  });

/** Waits for a place between two frames: 0 is just after one was begun, 1 when the next is due. */
async function until(phase: number): Promise<void> {
  const due = (await frame()) + phase * FRAME_MILLISECONDS;
  do await turn();
  while (performance.now() < due);
}

/**
 * Ends with the frame that shows the first lines: a message posted by the frame's own callback is heard when the
 * page's thread has laid out, painted and handed over that frame. A frame that still skips them doesn't count.
 */
async function shown(): Promise<void> {
  do await new Promise<void>((resolve) => requestAnimationFrame(() => void turn().then(resolve)));
  while (scroller.querySelector("p, h2")?.checkVisibility({ contentVisibilityAuto: true }) !== true);
}

function countNodes(): number {
  const walker = document.createTreeWalker(scroller, NodeFilter.SHOW_ALL);
  let nodes = 1;
  while (walker.nextNode() !== null) nodes += 1;
  return nodes;
}

function linesAsBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    blocks.push({ kind: "paragraph", start: line.index, end: line.index + line[0].length });
  }
  return blocks;
}

let loaded: Promise<Loaded> = Promise.resolve({ firstPaint: 0, allReady: 0, nodes: 0 });

/** Draws a text with the engine; resolves with the milliseconds to its first picture. */
async function drawEngine({ text, blocks, annotations }: Sample): Promise<number> {
  const passages = annotations.map((each) => ({ ...each, mine: true }));
  engine?.destroy();
  await turn();
  const began = performance.now();
  const column = document.createElement("div");
  scroller.replaceChildren(column);
  const ready = new Promise<number>((resolve) => {
    const onReady = () => resolve(performance.now() - began);
    engine = new ReaderText(column, { text, blocks, language: "en", scroller, passages, onReady });
  });
  await shown();
  const firstPaint = performance.now() - began;
  loaded = ready.then(async (readyAt) => {
    await shown();
    return { firstPaint, allReady: Math.max(firstPaint, readyAt), nodes: countNodes() };
  });
  return firstPaint;
}

/** The floor: the same text in the same boxes, built in one go, with nothing painted on it. */
async function drawFloor({ text, blocks }: Sample): Promise<number> {
  const began = performance.now();
  const column = document.createElement("div");
  column.className = "sm-text";
  let group = document.createElement("div");
  let chunk = document.createElement("div");
  let size = Number.POSITIVE_INFINITY;
  let chunks = 0;
  for (const block of blocks) {
    if (size > 2_500) {
      if (chunks % 8 === 0) column.append((group = box("sm-group", 9_600)));
      group.append((chunk = box("sm-chunk", 1_200)));
      chunks += 1;
      size = 0;
    }
    const line = document.createElement(block.kind === "heading" ? "h2" : "p");
    line.className = `sm-block sm-${block.kind}`;
    line.append(text.slice(block.start, block.end));
    chunk.append(line);
    size += block.end - block.start;
  }
  scroller.replaceChildren(column);
  return drawnAtOnce(began);
}

/** Those that do all of their work before their first picture are ready with it. */
async function drawnAtOnce(began: number): Promise<number> {
  await shown();
  const firstPaint = performance.now() - began;
  loaded = Promise.resolve({ firstPaint, allReady: firstPaint, nodes: countNodes() });
  return firstPaint;
}

function box(className: string, height: number): HTMLDivElement {
  const made = document.createElement("div");
  made.className = className;
  made.style.containIntrinsicBlockSize = `auto ${height}px`;
  return made;
}

/** Places for `count` new passages, spread over what is in sight; asked for once, because asking costs a layout. */
function placesInView(count: number): SampleAnnotation[] {
  const seen = engine?.visibleSpan() ?? { start: 0, end: 1_000 };
  const room = Math.max(1, seen.end - seen.start - 200);
  return Array.from({ length: count }, (_, at) => {
    const start = seen.start + ((at * 97) % room);
    return { id: `new${at}`, start, end: start + 120, tag: "claim" };
  });
}

function prepared(): Sample {
  if (sample === null) throw new Error("prepare first");
  return sample;
}

window.bench = {
  async load(text, annotations) {
    await drawEngine({ text, blocks: linesAsBlocks(text), annotations: [...annotations] });
    return loaded;
  },
  add: (annotation) => engine?.add({ ...annotation, mine: true }),
  remove: (id) => engine?.remove(id),
  hit: (x, y) => engine?.hit(x, y).map((passage) => passage.id) ?? [],
};

window.probe = {
  prepare(characters, annotations, seed) {
    sample = generate(characters, annotations, seed);
  },
  async drawEngine(phase) {
    await until(phase);
    return drawEngine(prepared());
  },
  async drawFloor(phase) {
    await until(phase);
    return drawFloor(prepared());
  },
  async drawPeer(renderer, phase) {
    await until(phase);
    const began = performance.now();
    await drawWithPeer(scroller, prepared(), renderer);
    return drawnAtOnce(began);
  },
  settled: () => loaded,
  async step(kind, count) {
    for (const place of placesInView(count)) {
      const passage = { ...place, mine: true };
      if (kind === "add") engine?.add(passage);
      if (kind === "resize") engine?.update({ ...passage, end: passage.end + 7 });
      if (kind === "remove") engine?.remove(passage.id);
      await frame();
      await task();
    }
  },
  hits(count) {
    const box = scroller.getBoundingClientRect();
    const points = Array.from({ length: count }, (_, at) => [
      box.left + ((at * 131) % box.width),
      box.top + ((at * 57) % box.height),
    ]);
    const began = performance.now();
    for (const [x = 0, y = 0] of points) engine?.hit(x, y);
    return ((performance.now() - began) * 1_000) / count;
  },
  async scroll(screens) {
    const times: number[] = [];
    const until = scroller.scrollTop + screens * scroller.clientHeight;
    const stride = scroller.clientHeight / 12;
    let last = await frame();
    while (scroller.scrollTop + stride < Math.min(until, scroller.scrollHeight - scroller.clientHeight)) {
      scroller.scrollTop += stride;
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return times;
  },
};
