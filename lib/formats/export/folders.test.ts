import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { croissantFormat } from "./croissant.ts";
import {
  arbitraryDataset,
  collect,
  EVERYTHING,
  multiset,
  someDataset,
  spansOf,
  textOf,
} from "./dataset.arbitrary.ts";
import { datasheetFormat } from "./datasheet.ts";
import { huggingFaceFormat } from "./hugging-face.ts";
import { annotationRecord, claimRecord } from "./records.ts";
import { checkRoundTrip, filesOf, lengthAsHash, parsedLines } from "./testing/round-trip.ts";
import { parseCsv } from "./testing/csv-reader.ts";

describe("Hugging Face folder", () => {
  it("gives back every (label, quote, start, end)", async () => {
    await checkRoundTrip(huggingFaceFormat, (files) =>
      parsedLines(files.get("data/annotations.jsonl") ?? "")
        .map((line) => annotationRecord.parse(line))
        .map((row) => ({
          article: row.article_id,
          label: row.tag,
          quote: row.exact ?? "",
          start: row.start_utf16,
          end: row.end_utf16,
        })),
    );
  });

  it("names every column of every row in its card", async () => {
    const files = await filesOf(huggingFaceFormat, someDataset().dataset);
    const card = files.get("README.md") ?? "";
    const header = card.split("---\n")[1] ?? "";
    const annotations = header.slice(
      header.indexOf("- config_name: annotations\n  features:"),
      header.indexOf("- config_name: claims\n  features:"),
    );
    const columns = Array.from(annotations.matchAll(/^ {2}- name: (\w+)$/gm), ([, name]) => name);
    expect(columns).toEqual(Object.keys(annotationRecord.shape));
    for (const line of parsedLines(files.get("data/claims.jsonl") ?? "")) {
      for (const key of Object.keys(claimRecord.parse(line))) expect(header).toContain(`- name: ${key}\n`);
    }
    expect(annotations).toContain("'0': claim\n");
    expect(annotations).toContain("  - name: start_codepoint\n    dtype: int64\n");
    expect(header).toContain("  - name: mentions\n    list:\n    - name: id\n      dtype: string\n");
    expect(header).toContain(
      "    - name: level\n      dtype: int64\n    - name: not_assessable\n      dtype: bool\n",
    );
  });
});

const croissant = z.looseObject({
  conformsTo: z.literal("http://mlcommons.org/croissant/1.1"),
  name: z.string(),
  description: z.string().min(1),
  url: z.string(),
  datePublished: z.iso.date(),
  version: z.string(),
  distribution: z.array(
    z.looseObject({ "@id": z.string(), contentUrl: z.string(), sha256: z.string().length(64) }),
  ),
  recordSet: z.array(
    z.looseObject({ "@id": z.string(), name: z.string(), annotation: z.unknown().optional() }),
  ),
});

describe("Croissant", () => {
  it("gives back every (label, quote, start, end) from its table", async () => {
    await checkRoundTrip(croissantFormat, (files) =>
      parseCsv(files.get("annotations.csv") ?? "").map((row) => ({
        article: row.article_id ?? "",
        label: row.tag ?? "",
        quote: row.exact ?? "",
        start: Number(row.start_utf16),
        end: Number(row.end_utf16),
      })),
    );
  });

  it("names files that are there, columns that they have, and ids that exist", async () => {
    const files = await filesOf(croissantFormat, someDataset().dataset);
    const text = files.get("croissant.json") ?? "";
    const { distribution, recordSet } = croissant.parse(JSON.parse(text));
    for (const { contentUrl, sha256 } of distribution) {
      expect(Number(sha256)).toBe(files.get(contentUrl)?.length);
    }
    const columns = new Set<string>();
    for (const [path, content] of files) {
      const table = path.split(".")[0] ?? "";
      const names = path.endsWith(".csv")
        ? (content.split("\r\n")[0] ?? "").split(",")
        : path.endsWith(".jsonl")
          ? Object.keys(Object(JSON.parse(content.split("\n")[0] ?? "{}")))
          : [];
      for (const name of names) columns.add(`${table}-file/${name}`);
    }
    const sources = Array.from(
      text.matchAll(/"fileObject": \{\s*"@id": "([\w-]+)"\s*\},\s*"extract": \{\s*"column": "(\w+)"/g),
      ([, file, column]) => `${file}/${column}`,
    );
    expect(sources.length).toBeGreaterThan(30);
    for (const source of sources) expect([...columns]).toContain(source);
    const ids = new Set(Array.from(text.matchAll(/"@id": "([\w/-]+)"/g), ([, id]) => id));
    for (const [, target] of text.matchAll(/"references": \{\s*"@id": "([\w/]+)"/g))
      expect([...ids]).toContain(target);
    expect(recordSet.filter(({ annotation }) => annotation).map(({ name }) => name)).toEqual([
      "annotations",
      "judgments",
      "adjudications",
    ]);
  });

  it("does not describe files that nobody read", async () => {
    const { dataset } = someDataset();
    await expect(collect(croissantFormat.write(dataset, EVERYTHING, lengthAsHash))).rejects.toThrow(
      /not read/,
    );
  });
});

describe("Datasheet", () => {
  it("counts what is exported", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, documents, claims }) => {
        const [file] = await collect(datasheetFormat.write(dataset, { ...EVERYTHING, layers: ["reviewer"] }));
        const text = file ? await textOf(file.content) : "";
        const own = documents.map(({ article, annotations }) => ({
          article,
          annotations: annotations.filter(({ layer }) => layer === "reviewer"),
        }));
        const spans = spansOf(own);
        expect(multiset(spans)).toHaveLength(spans.length);
        expect(text).toContain(`- ${documents.length} article versions`);
        expect(text).toContain(`- ${spans.length} annotations`);
        expect(text).toContain(`- ${claims.length} claims`);
      }),
      { numRuns: 30 },
    );
  });

  it("has the seven stages", async () => {
    const files = await filesOf(datasheetFormat, someDataset().dataset);
    const headings = Array.from(
      (files.get("datasheet.md") ?? "").matchAll(/^## (.+)$/gm),
      ([, name]) => name,
    );
    expect(headings).toHaveLength(7);
  });
});
