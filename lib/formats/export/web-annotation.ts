import type { CodePointIndex } from "../../text/code-points.ts";
import type { Passage } from "../../text/passage.ts";
import type {
  Dataset,
  DatasetAnnotation,
  DatasetArticleReference,
  DatasetClaim,
  ExportOptions,
} from "../dataset.ts";
import type { ExportFile, ExportFormat } from "./export-format.ts";
import { baseIri, iriOf } from "./iris.ts";
import { isoTime } from "./iso-time.ts";
import { jsonDocument } from "./json-text.ts";
import { markedDocuments } from "./marked-documents.ts";
import { levelLabel } from "../../corroboration/rubric.ts";
import { codePointIndexes, type ReviewerLabel, reviewerLabels, selectedClaim } from "./selection.ts";

const CONTEXT = "http://www.w3.org/ns/anno.jsonld";
const MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';
/** Readers of JSON-LD hold a page whole, so pages stay small. */
const PAGE_SIZE = 1000;

/** The published context has no term for this motivation of the model, so its full name is written. */
const ASSESSING = "oa:assessing";

interface Page {
  number: number;
  startIndex: number;
  items: object[];
}

/**
 * W3C Web Annotations (Recommendation 2017-02-23) in pages of at most 1000, and the collection that names them, last.
 * Offsets are code points (§4.2.4–4.2.5). A stand-off export has positions without quotes.
 */
async function* webAnnotationFiles(dataset: Dataset, options: ExportOptions): AsyncGenerator<ExportFile> {
  const base = baseIri(dataset.description);
  let total = 0;
  let pages = 0;
  for await (const { page, isLast } of withLast(pagesOf(itemsOf(dataset, options, base)))) {
    total += page.items.length;
    pages = page.number;
    yield {
      path: pageName(page.number),
      mediaType: MEDIA_TYPE,
      content: jsonDocument(pageDocument(page, isLast, base)),
    };
  }
  yield {
    path: "collection.jsonld",
    mediaType: MEDIA_TYPE,
    content: jsonDocument({
      "@context": CONTEXT,
      id: collectionIri(base),
      type: "AnnotationCollection",
      label: dataset.description.name,
      total,
      ...(total === 0 ? {} : { first: pageIri(base, 1), last: pageIri(base, pages) }),
    }),
  };
}

function pageDocument({ number, startIndex, items }: Page, isLast: boolean, base: string) {
  return {
    "@context": CONTEXT,
    id: pageIri(base, number),
    type: "AnnotationPage",
    partOf: collectionIri(base),
    startIndex,
    ...(number > 1 ? { prev: pageIri(base, number - 1) } : {}),
    ...(isLast ? {} : { next: pageIri(base, number + 1) }),
    items,
  };
}

const collectionIri = (base: string) => `${base}/collection.jsonld`;
const pageIri = (base: string, number: number) => iriOf(base, "pages", pageName(number));
const pageName = (number: number) => `page-${String(number).padStart(6, "0")}.jsonld`;

async function* pagesOf(items: AsyncIterable<object>): AsyncGenerator<Page> {
  let page: Page = { number: 1, startIndex: 0, items: [] };
  for await (const item of items) {
    page.items.push(item);
    if (page.items.length < PAGE_SIZE) continue;
    yield page;
    page = { number: page.number + 1, startIndex: page.startIndex + PAGE_SIZE, items: [] };
  }
  if (page.items.length > 0) yield page;
}

/** A page names its successor, so one is held back until the next is there. */
async function* withLast(pages: AsyncIterable<Page>): AsyncGenerator<{ page: Page; isLast: boolean }> {
  let held: Page | null = null;
  for await (const page of pages) {
    if (held) yield { page: held, isLast: false };
    held = page;
  }
  if (held) yield { page: held, isLast: true };
}

async function* itemsOf(dataset: Dataset, options: ExportOptions, base: string): AsyncGenerator<object> {
  const labelOf = reviewerLabels(dataset, options);
  const personOf = (reviewerId: string) => person(labelOf(reviewerId), base);
  for await (const { article, index, marks } of markedDocuments(dataset, options)) {
    for (const { annotation } of marks) {
      const target = specificResource(annotation, article, index, options, base);
      yield taggedPassage(annotation, target, personOf(annotation.reviewerId), base);
    }
  }
  const indexOf = codePointIndexes(dataset);
  for await (const claim of dataset.claims()) {
    yield* claimItems(selectedClaim(claim, options), { options, base, personOf, indexOf });
  }
}

function taggedPassage(annotation: DatasetAnnotation, target: object, creator: object, base: string) {
  const { id, layer, tag, subtype, note, createdAt, updatedAt } = annotation;
  const body = (value: string, purpose: string) => ({ type: "TextualBody", value, purpose });
  return {
    id: iriOf(base, "annotations", id),
    type: "Annotation",
    motivation: "tagging",
    "dcterms:type": layer,
    creator,
    created: isoTime(createdAt),
    modified: isoTime(updatedAt),
    body: [
      body(tag, "tagging"),
      ...(subtype === null ? [] : [body(subtype, "classifying")]),
      ...(note === "" ? [] : [body(note, "commenting")]),
    ],
    target,
  };
}

interface ClaimContext {
  options: ExportOptions;
  base: string;
  personOf: (reviewerId: string) => object;
  indexOf: (versionId: string) => Promise<CodePointIndex>;
}

/** What ties passages to a claim: its mentions, the evidence from other articles, and the judgments. */
async function* claimItems(claim: DatasetClaim, context: ClaimContext): AsyncGenerator<object> {
  const { options, base, personOf, indexOf } = context;
  const target = iriOf(base, "claims", claim.id);
  for (const { id, annotationId } of claim.mentions) {
    yield {
      id: iriOf(base, "mentions", id),
      type: "Annotation",
      motivation: "identifying",
      body: [target, { type: "TextualBody", value: claim.text, purpose: "describing" }],
      target: iriOf(base, "annotations", annotationId),
    };
  }
  for (const { id, reviewerId, stance, note, target: source, createdAt } of claim.evidence) {
    const evidence =
      source.kind === "url"
        ? { id: source.url, type: "Text" }
        : specificResource(
            source.passage,
            source.passage.article,
            await indexOf(source.passage.article.versionId),
            options,
            base,
          );
    yield {
      id: iriOf(base, "evidence", id),
      type: "Annotation",
      motivation: "linking",
      creator: personOf(reviewerId),
      created: isoTime(createdAt),
      body: [
        source.kind === "url" ? evidence : { ...evidence, purpose: "linking" },
        { type: "TextualBody", value: stance, purpose: ASSESSING },
        ...(note === "" ? [] : [{ type: "TextualBody", value: note, purpose: "commenting" }]),
      ],
      target,
    };
  }
  for (const { id, layer, reviewerId, level, rationale, createdAt, updatedAt } of claim.judgments) {
    yield {
      id: iriOf(base, "judgments", id),
      type: "Annotation",
      motivation: ASSESSING,
      "dcterms:type": layer,
      creator: personOf(reviewerId),
      created: isoTime(createdAt),
      modified: isoTime(updatedAt),
      body: [
        { type: "TextualBody", value: levelLabel(level), purpose: ASSESSING },
        { type: "TextualBody", value: rationale, purpose: "commenting" },
      ],
      target,
    };
  }
}

function specificResource(
  { start, end, exact, prefix, suffix }: Passage,
  article: DatasetArticleReference,
  index: CodePointIndex,
  { textMode }: ExportOptions,
  base: string,
) {
  const position = {
    type: "TextPositionSelector",
    start: index.toCodePoints(start),
    end: index.toCodePoints(end),
  };
  return {
    type: "SpecificResource",
    source: sourceOf(article, base),
    "dcterms:identifier": `sha256:${article.sha256}`,
    selector:
      textMode === "stand-off" ? position : [{ type: "TextQuoteSelector", exact, prefix, suffix }, position],
  };
}

/** The article's own address, or one within the dataset for a text that has none. */
export function sourceOf({ url, versionId }: DatasetArticleReference, base: string): string {
  return url === "" ? `${base}/articles/${encodeURIComponent(versionId)}` : url;
}

function person({ reviewer, name }: ReviewerLabel, base: string) {
  return {
    id: iriOf(base, "reviewers", reviewer),
    type: "Person",
    ...(name === null ? { nickname: reviewer } : { name }),
  };
}

export const webAnnotationFormat = {
  id: "web-annotation",
  label: "W3C Web Annotation",
  extension: "zip",
  mediaType: "application/zip",
  offsetUnit: "code-point",
  textModes: ["full", "quote", "stand-off"],
  write: webAnnotationFiles,
} as const satisfies ExportFormat;
