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
  loadEngine(): Promise<Loaded>;
  loadFloor(): Promise<Loaded>;
  loadPeer(renderer: PeerRenderer): Promise<Loaded>;
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

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const task = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

async function painted(): Promise<void> {
  await frame();
  await frame();
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

async function load(
  text: string,
  blocks: readonly Block[],
  annotations: readonly SampleAnnotation[],
): Promise<Loaded> {
  engine?.destroy();
  const passages = annotations.map((each) => ({ ...each, mine: true }));
  await frame();
  const began = performance.now();
  const column = document.createElement("div");
  scroller.replaceChildren(column);
  let readyAt = 0;
  let resolveReady: () => void = () => {};
  const ready = new Promise<void>((resolve) => (resolveReady = resolve));
  engine = new ReaderText(column, {
    text,
    blocks,
    language: "en",
    scroller,
    passages,
    onReady: () => {
      readyAt = performance.now();
      resolveReady();
    },
  });
  await painted();
  const firstPaint = performance.now() - began;
  await ready;
  const allReady = Math.max(firstPaint, readyAt - began);
  await painted();
  return { firstPaint, allReady, nodes: countNodes() };
}

/** The floor: the same text in the same boxes, built in one go, with nothing painted on it. */
async function loadFloor(): Promise<Loaded> {
  if (sample === null) throw new Error("prepare first");
  await frame();
  const began = performance.now();
  const column = document.createElement("div");
  column.className = "sm-text";
  let group = document.createElement("div");
  let chunk = document.createElement("div");
  let size = Number.POSITIVE_INFINITY;
  let chunks = 0;
  for (const block of sample.blocks) {
    if (size > 2_500) {
      if (chunks % 8 === 0) column.append((group = box("sm-group", 9_600)));
      group.append((chunk = box("sm-chunk", 1_200)));
      chunks += 1;
      size = 0;
    }
    const line = document.createElement(block.kind === "heading" ? "h2" : "p");
    line.className = `sm-block sm-${block.kind}`;
    line.append(sample.text.slice(block.start, block.end));
    chunk.append(line);
    size += block.end - block.start;
  }
  scroller.replaceChildren(column);
  await painted();
  const firstPaint = performance.now() - began;
  return { firstPaint, allReady: firstPaint, nodes: countNodes() };
}

/** The peer does all of its work before its first picture, so that picture is also when it is ready. */
async function loadPeer(renderer: PeerRenderer): Promise<Loaded> {
  if (sample === null) throw new Error("prepare first");
  await frame();
  const began = performance.now();
  await drawWithPeer(scroller, sample, renderer);
  await painted();
  const firstPaint = performance.now() - began;
  return { firstPaint, allReady: firstPaint, nodes: countNodes() };
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

window.bench = {
  load: (text, annotations) => load(text, linesAsBlocks(text), annotations),
  add: (annotation) => engine?.add({ ...annotation, mine: true }),
  remove: (id) => engine?.remove(id),
  hit: (x, y) => engine?.hit(x, y).map((passage) => passage.id) ?? [],
};

window.probe = {
  prepare(characters, annotations, seed) {
    sample = generate(characters, annotations, seed);
  },
  loadEngine() {
    if (sample === null) throw new Error("prepare first");
    return load(sample.text, sample.blocks, sample.annotations);
  },
  loadFloor,
  loadPeer,
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
