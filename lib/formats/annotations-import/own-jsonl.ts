import { z } from "zod";
import { SCHEMA_VERSION } from "../export/records.ts";
import { type ImportedDocument, type ImportedPassage, type ImportItem, refused } from "./imported.ts";
import { linesOf, parsedJson } from "./json-reading.ts";

const line = z.discriminatedUnion("record", [
  z.object({
    record: z.literal("article"),
    schemaVersion: z.string(),
    version_id: z.string(),
    text: z.string().nullable(),
  }),
  z.object({
    record: z.literal("annotation"),
    schemaVersion: z.string(),
    id: z.string().default(""),
    article_id: z.string(),
    version_id: z.string(),
    text_sha256: z.string(),
    layer: z.string(),
    reviewer: z.string(),
    reviewer_name: z.string().nullable().default(null),
    tag: z.string(),
    subtype: z.string().nullable(),
    start_utf16: z.int().min(0),
    end_utf16: z.int().min(1),
    exact: z.string().nullable(),
    prefix: z.string().nullable(),
    suffix: z.string().nullable(),
    note: z.string(),
  }),
  z.object({ record: z.literal("claim") }),
  z.object({ record: z.literal("adjudication") }),
]);
type AnnotationLine = Extract<z.infer<typeof line>, { record: "annotation" }>;

/**
 * Reads our own JSONL: articles' annotations as documents, each when the next article begins. Claims and adjudications are
 * passed over.
 * A line that cannot be read is reported and the others are kept.
 */
export async function* readOwnJsonl(chunks: AsyncIterable<string>): AsyncGenerator<ImportItem> {
  let document: ImportedDocument | null = null;
  let text: { versionId: string; text: string | null } | null = null;
  for await (const { line: number, text: content } of linesOf(chunks)) {
    if (content.trim() === "") continue;
    const parsed = parsedJson(content, line);
    if (!parsed.ok) {
      yield refused(number, parsed.message);
      continue;
    }
    const record = parsed.value;
    if (record.record === "claim" || record.record === "adjudication") continue;
    if (majorOf(record.schemaVersion) !== majorOf(SCHEMA_VERSION)) {
      yield refused(number, `Layout ${record.schemaVersion} is not known here; ${SCHEMA_VERSION} is.`);
      continue;
    }
    if (record.record === "article") {
      text = { versionId: record.version_id, text: record.text };
      continue;
    }
    if (document?.reference.versionId !== record.version_id) {
      if (document) yield { kind: "document", document };
      document = documentOf(record, number, text?.versionId === record.version_id ? text.text : null);
    }
    document.passages.push(passageOf(record, number));
  }
  if (document) yield { kind: "document", document };
}

function majorOf(version: string): string {
  return version.split(".")[0] ?? "";
}

function documentOf(record: AnnotationLine, number: number, text: string | null): ImportedDocument {
  return {
    line: number,
    reference: {
      articleId: record.article_id,
      versionId: record.version_id,
      sha256: record.text_sha256,
      url: "",
      name: "",
    },
    text,
    unit: "utf-16",
    passages: [],
  };
}

function passageOf(record: AnnotationLine, number: number): ImportedPassage {
  return {
    line: number,
    offsets: { start: record.start_utf16, end: record.end_utf16 },
    quote: record.exact,
    prefix: record.prefix ?? "",
    suffix: record.suffix ?? "",
    label: record.tag,
    subtype: record.subtype ?? "",
    note: record.note,
    id: record.id,
    ...handOf(record),
  };
}

function handOf({ layer, reviewer, reviewer_name: name }: AnnotationLine) {
  if (layer === "adjudicated") return { hand: "adjudicated" };
  return name === null ? { hand: reviewer } : { hand: reviewer, handName: name };
}
