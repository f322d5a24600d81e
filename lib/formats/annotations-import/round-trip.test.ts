import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DatasetAnnotation, type DatasetDocument, datasetInMemory } from "../dataset.ts";
import {
  type ArbitraryDataset,
  arbitraryDataset,
  collect,
  DESCRIPTION,
  EVERYTHING,
} from "../export/dataset.arbitrary.ts";
import type { ExportFormat } from "../export/export-format.ts";
import { exportFormat } from "../export/registry.ts";
import { selectedAnnotations } from "../export/selection.ts";
import { type Files, filesOf } from "../export/testing/round-trip.ts";
import { withoutForbidden } from "../export/xml-text.ts";
import { describePassage } from "../../text/anchoring.ts";
import { CARRIED_FIELDS, FIDELITY, PASSAGE_LOSSES } from "./fidelity.ts";
import { guessFormat } from "./guessing.ts";
import type { FoundItem, ImportedDocument } from "./imported.ts";
import { placePassages } from "./placing.ts";
import { IMPORT_FORMATS, type ImportFormatId } from "./format-ids.ts";
import { readAnnotations } from "./registry.ts";

/** Cuts text at odd places, as a stream may. */
async function* inPieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 97) yield text.slice(at, at + 97);
}

const read = (id: ImportFormatId, files: Files): Promise<FoundItem[]> =>
  collect(
    readAnnotations(
      id,
      Array.from(files, ([path, text]) => ({ path, read: () => inPieces(text) })),
    ),
  );

const AT = 1_790_000_000_000;
const EDGES = /^[\s\u0085\u001C-\u001F]+|[\s\u0085\u001C-\u001F]+$/gu;

/** A dataset without its claims, as it would come back if the format lost exactly what is documented. */
function asCarried(id: ImportFormatId, { documents, dataset }: ArbitraryDataset): DatasetDocument[] {
  const [settler = ""] = dataset.reviewers.map((reviewer) => reviewer.id);
  const { fields, losses } = FIDELITY[id];
  const has = (field: (typeof CARRIED_FIELDS)[number]) => fields.includes(field);
  return documents.map((document) => {
    const { text } = document.article;
    const annotations = selectedAnnotations(document, EVERYTHING)
      .flatMap((annotation): DatasetAnnotation[] => {
        const { note, subtype, layer, reviewerId } = annotation;
        const shown = losses.includes("note-controls") ? withoutForbidden(note) : note;
        const kept = {
          ...annotation,
          note: has("note") ? shown : "",
          subtype: has("subtype") ? subtype : null,
          ...(has("hand") ? {} : { layer: "reviewer" as const }),
          reviewerId: has("hand") && layer === "reviewer" ? reviewerId : settler,
          ...{ version: 1, createdAt: AT, updatedAt: AT },
        };
        if (losses.includes("line-ends") && /^\n+$/.test(annotation.exact)) return [];
        if (!losses.includes("edge-space")) return [kept];
        const words = annotation.exact.replaceAll(EDGES, "");
        const start = annotation.start + annotation.exact.indexOf(words);
        if (words === "") return [];
        return [{ ...kept, ...describePassage(text, { start, end: start + words.length }) }];
      })
      .map((annotation, i) => (has("id") ? annotation : { ...annotation, id: numbered(i) }));
    return { article: document.article, annotations };
  });
}

const numbered = (i: number) => `an-${String(i).padStart(4, "0")}`;

/** What the store would hold after the files were imported into a project that has the articles. */
async function imported(
  id: ImportFormatId,
  files: Files,
  { documents, dataset }: ArbitraryDataset,
): Promise<DatasetDocument[]> {
  const reviewers = [...dataset.reviewers];
  const annotations = new Map<string, DatasetAnnotation[]>();
  for (const { item } of await read(id, files)) {
    if (item.kind === "problem") throw new Error(item.problem.message);
    const { article } = sourceOf(item.document, documents);
    const own = annotations.get(article.id) ?? [];
    const { placed, problems } = placePassages(article.text, item.document);
    expect(problems.filter(({ severity }) => severity === "refused")).toEqual([]);
    for (const { passage, tag, subtype, note, hand, id: fileId, reanchored } of placed) {
      expect(reanchored).toBe(false);
      const isSettled = hand === "adjudicated";
      // Label Studio numbers its people; the addresses of Web Annotation end in the id.
      const reviewer = reviewers.find((one, i) => hand.endsWith(one.id) || hand === String(i + 1));
      own.push({
        id: FIDELITY[id].fields.includes("id") ? fileId : numbered(own.length),
        layer: isSettled ? "adjudicated" : "reviewer",
        reviewerId: (isSettled ? undefined : reviewer?.id) ?? reviewers[0]?.id ?? "",
        ...{ tag, subtype, note, ...passage },
        ...{ version: 1, createdAt: AT, updatedAt: AT },
      });
    }
    annotations.set(article.id, own);
  }
  return documents.map(({ article }) => ({ article, annotations: annotations.get(article.id) ?? [] }));
}

function sourceOf({ reference }: ImportedDocument, documents: readonly DatasetDocument[]): DatasetDocument {
  const source = documents.find(
    ({ article }) => article.versionId === reference.versionId || article.url === reference.url,
  );
  if (!source) throw new Error("The document names no article of the dataset.");
  return source;
}

const datasetOf = (documents: readonly DatasetDocument[], { dataset }: ArbitraryDataset) =>
  datasetInMemory({ description: DESCRIPTION, reviewers: dataset.reviewers, documents, claims: [] });

const formatOf = (id: ImportFormatId): ExportFormat => {
  const format = exportFormat(id);
  if (!format) throw new Error(`There is no export of ${id}.`);
  return format;
};

/** Annotations as one can compare them: in reading order. */
const inOrder = (documents: readonly DatasetDocument[]) =>
  documents.map((document) => selectedAnnotations(document, EVERYTHING));

describe.each(IMPORT_FORMATS.map((id) => [id]))("%s", (id) => {
  it("export → import → export gives the same bytes, but for the documented loss", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async (source) => {
        const carried = asCarried(id, source);
        const first = await filesOf(formatOf(id), datasetOf(carried, source));
        const back = await imported(id, first, source);
        if (id !== "conll") expect(inOrder(back)).toEqual(inOrder(carried));
        expect([...(await filesOf(formatOf(id), datasetOf(back, source)))]).toEqual([...first]);
      }),
      { numRuns: 60 },
    );
  });

  it("brings back everything that is not documented as lost from the export of the whole dataset", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async (source) => {
        const back = await imported(id, await filesOf(formatOf(id), source.dataset), source);
        if (id !== "conll") expect(inOrder(back)).toEqual(inOrder(asCarried(id, source)));
      }),
      { numRuns: 40 },
    );
  });

  it("is known by its files", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async (source) => {
        const files = await filesOf(formatOf(id), datasetOf(source.documents, source));
        const found = Array.from(files, ([path, text]) => guessFormat(path, text)).filter((guess) => guess);
        if (source.documents.some(({ annotations }) => annotations.length > 0)) expect(found).toContain(id);
        expect(found.filter((guess) => guess !== id)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

it("the guide tells of every format what does not come back", () => {
  const guide = readFileSync(new URL("../../../docs/formats.md", import.meta.url), "utf8");
  const rows = guide.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  for (const id of IMPORT_FORMATS) {
    const { fields, losses } = FIDELITY[id];
    const lost = CARRIED_FIELDS.filter((field) => !fields.includes(field));
    const row = rows.find(([, name, , kept]) => name === `\`${id}\`` && kept?.startsWith("comes back"));
    const told = [...lost.map((field) => `no ${field}`), ...losses.map((loss) => PASSAGE_LOSSES[loss])];
    expect([id, row?.[4]]).toEqual([id, told.length === 0 ? "nothing" : told.join("; ")]);
  }
});
