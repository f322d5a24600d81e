import type { Tag } from "../annotations/tags.ts";
import type { TextSpan } from "../text/passage.ts";

/** What aligning needs of an annotation. Offsets are UTF-16 code units, end exclusive. */
export interface ReviewerAnnotation extends TextSpan {
  id: string;
  reviewer: string;
  tag: Tag;
  subtype: string | null;
}

/**
 * How the reviewers of one passage stand to each other, in order of precedence: somebody is alone, the tags differ,
 * the boundaries differ, some say nothing here, or all say the same.
 */
export const GROUP_STATES = [
  "only-one",
  "differ-in-tag",
  "differ-in-boundary",
  "only-some",
  "agree",
] as const;
export type GroupState = (typeof GROUP_STATES)[number];

/** Annotations of different reviewers taken for one passage: at most one of each, all sharing some text. */
export interface Group {
  /** Stable name: the least of its annotation ids. */
  key: string;
  members: readonly ReviewerAnnotation[];
  /** Readers of the text who marked nothing here. */
  silent: readonly string[];
  state: GroupState;
  tagsDiffer: boolean;
  boundariesDiffer: boolean;
  subtypesDiffer: boolean;
}

/**
 * Aligns the annotations of all readers of one text. Likest pairs are joined first (identical, then by shared
 * share of their union), and only while all in a group overlap, so every group has a common stretch. The order of
 * the input does not matter; every annotation is in exactly one group; groups come in text order.
 * Throws a RangeError for an annotation by somebody who is not a reader, or an id that occurs twice.
 */
export function alignAnnotations(
  annotations: readonly ReviewerAnnotation[],
  readers: readonly string[],
): Group[] {
  checkInput(annotations, readers);
  const sorted = annotations.toSorted(byPlace);
  const groupOf = new Map(sorted.map((annotation) => [annotation.id, [annotation]]));
  for (const [one, other] of likestPairs(sorted)) {
    const left = groupOf.get(one.id)!;
    const right = groupOf.get(other.id)!;
    if (left === right || !canJoin(left, right)) continue;
    const joined = [...left, ...right];
    for (const member of joined) groupOf.set(member.id, joined);
  }
  return [...new Set(groupOf.values())].map((members) => describe(members, readers)).toSorted(byCommonPlace);
}

/** The stretch that all members share. */
export function commonSpan(members: readonly TextSpan[]): TextSpan {
  return {
    start: Math.max(...members.map(({ start }) => start)),
    end: Math.min(...members.map(({ end }) => end)),
  };
}

/** The stretch that any member covers. */
export function unionSpan(members: readonly TextSpan[]): TextSpan {
  return {
    start: Math.min(...members.map(({ start }) => start)),
    end: Math.max(...members.map(({ end }) => end)),
  };
}

function checkInput(annotations: readonly ReviewerAnnotation[], readers: readonly string[]): void {
  const ids = new Set<string>();
  for (const { id, reviewer, start, end } of annotations) {
    if (ids.has(id)) throw new RangeError(`Annotation ${id} occurs twice.`);
    ids.add(id);
    if (!readers.includes(reviewer)) throw new RangeError(`${reviewer} is not a reader of this text.`);
    if (end <= start) throw new RangeError(`Annotation ${id} is empty.`);
  }
}

/** Overlapping pairs of different reviewers, likest first; ties go by place and id so that order is no matter. */
function likestPairs(sorted: readonly ReviewerAnnotation[]): [ReviewerAnnotation, ReviewerAnnotation][] {
  const pairs: { one: ReviewerAnnotation; other: ReviewerAnnotation; likeness: number }[] = [];
  sorted.forEach((one, index) => {
    for (let next = index + 1; next < sorted.length; next++) {
      const other = sorted[next]!;
      if (other.start >= one.end) break;
      if (one.reviewer === other.reviewer) continue;
      const common = commonSpan([one, other]);
      const union = unionSpan([one, other]);
      const likeness = (common.end - common.start) / (union.end - union.start);
      pairs.push({ one, other, likeness });
    }
  });
  const sameTag = ({ one, other }: (typeof pairs)[number]) => (one.tag === other.tag ? 0 : 1);
  return pairs
    .toSorted(
      (a, b) =>
        b.likeness - a.likeness ||
        sameTag(a) - sameTag(b) ||
        byPlace(a.one, b.one) ||
        byPlace(a.other, b.other),
    )
    .map(({ one, other }) => [one, other]);
}

function canJoin(left: readonly ReviewerAnnotation[], right: readonly ReviewerAnnotation[]): boolean {
  const reviewers = new Set(left.map(({ reviewer }) => reviewer));
  if (right.some(({ reviewer }) => reviewers.has(reviewer))) return false;
  const common = commonSpan([...left, ...right]);
  return common.start < common.end;
}

function describe(unordered: readonly ReviewerAnnotation[], readers: readonly string[]): Group {
  const members = unordered.toSorted(
    (a, b) => compareText(a.reviewer, b.reviewer) || compareText(a.id, b.id),
  );
  const spoke = new Set(members.map(({ reviewer }) => reviewer));
  const silent = readers.filter((reader) => !spoke.has(reader)).toSorted(compareText);
  const tagsDiffer = new Set(members.map(({ tag }) => tag)).size > 1;
  const boundariesDiffer = new Set(members.map(({ start, end }) => `${start}-${end}`)).size > 1;
  const subtypesDiffer = new Set(members.map(({ subtype }) => subtype)).size > 1;
  const state =
    members.length === 1 && silent.length > 0
      ? "only-one"
      : tagsDiffer
        ? "differ-in-tag"
        : boundariesDiffer
          ? "differ-in-boundary"
          : silent.length > 0
            ? "only-some"
            : "agree";
  const key = members.map(({ id }) => id).toSorted(compareText)[0]!;
  return { key, members, silent, state, tagsDiffer, boundariesDiffer, subtypesDiffer };
}

function byPlace(a: ReviewerAnnotation, b: ReviewerAnnotation): number {
  return a.start - b.start || a.end - b.end || compareText(a.id, b.id);
}

function byCommonPlace(a: Group, b: Group): number {
  const one = unionSpan(a.members);
  const other = unionSpan(b.members);
  return one.start - other.start || one.end - other.end || compareText(a.key, b.key);
}

/** By code units: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
