import fc from "fast-check";
import { SUBTYPES, TAGS } from "../../annotations/tags.ts";
import { CONFIDENCES, FACTUALITIES, QUOTE_TYPES, STANCES } from "../../claims/vocabulary.ts";
import { LEVELS } from "../../corroboration/rubric.ts";
import { describePassage } from "../../text/anchoring.ts";
import { blocksOfPlainText } from "../../text/blocks.ts";
import { splitsSurrogatePair } from "../../text/code-points.ts";
import type { TextSpan } from "../../text/passage.ts";
import {
  type Dataset,
  type DatasetAdjudication,
  type DatasetAnnotation,
  type DatasetArticle,
  type DatasetClaim,
  type DatasetDocument,
  datasetInMemory,
  LAYERS,
  type ExportOptions,
} from "../dataset.ts";
import type { FileContent } from "./export-format.ts";

/** Stretches of text that have broken exporters: astral, combining, joined emoji, right to left, CJK, controls. */
const FRAGMENTS = [
  "Mayor Ann reopened the hall. ",
  "cafe\u0301 re\u0301opened ",
  "🎉",
  "👩‍👩‍👧 came ",
  "🇺🇦🇰🇵",
  "قال الوزير إن ",
  "שלום \u200f",
  "市長は会館を開いた。",
  "𝔘𝔫𝔦 ",
  "\n",
  "\n\n",
  " ",
  "\t",
  "<b>&amp;</b> ]]> ",
  "\"quoted\", 'so' ",
  "=1+1 ",
  "-3.5 ",
  "back\\slash [x]|_;* -> ",
  "\u0001\u001b",
  "\u0085\u2028",
  "a\uFEFFb",
  "\u00a0\u3000",
  "1,200 men ",
] as const;

const fragment = fc.constantFrom(...FRAGMENTS);
export const hostileText = fc.array(fragment, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(""));

/** A span of a text that holds something and cuts no surrogate pair; often at the very end, often next to another. */
export function spanOf(text: string): fc.Arbitrary<TextSpan> {
  const edges = Array.from({ length: text.length + 1 }, (_, at) => at).filter(
    (at) => !splitsSurrogatePair(text, at),
  );
  const edge = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...edges) },
    { weight: 1, arbitrary: fc.constant(text.length) },
  );
  return fc
    .tuple(edge, edge)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
}

const REVIEWERS = [
  { id: "0199-ann", name: "Ann Önder", pseudonym: "r01" },
  { id: "0199-bea", name: "=Bea", pseudonym: "r02" },
] as const;

const note = fc.constantFrom("", "looks odd", "=HYPERLINK(1)", 'a "b",\r\nc', "'=kept", "\ttab");
const time = fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 });

function annotationOf(text: string, id: string): fc.Arbitrary<DatasetAnnotation> {
  const tagging = fc
    .constantFrom(...TAGS)
    .chain((tag) => fc.record({ tag: fc.constant(tag), subtype: fc.constantFrom(null, ...SUBTYPES[tag]) }));
  return fc
    .record({
      span: spanOf(text),
      tagging,
      layer: fc.constantFrom(...LAYERS),
      reviewer: fc.constantFrom(...REVIEWERS),
      note,
      version: fc.integer({ min: 1, max: 9 }),
      createdAt: time,
      updatedAt: time,
    })
    .map(({ span, tagging: { tag, subtype }, reviewer, ...rest }) => ({
      id,
      reviewerId: reviewer.id,
      tag,
      subtype,
      ...rest,
      ...describePassage(text, span),
    }));
}

const documentOf = (number: number, text: fc.Arbitrary<string>): fc.Arbitrary<DatasetDocument> =>
  text.chain((content) =>
    fc
      .record({
        annotations: fc
          .integer({ min: 0, max: 6 })
          .chain((count) =>
            fc.tuple(...Array.from({ length: count }, (_, i) => annotationOf(content, `an-${number}-${i}`))),
          ),
        title: fc.constantFrom("", "Hall reopens", "@title, with comma"),
        language: fc.constantFrom("", "en"),
        publishedAt: fc.option(time, { nil: null }),
      })
      .map(({ annotations, ...details }) => ({
        article: articleOf(number, content, details),
        annotations,
      })),
  );

/** An article of invented details around a text. */
export function articleOf(
  number: number,
  text: string,
  details: Partial<DatasetArticle> = {},
): DatasetArticle {
  return {
    id: `ar-${number}`,
    versionId: `ve-${number}`,
    // Stands for the real one; no writer computes it.
    sha256: String(number).padStart(64, "0"),
    title: `Article ${number}`,
    publisher: "The Lake Gazette",
    byline: "",
    url: `https://example.org/articles/${number}`,
    publishedAt: 1_790_000_000_000,
    language: "en",
    text,
    blocks: blocksOfPlainText(text),
    ...details,
  };
}

function claimOf(number: number, documents: readonly DatasetDocument[]): fc.Arbitrary<DatasetClaim> {
  const places = documents.flatMap(({ article, annotations }) =>
    annotations.map((annotation) => ({ article, annotation })),
  );
  const some: fc.Arbitrary<typeof places> =
    places.length > 0 ? fc.array(fc.constantFrom(...places), { maxLength: 3 }) : fc.constant([]);
  return fc
    .record({ mentioned: some, evident: some, level: fc.constantFrom(...LEVELS), time, rationale: note })
    .chain(({ mentioned, evident, level, time: at, rationale }) =>
      fc.record({
        id: fc.constant(`cl-${number}`),
        text: fc.constantFrom("The hall reopened on 3 June.", "+12 people came, “so they say”."),
        question: fc.constantFrom(null, { id: "qu-1", text: "When did it reopen?" }),
        suggestedLevel: fc.constantFrom(null, ...LEVELS),
        version: fc.constant(2),
        createdAt: fc.constant(at),
        updatedAt: fc.constant(at),
        mentions: fc.tuple(
          ...mentioned.map(({ article, annotation }, i) =>
            fc.record({
              id: fc.constant(`me-${number}-${i}`),
              annotationId: fc.constant(annotation.id),
              layer: fc.constant(annotation.layer),
              passage: fc.constant({ ...passageOf(annotation), article }),
              origin: fc.constantFrom(null, {
                id: "or-1",
                name: "=Ministry",
                kind: "official" as const,
                reliability: "B" as const,
                access: "first-hand" as const,
              }),
              attribution: fc.constant("the ministry said"),
              quoteType: fc.constantFrom(...QUOTE_TYPES),
              factuality: fc.constantFrom(...FACTUALITIES),
              hedgeCues: fc.constant(""),
              explicitlyUnverified: fc.boolean(),
              anonymous: fc.boolean(),
              checkWorthiness: fc.constantFrom(null, "CFS" as const),
            }),
          ),
        ),
        evidence: fc.tuple(
          ...evident.map(({ article, annotation }, i) =>
            fc.record({
              id: fc.constant(`ev-${number}-${i}`),
              reviewerId: fc.constantFrom(REVIEWERS[0].id, REVIEWERS[1].id),
              stance: fc.constantFrom(...STANCES),
              note,
              target: fc.constantFrom(
                { kind: "passage" as const, passage: { ...passageOf(annotation), article } },
                { kind: "url" as const, url: "https://example.org/elsewhere" },
              ),
              createdAt: fc.constant(at),
              updatedAt: fc.constant(at),
            }),
          ),
        ),
        judgments: fc.subarray(REVIEWERS.slice()).map((judges) =>
          judges.map((judge, i) => ({
            id: `ju-${number}-${i}`,
            layer: LAYERS[i] ?? "reviewer",
            reviewerId: judge.id,
            level,
            suggestedLevel: null,
            confidence: CONFIDENCES[1],
            rationale: rationale || "Two origins agree.",
            blind: true,
            version: 1,
            createdAt: at,
            updatedAt: at,
          })),
        ),
      }),
    );
}

/** A decision about every second annotation, one about the first claim; somebody dissents from each. */
function adjudicationsOf(
  documents: readonly DatasetDocument[],
  claims: readonly DatasetClaim[],
): DatasetAdjudication[] {
  const [settler, other] = REVIEWERS;
  const places = documents.flatMap(({ article, annotations }) =>
    annotations.map((said) => ({ article, said })),
  );
  const common = { reviewerId: settler.id, decidedBy: "hand" as const, version: 1, staleSince: null };
  const times = { createdAt: 1_790_000_000_000, updatedAt: 1_790_000_000_001 };
  const passages = places
    .filter((_, at) => at % 2 === 0)
    .map(({ article, said }, at): DatasetAdjudication => {
      const keeps = at % 4 !== 0;
      const { id, subtype, start, end, exact } = said;
      return {
        ...{ ...common, ...times, id: `ad-${at}`, method: keeps ? "union" : "reject", note: said.note },
        settled: {
          ...{ kind: "passage", passage: { ...passageOf(said), article } },
          ...{ tag: keeps ? said.tag : null, subtype: keeps ? subtype : null },
        },
        dissent: [
          {
            ...{ reviewerId: other.id, kinds: [keeps ? "boundary" : "marked-something"], reason: said.note },
            said: { kind: "annotation", id, tag: said.tag, subtype, span: { start, end }, exact },
          },
          ...(keeps
            ? [{ reviewerId: settler.id, kinds: ["marked-nothing" as const], said: null, reason: "" }]
            : []),
        ],
      };
    });
  const levels = claims.slice(0, 1).map((claim): DatasetAdjudication => {
    const said = { kind: "judgment" as const, id: `ju-${claim.id}`, level: 0 as const };
    return {
      ...{ ...common, ...times, id: `al-${claim.id}`, method: null, note: "=weighed" },
      settled: { kind: "level", claimId: claim.id, level: 3 },
      dissent: [{ reviewerId: other.id, kinds: ["level"], said, reason: "No basis." }],
    };
  });
  return [...passages, ...levels];
}

function passageOf({ start, end, exact, prefix, suffix }: DatasetAnnotation) {
  return { start, end, exact, prefix, suffix };
}

export interface ArbitraryDataset {
  dataset: Dataset;
  documents: readonly DatasetDocument[];
  claims: readonly DatasetClaim[];
  adjudications: readonly DatasetAdjudication[];
}

/** Small datasets over texts that have broken exporters. */
export const arbitraryDataset: fc.Arbitrary<ArbitraryDataset> = datasetOver(hostileText);

/** Small datasets over texts of one's own making. */
export function datasetOver(text: fc.Arbitrary<string>): fc.Arbitrary<ArbitraryDataset> {
  return fc
    .integer({ min: 1, max: 3 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => documentOf(i, text))))
    .chain((documents) =>
      fc.tuple(claimOf(0, documents), claimOf(1, documents)).map((claims) => {
        const content = { documents, claims, adjudications: adjudicationsOf(documents, claims) };
        const described = { description: DESCRIPTION, reviewers: REVIEWERS };
        return { ...content, dataset: datasetInMemory({ ...described, ...content }) };
      }),
    );
}

export const DESCRIPTION = {
  projectId: "pr-1",
  name: "Hall reopening",
  description: "What six outlets said about a hall.",
  guideline: "Tag what can be true or false as a claim.",
  version: "1.0.0",
  licence: "CC-BY-4.0",
  creators: ["Lake Desk"],
  url: "https://example.org/datasets/hall",
  frozenAt: 1_795_000_000_000,
  citation: "",
} as const;

export const EVERYTHING: ExportOptions = { textMode: "full", layers: LAYERS, pseudonymous: false };

/** What must survive every round trip. */
export interface Span {
  article: string;
  label: string;
  quote: string;
  start: number;
  end: number;
}

/** The spans of a dataset, offsets in UTF-16 code units. */
export function spansOf(documents: readonly DatasetDocument[]): Span[] {
  return documents.flatMap(({ article, annotations }) =>
    annotations.map(({ tag, exact, start, end }) => ({
      article: article.id,
      label: tag,
      quote: exact,
      start,
      end,
    })),
  );
}

/** Spans as a multiset that `expect` can compare: one line each, sorted. */
export function multiset(spans: readonly Span[]): string[] {
  return spans
    .map((span) => JSON.stringify([span.article, span.label, span.quote, span.start, span.end]))
    .sort();
}

/** Reads an asynchronous list to its end. */
export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

/** The whole text of a stream of chunks. */
export async function textOf(chunks: FileContent): Promise<string> {
  return (await collect(chunks))
    .map((chunk) => (typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("latin1")))
    .join("");
}

/** One dataset that has annotations and judgments, the same every time. */
export function someDataset(): ArbitraryDataset {
  const rich = fc
    .sample(arbitraryDataset, { seed: 7, numRuns: 200 })
    .find(({ documents, claims }) => spansOf(documents).length > 3 && claims.some(isFull));
  if (!rich) throw new Error("The seed gives no dataset with annotations and claims.");
  return rich;
}

function isFull({ mentions, evidence, judgments }: DatasetClaim): boolean {
  return mentions.length > 0 && evidence.length > 0 && judgments.length > 0;
}
