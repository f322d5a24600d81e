import type { Level } from "../../corroboration/rubric.ts";
import { type CodePointIndex, indexCodePoints } from "../../text/code-points.ts";
import type { Passage, TextSpan } from "../../text/passage.ts";
import type {
  DatasetAnnotation,
  DatasetArticle,
  DatasetArticleReference,
  DatasetClaim,
  DatasetEvidence,
  DatasetJudgment,
  DatasetMention,
  DatasetPassage,
  TextMode,
} from "../dataset.ts";
import {
  type AnnotationRecord,
  type ArticleRecord,
  type ClaimRecord,
  type EvidenceRecord,
  type JudgmentRecord,
  type MentionRecord,
  SCHEMA_VERSION,
} from "./records.ts";
import { isoTime } from "./iso-time.ts";
import type { ReviewerLabel } from "./selection.ts";

/** What turning a record into a line needs beside the record. */
export interface RecordContext {
  textMode: TextMode;
  labelOf: (reviewerId: string) => ReviewerLabel;
  indexOf: (versionId: string) => Promise<CodePointIndex>;
}

/** An annotation as a record; `index` is that of the article's text. Keys stand in the schema's order. */
export function toAnnotationRecord(
  annotation: DatasetAnnotation,
  article: DatasetArticleReference,
  index: CodePointIndex,
  { textMode, labelOf }: Pick<RecordContext, "textMode" | "labelOf">,
): AnnotationRecord {
  const { reviewer, name } = labelOf(annotation.reviewerId);
  const quoted = textMode !== "stand-off";
  return {
    record: "annotation",
    schemaVersion: SCHEMA_VERSION,
    id: annotation.id,
    article_id: article.id,
    version_id: article.versionId,
    text_sha256: article.sha256,
    layer: annotation.layer,
    reviewer,
    reviewer_name: name,
    tag: annotation.tag,
    subtype: annotation.subtype,
    start_utf16: annotation.start,
    end_utf16: annotation.end,
    start_codepoint: index.toCodePoints(annotation.start),
    end_codepoint: index.toCodePoints(annotation.end),
    exact: quoted ? annotation.exact : null,
    prefix: quoted ? annotation.prefix : null,
    suffix: quoted ? annotation.suffix : null,
    note: annotation.note,
    version: annotation.version,
    created_at: isoTime(annotation.createdAt),
    updated_at: isoTime(annotation.updatedAt),
  };
}

/** An article version as a record, its text only in a full export. */
export function toArticleRecord(article: DatasetArticle, textMode: TextMode): ArticleRecord {
  const index = indexCodePoints(article.text);
  return {
    record: "article",
    schemaVersion: SCHEMA_VERSION,
    id: article.id,
    version_id: article.versionId,
    text_sha256: article.sha256,
    title: article.title,
    publisher: article.publisher,
    byline: article.byline,
    url: article.url,
    published_at: article.publishedAt === null ? null : isoTime(article.publishedAt),
    language: article.language,
    length_utf16: article.text.length,
    length_codepoint: index.length,
    text: textMode === "full" ? article.text : null,
    blocks: article.blocks.map((block) => ({
      kind: block.kind,
      level: block.level ?? null,
      ...bothOffsets(block, index),
    })),
  };
}

/** A claim as a record, with everything that hangs on it. */
export async function toClaimRecord(claim: DatasetClaim, context: RecordContext): Promise<ClaimRecord> {
  const mentions: MentionRecord[] = [];
  for (const mention of claim.mentions) mentions.push(await toMentionRecord(mention, context));
  const evidence: EvidenceRecord[] = [];
  for (const piece of claim.evidence) evidence.push(await toEvidenceRecord(piece, context));
  return {
    record: "claim",
    schemaVersion: SCHEMA_VERSION,
    id: claim.id,
    text: claim.text,
    question_id: claim.question?.id ?? null,
    question: claim.question?.text ?? null,
    ...suggestionFields(claim.suggestedLevel),
    mentions,
    evidence,
    judgments: claim.judgments.map((judgment) => toJudgmentRecord(judgment, context)),
    version: claim.version,
    created_at: isoTime(claim.createdAt),
    updated_at: isoTime(claim.updatedAt),
  };
}

async function toMentionRecord(mention: DatasetMention, context: RecordContext): Promise<MentionRecord> {
  return {
    id: mention.id,
    annotation_id: mention.annotationId,
    layer: mention.layer,
    ...(await passageFields(mention.passage, context)),
    origin_id: mention.origin?.id ?? null,
    origin_name: mention.origin?.name ?? null,
    origin_kind: mention.origin?.kind ?? null,
    origin_reliability: mention.origin?.reliability ?? null,
    origin_access: mention.origin?.access ?? null,
    attribution: mention.attribution,
    quote_type: mention.quoteType,
    factuality: mention.factuality,
    hedge_cues: mention.hedgeCues,
    explicitly_unverified: mention.explicitlyUnverified,
    anonymous: mention.anonymous,
    check_worthiness: mention.checkWorthiness,
  };
}

export const NO_PASSAGE = {
  article_id: null,
  version_id: null,
  text_sha256: null,
  start_utf16: null,
  end_utf16: null,
  start_codepoint: null,
  end_codepoint: null,
  exact: null,
  prefix: null,
  suffix: null,
};

async function toEvidenceRecord(piece: DatasetEvidence, context: RecordContext): Promise<EvidenceRecord> {
  const { reviewer, name } = context.labelOf(piece.reviewerId);
  const { target } = piece;
  return {
    id: piece.id,
    reviewer,
    reviewer_name: name,
    stance: piece.stance,
    url: target.kind === "url" ? target.url : null,
    ...(target.kind === "url" ? NO_PASSAGE : await passageFields(target.passage, context)),
    note: piece.note,
    created_at: isoTime(piece.createdAt),
    updated_at: isoTime(piece.updatedAt),
  };
}

/** A judgment as a record: level 0 is missing on the ordinal scale and said by a flag of its own. */
export function toJudgmentRecord(
  judgment: DatasetJudgment,
  { labelOf }: Pick<RecordContext, "labelOf">,
): JudgmentRecord {
  const { reviewer, name } = labelOf(judgment.reviewerId);
  return {
    id: judgment.id,
    layer: judgment.layer,
    reviewer,
    reviewer_name: name,
    level: ordinalLevel(judgment.level),
    not_assessable: judgment.level === 0,
    ...suggestionFields(judgment.suggestedLevel),
    confidence: judgment.confidence,
    rationale: judgment.rationale,
    blind: judgment.blind,
    version: judgment.version,
    created_at: isoTime(judgment.createdAt),
    updated_at: isoTime(judgment.updatedAt),
  };
}

/** The level on the ordinal scale 1–5, or null where there is none. */
export function ordinalLevel(level: Level | null): Exclude<Level, 0> | null {
  return level === 0 ? null : level;
}

function suggestionFields(level: Level | null) {
  return { suggested_level: ordinalLevel(level), suggested_not_assessable: level === 0 };
}

export async function passageFields(passage: DatasetPassage, { indexOf, textMode }: RecordContext) {
  const index = await indexOf(passage.article.versionId);
  return {
    article_id: passage.article.id,
    version_id: passage.article.versionId,
    text_sha256: passage.article.sha256,
    ...bothOffsets(passage, index),
    ...quoteFields(passage, textMode),
  };
}

export function bothOffsets(span: TextSpan, index: CodePointIndex) {
  return {
    start_utf16: span.start,
    end_utf16: span.end,
    start_codepoint: index.toCodePoints(span.start),
    end_codepoint: index.toCodePoints(span.end),
  };
}

function quoteFields({ exact, prefix, suffix }: Passage, textMode: TextMode) {
  if (textMode === "stand-off") return { exact: null, prefix: null, suffix: null };
  return { exact, prefix, suffix };
}
