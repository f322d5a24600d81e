import type { TextSpan } from "../text/passage.ts";
import { compareText, type Group, type ReviewerAnnotation } from "./align.ts";
import { type MergeStrategy, type Outcome, propose } from "./propose.ts";

/** One settled (or still open) place of the adjudicated layer. */
export interface Decision {
  /** Key of the group it settles; for a passage nobody had marked, an id of the adjudicator's. */
  key: string;
  /** "hand" was decided by an adjudicator and is never changed by a merge; "strategy" is a pre-filled proposal. */
  by: "hand" | "strategy";
  /** Null: open. */
  outcome: Outcome | null;
  /** The annotations that were settled, as they were then. */
  heard: readonly ReviewerAnnotation[];
  /** Readers who had marked nothing here. */
  silent: readonly string[];
  /** Annotations at this place that are new or changed since; the adjudicator is asked to look again. */
  unheard: readonly ReviewerAnnotation[];
}

/** A decision by hand on a group. */
export function decideByHand(group: Group, outcome: Outcome): Decision {
  return {
    key: group.key,
    by: "hand",
    outcome,
    heard: group.members,
    silent: group.silent,
    unheard: [],
  };
}

/**
 * Merges again after annotations or the strategy changed. What was decided by hand stays as it was, also where its
 * annotations are gone, and speaks for every group at its place (see `speaksFor`); all other groups get a fresh
 * proposal. Doing it twice changes nothing.
 */
export function mergeAgain(
  previous: readonly Decision[],
  groups: readonly Group[],
  strategy: MergeStrategy,
): Decision[] {
  const byHand = previous.filter(({ by }) => by === "hand").toSorted((a, b) => compareText(a.key, b.key));
  const present = new Set(groups.flatMap(({ members }) => members.map(({ id }) => id)));
  const unheard = new Map<Decision, ReviewerAnnotation[]>(byHand.map((decision) => [decision, []]));
  const proposals: Decision[] = [];
  for (const group of groups) {
    const settled = byHand.filter((decision) => speaksFor(decision, group, present));
    if (settled.length === 0) proposals.push(proposal(group, strategy));
    for (const decision of settled)
      unheard.get(decision)!.push(...group.members.filter((member) => !wasHeard(decision, member)));
  }
  const kept = byHand.map((decision) => ({ ...decision, unheard: inOrder(unheard.get(decision)!) }));
  return [...kept, ...proposals].toSorted(
    (a, b) => placeOf(a) - placeOf(b) || compareText(a.by, b.by) || compareText(a.key, b.key),
  );
}

function proposal(group: Group, strategy: MergeStrategy): Decision {
  return {
    key: group.key,
    by: "strategy",
    outcome: propose(group, strategy),
    heard: group.members,
    silent: group.silent,
    unheard: [],
  };
}

/**
 * Whether a group's place is settled: it holds an annotation that was heard, or one that stands where a heard one was
 * and is gone (deleted and marked anew), or one that says just what was settled. Another annotation of the same
 * stretch that was there all along stays a question of its own.
 */
export function speaksFor(decision: Decision, group: Group, present: ReadonlySet<string>): boolean {
  const { outcome, heard } = decision;
  const gone = heard.filter(({ id }) => !present.has(id));
  return group.members.some(
    (member) =>
      heard.some(({ id }) => id === member.id) ||
      gone.some((known) => sameSpan(known, member)) ||
      (outcome?.kind === "keep" && sameSpan(outcome.settled, member) && outcome.settled.tag === member.tag),
  );
}

function sameSpan(a: TextSpan, b: TextSpan): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Whether an annotation says what it said when this was decided. */
export function wasHeard(decision: Decision, member: ReviewerAnnotation): boolean {
  return decision.heard.some(
    (known) =>
      known.id === member.id &&
      sameSpan(known, member) &&
      known.tag === member.tag &&
      known.subtype === member.subtype,
  );
}

function inOrder(annotations: readonly ReviewerAnnotation[]): ReviewerAnnotation[] {
  return annotations.toSorted((a, b) => a.start - b.start || a.end - b.end || compareText(a.id, b.id));
}

function placeOf({ heard, outcome }: Decision): number {
  const starts = heard.map(({ start }) => start);
  if (outcome?.kind === "keep") starts.push(outcome.settled.start);
  return starts.length === 0 ? 0 : Math.min(...starts);
}
