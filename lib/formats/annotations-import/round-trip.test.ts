import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DatasetDocument } from "../dataset.ts";
import { bratFormat } from "../export/brat.ts";
import { arbitraryDataset, collect, multiset, type Span, spansOf } from "../export/dataset.arbitrary.ts";
import { doccanoFormat } from "../export/doccano.ts";
import type { ExportFormat } from "../export/export-format.ts";
import { jsonlFormat } from "../export/jsonl.ts";
import { labelStudioFormat } from "../export/label-studio.ts";
import { type Files, filesOf } from "../export/testing/round-trip.ts";
import { webAnnotationFormat } from "../export/web-annotation.ts";
import { readBrat } from "./brat.ts";
import { readDoccano } from "./doccano.ts";
import type { ImportItem } from "./imported.ts";
import { readLabelStudio } from "./label-studio.ts";
import { readOwnJsonl } from "./own-jsonl.ts";
import { placePassages } from "./placing.ts";
import { readWebAnnotations } from "./web-annotation.ts";

/** Cuts text at odd places, as a stream may. */
async function* inPieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 97) yield text.slice(at, at + 97);
}

async function readBratFolder(files: Files): Promise<ImportItem[]> {
  return [...files.keys()]
    .filter((path) => path.endsWith(".ann"))
    .flatMap((path) => {
      const name = path.slice(0, -4);
      return [...readBrat({ name, text: files.get(`${name}.txt`) ?? "", standoff: files.get(path) ?? "" })];
    });
}

async function readPages(files: Files): Promise<ImportItem[]> {
  const pages = [...files].filter(([path]) => path.startsWith("page-")).map(([, text]) => text);
  const items = await Promise.all(pages.map((text) => collect(readWebAnnotations(inPieces(text)))));
  return items.flat();
}

const FORMATS: readonly { format: ExportFormat; read: (files: Files) => Promise<ImportItem[]> }[] = [
  { format: jsonlFormat, read: (files) => collect(readOwnJsonl(inPieces(files.get("dataset.jsonl") ?? ""))) },
  {
    format: doccanoFormat,
    read: (files) => collect(readDoccano(inPieces(files.get("doccano.jsonl") ?? ""))),
  },
  {
    format: labelStudioFormat,
    read: (files) => collect(readLabelStudio(inPieces(files.get("tasks.json") ?? ""))),
  },
  { format: bratFormat, read: readBratFolder },
  { format: webAnnotationFormat, read: readPages },
];

/** Only what a format cannot say is missing; brat has no passage of nothing but line ends. */
function expected(format: ExportFormat, documents: readonly DatasetDocument[]): Span[] {
  return spansOf(documents).filter(({ quote }) => format.id !== "brat" || !/^\n+$/.test(quote));
}

describe.each(FORMATS.map((entry) => [entry.format.label, entry] as const))("%s", (_, { format, read }) => {
  it("comes back as it went: every (label, quote, start, end), none moved", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, documents }) => {
        const items = await read(await filesOf(format, dataset));
        const spans: Span[] = [];
        for (const item of items) {
          if (item.kind === "problem") throw new Error(item.problem.message);
          const { reference } = item.document;
          const source = documents.find(
            ({ article }) => article.versionId === reference.versionId || article.url === reference.url,
          );
          if (!source) throw new Error("The document names no article of the dataset.");
          const { placed, problems } = placePassages(source.article.text, item.document);
          expect(problems.filter(({ severity }) => severity === "refused")).toEqual([]);
          for (const { tag, passage, reanchored } of placed) {
            expect(reanchored).toBe(false);
            const { exact, start, end } = passage;
            spans.push({ article: source.article.id, label: tag, quote: exact, start, end });
          }
        }
        expect(multiset(spans)).toEqual(multiset(expected(format, documents)));
      }),
      { numRuns: 50 },
    );
  });
});

it("subtypes, notes and hands come back from the formats that can hold them", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDataset, async ({ dataset, documents }) => {
      const wanted = documents
        .flatMap(({ annotations }) => annotations)
        .map(({ tag, subtype, note, exact }) => JSON.stringify([tag, subtype, note, exact]))
        .sort((a, b) => (a < b ? -1 : Number(a > b)));
      for (const { format, read } of FORMATS.filter(
        ({ format: { id } }) => id === "jsonl" || id === "web-annotation",
      )) {
        const items = await read(await filesOf(format, dataset));
        const found = items
          .flatMap((item) => (item.kind === "document" ? item.document.passages : []))
          .map(({ tag, subtype, note, quote }) => JSON.stringify([tag, subtype, note, quote]))
          .sort((a, b) => (a < b ? -1 : Number(a > b)));
        expect(found).toEqual(wanted);
      }
    }),
    { numRuns: 30 },
  );
});
