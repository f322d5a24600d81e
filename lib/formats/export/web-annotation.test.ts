import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { datasetInMemory } from "../dataset.ts";
import { arbitraryDataset, DESCRIPTION, EVERYTHING, articleOf, someDataset } from "./dataset.arbitrary.ts";
import { checkRoundTrip, type Files, filesOf, spanInCodePoints } from "./testing/round-trip.ts";
import { webAnnotationFormat } from "./web-annotation.ts";

const body = z.union([
  z.string(),
  z.looseObject({ type: z.string(), value: z.string().optional(), purpose: z.string().optional() }),
]);
const selector = z.union([
  z.strictObject({
    type: z.literal("TextQuoteSelector"),
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
  }),
  z.strictObject({ type: z.literal("TextPositionSelector"), start: z.int().min(0), end: z.int().min(0) }),
]);
const target = z.union([
  z.string(),
  z.looseObject({
    type: z.literal("SpecificResource"),
    source: z.string(),
    selector: z.union([selector, z.array(selector)]),
  }),
]);
/** The MUST rules of the model that bear on what is written here. */
const page = z.looseObject({
  "@context": z.literal("http://www.w3.org/ns/anno.jsonld"),
  id: z.string(),
  type: z.literal("AnnotationPage"),
  partOf: z.string(),
  startIndex: z.int().min(0),
  next: z.string().optional(),
  prev: z.string().optional(),
  items: z
    .array(
      z.looseObject({
        id: z.string(),
        type: z.literal("Annotation"),
        motivation: z.string(),
        body: z.array(body),
        target,
      }),
    )
    .min(1),
});
const collection = z.looseObject({
  total: z.int(),
  first: z.string().optional(),
  last: z.string().optional(),
});

const pagesOf = (files: Files) =>
  [...files.entries()]
    .filter(([path]) => path.startsWith("page-"))
    .map(([, text]) => page.parse(JSON.parse(text)));

describe("W3C Web Annotation", () => {
  it("gives back every (label, quote, start, end), counted in code points", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, documents }) => {
        const texts = new Map(documents.map(({ article }) => [article.url, article]));
        const files = await filesOf(webAnnotationFormat, dataset);
        for (const { items } of pagesOf(files)) {
          for (const item of items) {
            if (item.motivation !== "tagging" || typeof item.target === "string") continue;
            const [quote, position] = [item.target.selector].flat();
            const article = texts.get(item.target.source);
            if (
              quote?.type !== "TextQuoteSelector" ||
              position?.type !== "TextPositionSelector" ||
              !article
            ) {
              throw new Error("A tagged passage needs both selectors and a known source.");
            }
            const span = spanInCodePoints("", "", article.text, position.start, position.end);
            expect(span.quote).toBe(quote.exact);
            expect(article.text.startsWith(quote.suffix, span.end)).toBe(true);
            expect(article.text.slice(0, span.start).endsWith(quote.prefix)).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
    await checkRoundTrip(
      webAnnotationFormat,
      (files) =>
        pagesOf(files).flatMap(({ items }) =>
          items.flatMap((item) => {
            if (item.motivation !== "tagging" || typeof item.target === "string") return [];
            const [quote] = [item.target.selector].flat();
            const [tag] = item.body;
            if (quote?.type !== "TextQuoteSelector" || typeof tag !== "object") return [];
            return [
              { article: item.target.source, label: tag.value ?? "", quote: quote.exact, start: 0, end: 0 },
            ];
          }),
        ),
      (documents) =>
        documents.flatMap(({ article, annotations }) =>
          annotations.map(({ tag, exact }) => ({
            article: article.url,
            label: tag,
            quote: exact,
            start: 0,
            end: 0,
          })),
        ),
    );
  });

  it("has pages that know their neighbours and a collection that counts them", async () => {
    const { documents } = someDataset();
    const annotations = documents.flatMap((document) => document.annotations).slice(0, 1);
    const [annotation] = annotations;
    if (!annotation) throw new Error("The example has no annotation.");
    const many = Array.from({ length: 2001 }, (_, i) => ({
      ...annotation,
      id: `an-${String(i).padStart(5, "0")}`,
    }));
    const article = articleOf(
      1,
      documents.find((document) => document.annotations.includes(annotation))?.article.text ?? "",
    );
    const dataset = datasetInMemory({
      description: DESCRIPTION,
      reviewers: someDataset().dataset.reviewers,
      documents: [{ article, annotations: many }],
      claims: [],
    });
    const files = await filesOf(webAnnotationFormat, dataset);
    const pages = pagesOf(files);
    expect(pages.map(({ items, startIndex }) => [startIndex, items.length])).toEqual([
      [0, 1000],
      [1000, 1000],
      [2000, 1],
    ]);
    expect(pages.map(({ next }) => next)).toEqual([pages[1]?.id, pages[2]?.id, undefined]);
    expect(pages.map(({ prev }) => prev)).toEqual([undefined, pages[0]?.id, pages[1]?.id]);
    const { total, first, last } = collection.parse(JSON.parse(files.get("collection.jsonld") ?? ""));
    expect([total, first, last]).toEqual([2001, pages[0]?.id, pages[2]?.id]);
  });

  it("writes no page for an empty dataset", async () => {
    const dataset = datasetInMemory({ description: DESCRIPTION, reviewers: [], documents: [], claims: [] });
    const files = await filesOf(webAnnotationFormat, dataset);
    expect([...files.keys()]).toEqual(["collection.jsonld"]);
    const { total, first } = collection.parse(JSON.parse(files.get("collection.jsonld") ?? ""));
    expect([total, first]).toEqual([0, undefined]);
  });

  it("carries no quote in a stand-off export, and no name in a pseudonymous one", async () => {
    const { dataset } = someDataset();
    const files = await filesOf(webAnnotationFormat, dataset, {
      ...EVERYTHING,
      textMode: "stand-off",
      pseudonymous: true,
    });
    const text = [...files.values()].join("");
    expect(text).toContain("TextPositionSelector");
    expect(text).not.toContain("TextQuoteSelector");
    for (const { id, name } of dataset.reviewers) {
      expect(text).not.toContain(id);
      expect(text).not.toContain(name);
    }
  });

  it("uses only purposes that the published context knows, or full names", async () => {
    const files = await filesOf(webAnnotationFormat, someDataset().dataset);
    const known = [
      "tagging",
      "classifying",
      "commenting",
      "describing",
      "identifying",
      "linking",
      "oa:assessing",
    ];
    for (const { items } of pagesOf(files)) {
      for (const item of items) {
        expect(known).toContain(item.motivation);
        for (const part of item.body)
          if (typeof part === "object" && part.purpose) expect(known).toContain(part.purpose);
      }
    }
  });
});
