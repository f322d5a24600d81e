import { z } from "zod";
import { DECISION_METHODS } from "../../adjudication/adjudication.ts";
import { ALL_SUBTYPES, TAGS } from "../../annotations/tags.ts";
import {
  ACCESS_TYPES,
  CHECK_WORTHINESS,
  CONFIDENCES,
  FACTUALITIES,
  ORIGIN_KINDS,
  QUOTE_TYPES,
  RELIABILITY_GRADES,
  STANCES,
} from "../../claims/vocabulary.ts";
import { BLOCK_KINDS } from "../../text/passage.ts";
import { LAYERS } from "../dataset.ts";

/** Version of the record layout below. A new key raises the second number, any other change the first. */
export const SCHEMA_VERSION = "1.1";

const schemaVersion = z
  .literal(SCHEMA_VERSION)
  .meta({ description: "Version of the layout of this record." });
const offset = (unit: string, edge: string) =>
  z
    .int()
    .min(0)
    .meta({ description: `${edge} of the passage in the article's text, in ${unit}, counted from 0.` });
const time = z.iso.datetime().meta({ description: "ISO 8601 in UTC with milliseconds." });
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: "SHA-256 of the UTF-8 bytes of the article's text, in hexadecimal." });
const quoted = (what: string) =>
  z
    .string()
    .nullable()
    .meta({ description: `${what}; null in a stand-off export.` });

const passage = {
  start_utf16: offset("UTF-16 code units", "Start"),
  end_utf16: offset("UTF-16 code units", "End (exclusive)"),
  start_codepoint: offset("Unicode code points", "Start"),
  end_codepoint: offset("Unicode code points", "End (exclusive)"),
  exact: quoted("The words of the passage"),
  prefix: quoted("Up to 32 UTF-16 code units before it"),
  suffix: quoted("Up to 32 UTF-16 code units after it"),
};

const offsetsOrNull = {
  start_utf16: passage.start_utf16.nullable(),
  end_utf16: passage.end_utf16.nullable(),
  start_codepoint: passage.start_codepoint.nullable(),
  end_codepoint: passage.end_codepoint.nullable(),
};

const inArticle = { article_id: z.string(), version_id: z.string(), text_sha256: sha256 };
const reviewer = {
  reviewer: z.string().meta({ description: "Id of the reviewer, or a stable pseudonym." }),
  reviewer_name: z.string().nullable().meta({ description: "Null in a pseudonymous export." }),
};
const ordinalLevel = z
  .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
  .nullable()
  .meta({
    description: "Corroboration level 1 (contradicted) to 5 (confirmed); null is missing, never the bottom.",
  });

export const annotationRecord = z
  .strictObject({
    record: z.literal("annotation"),
    schemaVersion,
    id: z.string(),
    ...inArticle,
    layer: z.enum(LAYERS),
    ...reviewer,
    tag: z.enum(TAGS),
    subtype: z.enum(ALL_SUBTYPES).nullable(),
    ...passage,
    note: z.string(),
    version: z.int().min(1),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "annotation", description: "A passage that was tagged." });
export type AnnotationRecord = z.infer<typeof annotationRecord>;

export const mentionRecord = z
  .strictObject({
    id: z.string(),
    annotation_id: z.string(),
    layer: z.enum(LAYERS),
    ...inArticle,
    ...passage,
    origin_id: z.string().nullable(),
    origin_name: z.string().nullable(),
    origin_kind: z.enum(ORIGIN_KINDS).nullable(),
    origin_reliability: z.enum(RELIABILITY_GRADES).nullable(),
    origin_access: z.enum(ACCESS_TYPES).nullable(),
    attribution: z.string(),
    quote_type: z.enum(QUOTE_TYPES),
    factuality: z.enum(FACTUALITIES),
    hedge_cues: z.string(),
    explicitly_unverified: z.boolean(),
    anonymous: z.boolean(),
    check_worthiness: z.enum(CHECK_WORTHINESS).nullable(),
  })
  .meta({ id: "mention", description: "An annotation in which the claim is made." });
export type MentionRecord = z.infer<typeof mentionRecord>;

export const evidenceRecord = z
  .strictObject({
    id: z.string(),
    ...reviewer,
    stance: z.enum(STANCES),
    url: z.string().nullable().meta({ description: "A page elsewhere; null where a passage is given." }),
    article_id: z.string().nullable(),
    version_id: z.string().nullable(),
    text_sha256: sha256.nullable(),
    ...offsetsOrNull,
    exact: passage.exact,
    prefix: passage.prefix,
    suffix: passage.suffix,
    note: z.string(),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "evidence", description: "A passage or page that bears on the claim." });
export type EvidenceRecord = z.infer<typeof evidenceRecord>;

export const judgmentRecord = z
  .strictObject({
    id: z.string(),
    layer: z.enum(LAYERS),
    ...reviewer,
    level: ordinalLevel,
    not_assessable: z.boolean(),
    suggested_level: ordinalLevel,
    suggested_not_assessable: z.boolean(),
    confidence: z.enum(CONFIDENCES),
    rationale: z.string(),
    blind: z.boolean(),
    version: z.int().min(1),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "judgment", description: "One level given to the claim, with confidence and rationale." });
export type JudgmentRecord = z.infer<typeof judgmentRecord>;

export const claimRecord = z
  .strictObject({
    record: z.literal("claim"),
    schemaVersion,
    id: z.string(),
    text: z.string(),
    question_id: z.string().nullable(),
    question: z.string().nullable(),
    suggested_level: ordinalLevel,
    suggested_not_assessable: z.boolean(),
    mentions: z.array(mentionRecord),
    evidence: z.array(evidenceRecord),
    judgments: z.array(judgmentRecord),
    version: z.int().min(1),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "claim", description: "A standalone statement with its mentions, evidence and judgments." });
export type ClaimRecord = z.infer<typeof claimRecord>;

export const articleRecord = z
  .strictObject({
    record: z.literal("article"),
    schemaVersion,
    id: z.string(),
    version_id: z.string(),
    text_sha256: sha256,
    title: z.string(),
    publisher: z.string(),
    byline: z.string(),
    url: z.string(),
    published_at: time.nullable(),
    language: z.string(),
    length_utf16: z.int().min(0),
    length_codepoint: z.int().min(0),
    text: z.string().nullable().meta({ description: "Null unless the export carries full texts." }),
    blocks: z
      .array(
        z.strictObject({
          kind: z.enum(BLOCK_KINDS),
          level: z.int().min(1).max(6).nullable(),
          start_utf16: passage.start_utf16,
          end_utf16: passage.end_utf16,
          start_codepoint: passage.start_codepoint,
          end_codepoint: passage.end_codepoint,
        }),
      )
      .meta({ description: "Typed ranges over the text: headings, paragraphs, list items …" }),
  })
  .meta({ id: "article", description: "An article version: what every offset refers to." });
export type ArticleRecord = z.infer<typeof articleRecord>;

export const dissentRecord = z
  .strictObject({
    ...reviewer,
    differs_in: z.string().meta({
      description:
        "Words with a space between: tag, subtype, boundary, level; marked-nothing where they had marked nothing; " +
        "marked-something where all was rejected.",
    }),
    annotation_id: z.string().nullable(),
    judgment_id: z.string().nullable(),
    said_tag: z.enum(TAGS).nullable(),
    said_subtype: z.enum(ALL_SUBTYPES).nullable(),
    ...offsetsOrNull,
    exact: passage.exact,
    level: ordinalLevel,
    not_assessable: z.boolean(),
    reason: z.string().meta({ description: "Their note or rationale when it was settled." }),
  })
  .meta({ id: "dissent", description: "A reviewer who said otherwise, as it stood when it was settled." });
export type DissentRecord = z.infer<typeof dissentRecord>;

export const adjudicationRecord = z
  .strictObject({
    record: z.literal("adjudication"),
    schemaVersion,
    id: z.string().meta({ description: "That of the annotation or judgment of the layer “adjudicated”." }),
    settles: z.enum(["passage", "level"]),
    article_id: z.string().nullable(),
    version_id: z.string().nullable(),
    text_sha256: sha256.nullable(),
    claim_id: z.string().nullable(),
    ...reviewer,
    outcome: z.enum(["keep", "reject"]).meta({ description: "A rejection keeps no passage." }),
    decided_by: z.enum(["hand", "strategy"]),
    method: z.enum(DECISION_METHODS).nullable().meta({ description: "Null of levels." }),
    settled_tag: z.enum(TAGS).nullable(),
    settled_subtype: z.enum(ALL_SUBTYPES).nullable(),
    ...offsetsOrNull,
    exact: passage.exact,
    prefix: passage.prefix,
    suffix: passage.suffix,
    level: ordinalLevel,
    not_assessable: z.boolean(),
    note: z.string(),
    reopened_at: time.nullable().meta({ description: "Since when it is to be looked at again, or null." }),
    dissent: z.array(dissentRecord),
    version: z.int().min(1),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "adjudication", description: "What was settled, with everybody who said otherwise." });
export type AdjudicationRecord = z.infer<typeof adjudicationRecord>;

/** Any line of our JSONL. */
export const exportRecord = z.discriminatedUnion("record", [
  articleRecord,
  annotationRecord,
  claimRecord,
  adjudicationRecord,
]);
export type ExportRecord = z.infer<typeof exportRecord>;

export const RECORD_KINDS = ["article", "annotation", "claim", "adjudication"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** JSON Schema (draft 2020-12) of a line of our JSONL. */
export function recordJsonSchema(): object {
  return {
    title: "Sourcemark dataset record",
    ...z.toJSONSchema(exportRecord, { target: "draft-2020-12", unrepresentable: "throw" }),
  };
}
