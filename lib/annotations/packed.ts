import { describePassage } from "../text/anchoring.ts";
import type { Annotation } from "./annotation.ts";
import type { Subtype, Tag } from "./tags.ts";

/** Where a packed list belongs: all of its annotations lie on one version of one article. */
export interface PackedPlace {
  projectId: string;
  articleId: string;
  versionId: string;
}

type PackedRow = readonly [
  id: string,
  reviewer: number,
  start: number,
  end: number,
  tag: Tag,
  subtype: Subtype | null,
  note: string,
  version: number,
  createdAt: number,
  updatedAt: number,
  deletedAt: number | null,
];

/** Annotations of one version without what its text tells again: a fifth of the size on the way to the browser. */
export interface PackedAnnotations {
  reviewers: readonly string[];
  rows: readonly PackedRow[];
}

/** Packs annotations that all lie on one version. */
export function packAnnotations(annotations: readonly Annotation[]): PackedAnnotations {
  const reviewers = [...new Set(annotations.map(({ reviewerId }) => reviewerId))];
  const place = new Map(reviewers.map((id, at) => [id, at]));
  const rows = annotations.map((each): PackedRow => [
    each.id,
    place.get(each.reviewerId) ?? 0,
    each.start,
    each.end,
    each.tag,
    each.subtype,
    each.note,
    each.version,
    each.createdAt,
    each.updatedAt,
    each.deletedAt,
  ]);
  return { reviewers, rows };
}

/**
 * The annotations again, with quote and context taken from the version's `text`. A context that was kept shorter, as
 * some imports do, comes back in full.
 */
export function unpackAnnotations(
  { reviewers, rows }: PackedAnnotations,
  place: PackedPlace,
  text: string,
): Annotation[] {
  return rows.map(
    ([id, reviewer, start, end, tag, subtype, note, version, createdAt, updatedAt, deletedAt]) => ({
      id,
      ...place,
      reviewerId: reviewers[reviewer] ?? "",
      ...describePassage(text, { start, end }),
      ...{ tag, subtype, note, version, createdAt, updatedAt, deletedAt },
    }),
  );
}
