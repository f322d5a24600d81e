import type {
  DatasetAnnotation,
  DatasetArticleReference,
  DatasetJudgment,
  DatasetMention,
  DatasetOrigin,
  DatasetPassage,
} from "#lib/formats/dataset.ts";
import type { Row } from "../mutations/versioned-row.ts";

// Rows of the tables as records of a dataset.

export function articleOf(
  article: Row<"article">,
  version: { id: string; sha256: string },
  publishers: readonly Row<"publisher">[],
): DatasetArticleReference {
  const { id, title, url, publishedAt, publisherId } = article;
  const publisher = publishers.find((one) => one.id === publisherId)?.name ?? "";
  return { id, versionId: version.id, sha256: version.sha256, title, publisher, url, publishedAt };
}

export function annotationOf(row: Row<"annotation">): DatasetAnnotation {
  const { id, reviewerId, tag, subtype, note, version, createdAt, updatedAt } = row;
  return {
    ...{ id, layer: "reviewer", reviewerId, tag, subtype, note, version, createdAt, updatedAt },
    ...passageFields(row),
  };
}

/** What was settled about a passage; a rejection leaves no annotation. */
export function settledAnnotationOf(row: Row<"adjudication">): DatasetAnnotation[] {
  const { id, adjudicatorId: reviewerId, tag, subtype, note, version, createdAt, updatedAt } = row;
  if (tag === null) return [];
  return [
    {
      ...{ id, layer: "adjudicated", reviewerId, tag, subtype, note, version, createdAt, updatedAt },
      ...passageFields(row),
    },
  ];
}

const passageFields = ({ start, end, exact, prefix, suffix }: Omit<DatasetPassage, "article">) => ({
  ...{ start, end, exact, prefix, suffix },
});

export function passageOf(
  row: Omit<DatasetPassage, "article">,
  { id, versionId, sha256, title, publisher, url, publishedAt }: DatasetArticleReference,
): DatasetPassage {
  return { ...passageFields(row), article: { id, versionId, sha256, title, publisher, url, publishedAt } };
}

export function originOf({ id, name, kind, reliability, access }: Row<"origin">): DatasetOrigin {
  return { id, name, kind, reliability, access };
}

export function mentionOf(
  row: Row<"mention">,
  passage: DatasetPassage,
  origin: Row<"origin"> | undefined,
): DatasetMention {
  const { id, annotationId, attribution, quoteType, factuality, hedgeCues } = row;
  const { explicitlyUnverified, anonymous, checkWorthiness } = row;
  return {
    ...{ id, annotationId, layer: "reviewer", passage, origin: origin ? originOf(origin) : null },
    ...{ attribution, quoteType, factuality, hedgeCues, explicitlyUnverified, anonymous, checkWorthiness },
  };
}

export function judgmentOf(row: Row<"judgment">): DatasetJudgment {
  const { id, reviewerId, level, suggestedLevel, confidence, rationale, blind } = row;
  const { version, createdAt, updatedAt } = row;
  return {
    ...{ id, layer: "reviewer", reviewerId, level, suggestedLevel, confidence, rationale, blind },
    ...{ version, createdAt, updatedAt },
  };
}

/** The level that was settled, with its reason; nobody suggests one to whoever settles. */
export function settledJudgmentOf(row: Row<"levelAdjudication">): DatasetJudgment {
  const { id, adjudicatorId: reviewerId, level, note: rationale, version, createdAt, updatedAt } = row;
  return {
    ...{ id, layer: "adjudicated", reviewerId, level, suggestedLevel: null, confidence: "high", rationale },
    ...{ blind: false, version, createdAt, updatedAt },
  };
}
