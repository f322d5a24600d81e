import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TAGS } from "../../annotations/tags.ts";
import { indexCodePoints } from "../../text/code-points.ts";
import { conllFormat, iob2Of } from "./conll.ts";
import { arbitraryDataset, articleOf } from "./dataset.arbitrary.ts";
import { markedDocuments, marksByHand } from "./marked-documents.ts";
import { EVERYTHING } from "./dataset.arbitrary.ts";
import { filesOf, parsedLines } from "./testing/round-trip.ts";

interface Row {
  token: string;
  start: number;
  end: number;
  label: string;
}

/** Documents → sentences → rows, as a reader of the format sees them: it splits at any white space. */
function documentsOf(file: string): Row[][][] {
  return file
    .split("-DOCSTART- -X- O O\n\n")
    .slice(1)
    .map((document) =>
      document
        .split("\n\n")
        .filter((sentence) => sentence.trim() !== "")
        .map((sentence) =>
          sentence
            .trimEnd()
            .split("\n")
            .map((line) => {
              const cells = line.split(/[\s\u0085\u001C-\u001F]+/u);
              expect(cells).toHaveLength(4);
              const [token = "", start, end, label = ""] = cells;
              return { token, start: Number(start), end: Number(end), label };
            }),
        ),
    );
}

/** Entities of one sentence as code-point spans; throws on an I without its B, which IOB2 does not know. */
function entitiesOf(rows: readonly Row[]) {
  const entities: { start: number; end: number }[] = [];
  let open = false;
  for (const { label, start, end } of rows) {
    const last = entities.at(-1);
    if (label.startsWith("B-")) entities.push({ start, end });
    else if (label.startsWith("I-")) {
      if (!open || !last) throw new Error("I without B");
      last.end = end;
    }
    open = label !== "O";
  }
  return entities;
}

describe("CoNLL", () => {
  it("keeps every token with its place, in files that agree about the documents", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, documents }) => {
        const files = await filesOf(conllFormat, dataset);
        const listed = parsedLines(files.get("documents.jsonl") ?? "");
        const texts = new Map(documents.map(({ article }) => [article.id, Array.from(article.text)]));
        for (const tag of TAGS) {
          const read = documentsOf(files.get(`${tag}.iob2`) ?? "");
          expect(read).toHaveLength(listed.length);
          read.forEach((sentences, i) => {
            const row = listed[i];
            const id = typeof row === "object" && row && "article_id" in row ? String(row.article_id) : "";
            for (const { token, start, end } of sentences.flat()) {
              expect(texts.get(id)?.slice(start, end).join("")).toBe(token);
            }
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it("gives back every passage that is on token edges, inside a sentence, and alone", async () => {
    const text = "The cafe\u0301 🎉 opened. 3 men came.";
    const index = indexCodePoints(text);
    const article = articleOf(1, text);
    const mark = (start: number, end: number) => ({
      annotation: {
        id: `an-${start}`,
        layer: "reviewer" as const,
        reviewerId: "re-1",
        tag: "claim" as const,
        subtype: null,
        note: "",
        version: 1,
        createdAt: 0,
        updatedAt: 0,
        start,
        end,
        exact: text.slice(start, end),
        prefix: "",
        suffix: "",
      },
      startCodePoint: index.toCodePoints(start),
      endCodePoint: index.toCodePoints(end),
      reviewer: "r01",
      name: null,
    });
    const marks = [mark(0, 9), mark(10, 12), mark(21, 26)];
    const file = iob2Of({ number: 1, article, index, marks }, marks, "claim");
    const entities = documentsOf(file).flat().flatMap(entitiesOf);
    expect(entities.map(({ start, end }) => Array.from(text).slice(start, end).join(""))).toEqual([
      "The cafe\u0301",
      "🎉",
      "3 men",
    ]);
  });

  it("loses what is documented and nothing more: each passage is covered, cut only between sentences", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset }) => {
        for await (const document of markedDocuments(dataset, EVERYTHING)) {
          for (const own of marksByHand(document.marks).values()) {
            for (const tag of TAGS) {
              const [first] = own.filter(({ annotation }) => annotation.tag === tag);
              const rows = documentsOf(iob2Of(document, own, tag)).flat(2);
              for (const row of rows) {
                if (!first || row.end <= first.startCodePoint || row.start >= first.endCodePoint) continue;
                expect(row.label).toMatch(new RegExp(`^[BI]-${tag}$`));
              }
              if (!first) expect(rows.every(({ label }) => label === "O")).toBe(true);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
