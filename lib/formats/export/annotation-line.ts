import { type CodePointIndex } from "../../text/code-points.ts";
import type { DatasetAnnotation, DatasetArticleReference } from "../dataset.ts";
import { isoTime } from "./iso-time.ts";
import type { RecordContext } from "./record-writing.ts";
import { SCHEMA_VERSION } from "./records.ts";

/** What JSON escapes: quotation marks, backslashes, controls and half surrogate pairs, which whole pairs stand for too. */
const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A text as JSON. Most need no escape, and are told by a glance. */
export const jsonText = (text: string): string =>
  NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;

/**
 * Writes annotations of one article as lines of our JSONL: the same bytes as `JSON.stringify` of
 * `toAnnotationRecord`, without making the record. A project may have millions of them.
 */
export function annotationLines(
  article: DatasetArticleReference,
  index: CodePointIndex,
  { textMode, labelOf }: Pick<RecordContext, "textMode" | "labelOf">,
): (annotation: DatasetAnnotation) => string {
  const quoted = textMode !== "stand-off";
  const opening = `{"record":"annotation","schemaVersion":"${SCHEMA_VERSION}","id":`;
  const place =
    `,"article_id":${jsonText(article.id)},"version_id":${jsonText(article.versionId)}` +
    `,"text_sha256":${jsonText(article.sha256)},"layer":"`;
  const reviewers = new Map<string, string>();
  const reviewerFields = (id: string) => {
    const { reviewer, name } = labelOf(id);
    const fields = `","reviewer":${jsonText(reviewer)},"reviewer_name":${name === null ? "null" : jsonText(name)},"tag":"`;
    reviewers.set(id, fields);
    return fields;
  };
  return (one) => {
    const subtype = one.subtype === null ? "null" : `"${one.subtype}"`;
    const quote = quoted
      ? `,"exact":${jsonText(one.exact)},"prefix":${jsonText(one.prefix)},"suffix":${jsonText(one.suffix)}`
      : `,"exact":null,"prefix":null,"suffix":null`;
    return `${opening}${jsonText(one.id)}${place}${one.layer}${
      reviewers.get(one.reviewerId) ?? reviewerFields(one.reviewerId)
    }${one.tag}","subtype":${subtype},"start_utf16":${one.start},"end_utf16":${one.end},"start_codepoint":${index.toCodePoints(
      one.start,
    )},"end_codepoint":${index.toCodePoints(one.end)}${quote},"note":${jsonText(one.note)},"version":${
      one.version
    },"created_at":"${isoTime(one.createdAt)}","updated_at":"${isoTime(one.updatedAt)}"}\n`;
  };
}
