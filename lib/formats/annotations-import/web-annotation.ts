import { z } from "zod";
import type { TextSpan } from "../../text/passage.ts";
import { type ImportedDocument, type ImportedPassage, type ImportItem, refused } from "./imported.ts";
import { elementsOf, type Parsed, parsedJson } from "./json-reading.ts";
import { targetOf } from "./labels.ts";

const selector = z.object({
  type: z.string(),
  exact: z.string().optional(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
  start: z.int().min(0).optional(),
  end: z.int().min(0).optional(),
});
const body = z.union([
  z.string(),
  z.object({ value: z.string().optional(), purpose: z.string().optional() }),
]);
const target = z.union([
  z.string(),
  z.object({
    source: z.union([z.string(), z.object({ id: z.string() })]).optional(),
    "dcterms:identifier": z.string().optional(),
    selector: z.union([selector, z.array(selector)]).optional(),
  }),
]);
const annotation = z.object({
  id: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]),
  motivation: z.union([z.string(), z.array(z.string())]).optional(),
  "dcterms:type": z.string().optional(),
  creator: z
    .union([z.string(), z.object({ id: z.string().optional(), name: z.string().optional() })])
    .optional(),
  body: z.union([body, z.array(body)]).optional(),
  target: z.union([target, z.array(target)]),
});
type Annotation = z.infer<typeof annotation>;
type Target = Exclude<z.infer<typeof target>, string>;

const page = z.object({ items: z.array(z.unknown()) });
/** A collection names its pages, or holds the first of them. */
const collection = z.object({
  type: z.union([
    z.literal("AnnotationCollection"),
    z.array(z.string()).refine((types) => types.includes("AnnotationCollection")),
  ]),
  first: z.unknown().optional(),
});

/**
 * Reads W3C Web Annotations: a page, an array, or one annotation. Only annotations with a quote or a position in a
 * text are passages; links and judgments are passed over. Positions are code points by the standard and UTF-16 in
 * many tools, so the quote decides. Texts come from the store, by the address of the source.
 */
export async function* readWebAnnotations(chunks: AsyncIterable<string>): AsyncGenerator<ImportItem> {
  const documents = new Map<string, ImportedDocument>();
  for await (const { line, text } of elementsOf(chunks)) {
    for (const parsed of annotationsIn(text)) {
      if (!parsed.ok) {
        yield refused(line, parsed.message);
        continue;
      }
      yield* collect(parsed.value, line, documents);
    }
  }
  for (const document of documents.values()) yield { kind: "document", document };
}

/** The annotations of a page, or the one that the text itself is. */
function annotationsIn(text: string): Parsed<Annotation>[] {
  const asPage = parsedJson(text, page);
  if (!asPage.ok) {
    const whole = parsedJson(text, collection);
    if (!whole.ok) return [parsedJson(text, annotation)];
    const first = page.safeParse(whole.value.first);
    return first.success ? itemsOf(first.data.items) : [];
  }
  return itemsOf(asPage.value.items);
}

function itemsOf(items: readonly unknown[]): Parsed<Annotation>[] {
  return items.map((item, i) => {
    const result = annotation.safeParse(item);
    return result.success
      ? { ok: true, value: result.data }
      : {
          ok: false,
          message: `Item ${i + 1} of the page: ${result.error.issues[0]?.message ?? "not an annotation"}`,
        };
  });
}

function* collect(
  read: Annotation,
  line: number,
  documents: Map<string, ImportedDocument>,
): Generator<ImportItem> {
  const places = [read.target].flat().filter(hasSelector);
  if (places.length === 0 || isLink(read)) return;
  const label = labelOf(read);
  for (const place of places) {
    const found = placeOf(place);
    if (!found) {
      yield refused(line, "The annotation has neither a quote nor a position in the text.");
      continue;
    }
    const values = textualBodies(read);
    const passage: ImportedPassage = {
      line,
      ...found,
      label,
      subtype: values.find(({ purpose }) => purpose === "classifying")?.value ?? "",
      note: values
        .filter(({ purpose }) => purpose === "commenting" || purpose === "describing")
        .map(({ value }) => value)
        .join("\n"),
      ...handOf(read),
      id: ownIdOf(read.id ?? ""),
    };
    documentFor(place, line, documents).passages.push(passage);
  }
}

function hasSelector(place: z.infer<typeof target>): place is Target {
  return typeof place === "object" && place.selector !== undefined;
}

/** Our own links from claims to evidence, and those of others, tag nothing. */
function isLink({ motivation }: Annotation): boolean {
  return [motivation ?? []].flat().includes("linking");
}

/** The body that is a tag; without a purpose, the first that names one. */
function labelOf(read: Annotation): string {
  const values = textualBodies(read);
  const tags = values.filter(({ purpose }) => purpose === "tagging");
  const known = (tags.length > 0 ? tags : values).find(({ value }) => targetOf(value));
  return known?.value ?? tags[0]?.value ?? "";
}

function textualBodies(read: Annotation): { value: string; purpose: string }[] {
  return [read.body ?? []].flat().flatMap((part) => {
    if (typeof part === "string" || part.value === undefined) return [];
    return [{ value: part.value, purpose: part.purpose ?? "" }];
  });
}

function placeOf({ selector: selectors }: Target) {
  const all = [selectors ?? []].flat();
  const position = all.find(({ type }) => type === "TextPositionSelector");
  const quote = all.find(({ type }) => type === "TextQuoteSelector");
  const offsets: TextSpan | null =
    position?.start !== undefined && position.end !== undefined
      ? { start: position.start, end: position.end }
      : null;
  if (!offsets && quote?.exact === undefined) return null;
  return { offsets, quote: quote?.exact ?? null, prefix: quote?.prefix ?? "", suffix: quote?.suffix ?? "" };
}

function handOf(read: Annotation): { hand: string; handName?: string } {
  if (read["dcterms:type"] === "adjudicated") return { hand: "adjudicated" };
  if (typeof read.creator === "string") return { hand: read.creator };
  const { id, name } = read.creator ?? {};
  return { hand: id ?? name ?? "", ...(name === undefined ? {} : { handName: name }) };
}

/** Our own annotations are known by the last part of their address. */
function ownIdOf(iri: string): string {
  const own = /\/annotations\/([\w%.~-]+)$/.exec(iri)?.[1];
  if (own === undefined) return iri;
  try {
    return decodeURIComponent(own);
  } catch {
    return iri;
  }
}

function documentFor(
  place: Target,
  line: number,
  documents: Map<string, ImportedDocument>,
): ImportedDocument {
  const source = typeof place.source === "string" ? place.source : (place.source?.id ?? "");
  const sha256 = /^sha256:([0-9a-f]{64})$/.exec(place["dcterms:identifier"] ?? "")?.[1] ?? "";
  const key = `${sha256} ${source}`;
  let document = documents.get(key);
  if (!document) {
    const reference = { articleId: "", versionId: "", sha256, url: source, name: "" };
    document = { line, reference, text: null, unit: "code-point", passages: [] };
    documents.set(key, document);
  }
  return document;
}
