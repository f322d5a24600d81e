import { TAGS, type Tag } from "#lib/annotations/tags.ts";
import type { Block } from "#lib/text/passage.ts";

/** A generated document: text, its blocks, and annotations over it. The same seed gives the same document. */
export interface Sample {
  text: string;
  blocks: Block[];
  annotations: SampleAnnotation[];
}

export interface SampleAnnotation {
  id: string;
  start: number;
  end: number;
  tag: Tag;
}

const WORDS = (
  "the a of to in and for on with at by from council harbour minister report river figures witness agency said " +
  "on Tuesday according officials confirmed denied bridge repair budget quarter residents ferry timetable storm " +
  "warning hospital ward nurses strike vote motion mayor deputy spokesperson told reporters that which more than " +
  "less about forty nine hundred thousand tonnes grain shipment customs inspection delayed until spring however " +
  "critics argue evidence remains thin survey sample margin error published weekly column opinion sources close"
).split(" ");

/** Blocks are one line each, as the importer makes them; about one in twelve is a heading. */
export function generate(characters: number, annotationCount: number, seed: number): Sample {
  const random = mulberry32(seed);
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  while (length < characters) {
    const heading = random() < 0.08;
    const line = heading ? sentence(random, 4) : paragraph(random);
    blocks.push(
      heading
        ? { kind: "heading", level: 2, start: length, end: length + line.length }
        : { kind: "paragraph", start: length, end: length + line.length },
    );
    parts.push(line);
    length += line.length + 2;
  }
  const text = parts.join("\n\n");
  return { text, blocks, annotations: annotate(text.length, annotationCount, random) };
}

function annotate(length: number, count: number, random: () => number): SampleAnnotation[] {
  return Array.from({ length: count }, (_, at) => {
    const start = Math.floor(random() * (length - 400));
    return {
      id: `a${at}`,
      start,
      end: start + 10 + Math.floor(random() ** 2 * 300),
      tag: TAGS[Math.floor(random() * TAGS.length)] ?? "claim",
    };
  });
}

function paragraph(random: () => number): string {
  const sentences = 2 + Math.floor(random() * 4);
  return Array.from({ length: sentences }, () => sentence(random, 8 + Math.floor(random() * 16))).join(" ");
}

function sentence(random: () => number, words: number): string {
  const said = Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)] ?? "the").join(
    " ",
  );
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

/** A small seeded generator of numbers in [0, 1) (mulberry32). */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
