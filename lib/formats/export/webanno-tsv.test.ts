import { expect, it } from "vitest";
import { spansOf, type Span } from "./dataset.arbitrary.ts";
import { checkRoundTrip } from "./testing/round-trip.ts";
import { webannoFormat } from "./webanno-tsv.ts";

const SPACE = "[\\s\\u0085\\u001C-\\u001F]+";
const EDGES = new RegExp(`^${SPACE}|${SPACE}$`, "gu");
const UNESCAPE: Record<string, string> = { t: "\t", r: "\r", b: "\b", f: "\f" };

interface Block {
  text: string;
  rows: string[][];
}

function blocksOf(file: string): Block[] {
  const [header = "", body = ""] = file.split("\n\n\n");
  expect(header.split("\n")[0]).toBe("#FORMAT=WebAnno TSV 3.3");
  return body
    .split("\n\n")
    .filter((block) => block !== "")
    .map((block) => {
      const lines = block.split("\n").filter((line) => line !== "");
      const text = lines
        .filter((line) => line.startsWith("#Text="))
        .map((line) => line.slice(6).replaceAll(/\\(.)/g, (_, c: string) => UNESCAPE[c] ?? c))
        .join("\n");
      return {
        text,
        rows: lines.filter((line) => !line.startsWith("#Text=")).map((line) => line.split("\t")),
      };
    });
}

/** Rebuilds the text as the reader does: sentences at the place of their first token, a line end between them. */
function read(file: string, article: string): Span[] {
  const text: string[] = [];
  const found = new Map<string, { label: string; start: number; end: number }>();
  for (const { text: sentence, rows } of blocksOf(file)) {
    const begin = Number(rows[0]?.[1]?.split("-")[0]);
    while (text.length < begin) text.push("\n");
    text.splice(begin, sentence.length, ...sentence.split(""));
    for (const [number = "", offsets = "", token = "", tags = "", ...more] of rows) {
      expect(more).toHaveLength(5);
      expect(more.at(-1)).toBe("");
      const [start = 0, end = 0] = offsets.split("-").map(Number);
      expect(text.slice(start, end).join("")).toBe(token);
      if (tags === "_") continue;
      expect(number).toMatch(/^\d+-\d+(\.\d+)?$/);
      for (const [, label = "", id = ""] of tags.matchAll(/([a-z]+)\[(\d+)\]/g)) {
        const known = found.get(id) ?? { label, start, end };
        found.set(id, { label, start: Math.min(known.start, start), end: Math.max(known.end, end) });
      }
    }
  }
  return Array.from(found.values(), (span) => ({
    article,
    quote: text.slice(span.start, span.end).join(""),
    ...span,
  }));
}

/** The documented loss: white space at the edges of a passage. */
function trimmed(span: Span): Span[] {
  const quote = span.quote.replaceAll(EDGES, "");
  if (quote === "") return [];
  const start = span.start + span.quote.indexOf(quote);
  return [{ ...span, quote, start, end: start + quote.length }];
}

it("WebAnno TSV gives back every (label, quote, start, end), without white space at the edges", async () => {
  await checkRoundTrip(
    webannoFormat,
    (files) => [...files].flatMap(([path, file]) => read(file, path.replace(/^ve-(\d+)\.tsv$/, "ar-$1"))),
    (documents) => spansOf(documents).flatMap(trimmed),
  );
});
