import type { CodePointIndex } from "../../text/code-points.ts";
import type { Dataset, DatasetAdjudication, DatasetDissent, ExportOptions } from "../dataset.ts";
import { isoTime } from "./iso-time.ts";
import {
  bothOffsets,
  NO_PASSAGE,
  ordinalLevel,
  passageFields,
  type RecordContext,
} from "./record-writing.ts";
import { type AdjudicationRecord, type DissentRecord, SCHEMA_VERSION } from "./records.ts";

/**
 * What was settled, as records in the dataset's order. They belong to the adjudicated layer: without it there are
 * none, and with it the dissent is never left out, also where the reviewers' own layer is.
 */
export async function* adjudicationRecords(
  dataset: Dataset,
  { layers }: Pick<ExportOptions, "layers">,
  context: RecordContext,
): AsyncGenerator<AdjudicationRecord> {
  if (!layers.includes("adjudicated")) return;
  for await (const adjudication of dataset.adjudications())
    yield await toAdjudicationRecord(adjudication, context);
}

/** A decision as a record. Keys stand in the schema's order. */
export async function toAdjudicationRecord(
  { settled, ...row }: DatasetAdjudication,
  context: RecordContext,
): Promise<AdjudicationRecord> {
  const { reviewer, name } = context.labelOf(row.reviewerId);
  const ofPassage = settled.kind === "passage" ? settled : null;
  const index = ofPassage ? await context.indexOf(ofPassage.passage.article.versionId) : null;
  const { article_id, version_id, text_sha256, ...place } = ofPassage
    ? await passageFields(ofPassage.passage, context)
    : NO_PASSAGE;
  return {
    record: "adjudication",
    schemaVersion: SCHEMA_VERSION,
    id: row.id,
    settles: settled.kind,
    ...{ article_id, version_id, text_sha256 },
    claim_id: settled.kind === "level" ? settled.claimId : null,
    reviewer,
    reviewer_name: name,
    outcome: ofPassage && ofPassage.tag === null ? "reject" : "keep",
    decided_by: row.decidedBy,
    method: row.method,
    settled_tag: ofPassage?.tag ?? null,
    settled_subtype: ofPassage?.subtype ?? null,
    ...place,
    level: settled.kind === "level" ? ordinalLevel(settled.level) : null,
    not_assessable: settled.kind === "level" && settled.level === 0,
    note: row.note,
    reopened_at: row.staleSince === null ? null : isoTime(row.staleSince),
    dissent: row.dissent.map((dissent) => toDissentRecord(dissent, index, context)),
    version: row.version,
    created_at: isoTime(row.createdAt),
    updated_at: isoTime(row.updatedAt),
  };
}

function toDissentRecord(
  { reviewerId, kinds, said, reason }: DatasetDissent,
  index: CodePointIndex | null,
  { labelOf, textMode }: RecordContext,
): DissentRecord {
  const { reviewer, name } = labelOf(reviewerId);
  const marked = said?.kind === "annotation" ? said : null;
  const judged = said?.kind === "judgment" ? said : null;
  return {
    reviewer,
    reviewer_name: name,
    differs_in: kinds.join(" "),
    annotation_id: marked?.id ?? null,
    judgment_id: judged?.id ?? null,
    said_tag: marked?.tag ?? null,
    said_subtype: marked?.subtype ?? null,
    ...(marked && index ? bothOffsets(marked.span, index) : NO_OFFSETS),
    exact: marked && textMode !== "stand-off" ? marked.exact : null,
    level: judged ? ordinalLevel(judged.level) : null,
    not_assessable: judged?.level === 0,
    reason,
  };
}

type Offsets = Record<keyof ReturnType<typeof bothOffsets>, null>;
const NO_OFFSETS: Offsets = {
  start_utf16: null,
  end_utf16: null,
  start_codepoint: null,
  end_codepoint: null,
};
