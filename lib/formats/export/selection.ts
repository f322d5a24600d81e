import { type CodePointIndex, indexCodePoints } from "../../text/code-points.ts";
import type {
  Dataset,
  DatasetAnnotation,
  DatasetArticle,
  DatasetClaim,
  DatasetDocument,
  ExportOptions,
} from "../dataset.ts";

/** How a reviewer appears in an export. */
export interface ReviewerLabel {
  /** Id or pseudonym. */
  reviewer: string;
  /** Null in a pseudonymous export. */
  name: string | null;
}

/** Looks up how reviewers appear. Throws for a reviewer whom the dataset does not list: an id must not slip out. */
export function reviewerLabels(
  dataset: Dataset,
  { pseudonymous }: ExportOptions,
): (reviewerId: string) => ReviewerLabel {
  const labels = new Map(
    dataset.reviewers.map(({ id, name, pseudonym }): [string, ReviewerLabel] => [
      id,
      pseudonymous ? { reviewer: pseudonym, name: null } : { reviewer: id, name },
    ]),
  );
  return (reviewerId) => {
    const label = labels.get(reviewerId);
    if (!label) throw new RangeError("The dataset names a reviewer whom it does not list.");
    return label;
  };
}

/** The annotations of the wanted layers in reading order: by start, the longer first, then by id. */
export function selectedAnnotations(
  document: DatasetDocument,
  { layers }: ExportOptions,
): DatasetAnnotation[] {
  return document.annotations
    .filter((annotation) => layers.includes(annotation.layer))
    .sort((a, b) => a.start - b.start || b.end - a.end || byId(a, b));
}

/** A claim with what the wanted layers hold of it; its parts ordered by id. */
export function selectedClaim(claim: DatasetClaim, { layers }: ExportOptions): DatasetClaim {
  return {
    ...claim,
    mentions: claim.mentions.filter(({ layer }) => layers.includes(layer)).sort(byId),
    evidence: claim.evidence.toSorted(byId),
    judgments: claim.judgments.filter(({ layer }) => layers.includes(layer)).sort(byId),
  };
}

/** Ids are compared by code units, so that the order is the same on every machine. */
export function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/** UTF-16 code units of text that stay at hand for claims, whose passages are scattered over the articles. */
const KEPT_LENGTH = 8 * 1024 * 1024;

/** Code-point indexes of article versions by id; those used last are kept, within a fixed amount of text. */
export function codePointIndexes(dataset: Dataset): (versionId: string) => Promise<CodePointIndex> {
  const kept = new Map<string, { index: CodePointIndex; size: number }>();
  let total = 0;
  const forgetOldest = () => {
    for (const [versionId, { size }] of kept) {
      if (total <= KEPT_LENGTH || kept.size === 1) return;
      kept.delete(versionId);
      total -= size;
    }
  };
  return async (versionId) => {
    const known = kept.get(versionId);
    if (known) {
      kept.delete(versionId);
      kept.set(versionId, known);
      return known.index;
    }
    const { text }: DatasetArticle = await dataset.article(versionId);
    const index = indexCodePoints(text);
    kept.set(versionId, { index, size: text.length });
    total += text.length;
    forgetOldest();
    return index;
  };
}
