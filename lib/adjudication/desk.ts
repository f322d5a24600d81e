import { entropy } from "../agreement/readings.ts";
import type { Tag } from "../annotations/tags.ts";
import type { TextSpan } from "../text/passage.ts";
import { decisionOf, type Adjudication } from "./adjudication.ts";
import { alignAnnotations, compareText, unionSpan, type Group, type ReviewerAnnotation } from "./align.ts";
import { speaksFor, wasHeard } from "./merge.ts";
import { propose, type MergeStrategy, type Outcome } from "./propose.ts";
import { voteShare } from "./votes.ts";

/** One article with all that has to be settled in it. */
export interface ReviewPlace {
  articleId: string;
  versionId: string;
  title: string;
  publisher: string;
  /** Everybody who marked something or submitted the article. */
  readers: readonly string[];
  annotations: readonly (ReviewerAnnotation & { tag: Tag })[];
  adjudications: readonly Adjudication[];
}

/** One place of the text on the adjudicator's desk. */
export interface DeskEntry {
  /** The group's key; of a decision that no group is left of, the decision's id. */
  key: string;
  span: TextSpan;
  group: Group | null;
  decision: Adjudication | null;
  /** Annotations here that are new or changed since it was decided. */
  unheard: readonly ReviewerAnnotation[];
  /** What the strategy says where nothing is decided by hand; null leaves it to the adjudicator. */
  proposal: Outcome | null;
  /** Nats, over the tags and "nothing". */
  entropy: number;
  /** Reviewers differ here and nothing that holds is decided. */
  conflict: boolean;
}

/**
 * Groups and decisions side by side in text order. A decision that speaks for several groups stands beside each of
 * them; one whose annotations are all gone, or that nobody had marked, stands alone.
 */
export function deskEntries(
  groups: readonly Group[],
  decisions: readonly Adjudication[],
  strategy: MergeStrategy,
): DeskEntry[] {
  const present = new Set(groups.flatMap(({ members }) => members.map(({ id }) => id)));
  const sorted = decisions.toSorted((a, b) => compareText(a.id, b.id));
  const beside = new Set<string>();
  const entries = groups.map((group) => {
    const row = sorted.find((each) => speaksFor(decisionOf(each), group, present)) ?? null;
    if (row) beside.add(row.id);
    return entryOf(group, row, strategy);
  });
  const alone = sorted.filter(({ id }) => !beside.has(id)).map(lonelyEntry);
  return [...entries, ...alone].toSorted(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compareText(a.key, b.key),
  );
}

function entryOf(group: Group, decision: Adjudication | null, strategy: MergeStrategy): DeskEntry {
  const unheard = decision ? group.members.filter((member) => !wasHeard(decisionOf(decision), member)) : [];
  const holds = decision !== null && unheard.length === 0 && decision.staleSince === null;
  return {
    ...{ key: group.key, span: unionSpan(group.members), group, decision, unheard },
    proposal: decision?.decidedBy === "hand" ? null : propose(group, strategy),
    entropy: entropy(voteShare(group)),
    conflict: !holds && (decision !== null || group.state !== "agree"),
  };
}

function lonelyEntry(decision: Adjudication): DeskEntry {
  const { id: key, start, end, staleSince } = decision;
  const nothing = { group: null, unheard: [], proposal: null, entropy: 0 };
  return { ...nothing, key, span: { start, end }, decision, conflict: staleSince !== null };
}

/** How much is left to decide in one article. */
export interface QueueItem {
  place: ReviewPlace;
  groups: number;
  conflicts: number;
  settled: number;
  stale: number;
  /** Mean entropy of what is open, in nats; the queue's order. */
  entropy: number;
}

/** Articles that two or more have read, the most divided first, settled ones last. */
export function articleQueue(places: readonly ReviewPlace[]): QueueItem[] {
  return places
    .filter(({ readers }) => readers.length > 1)
    .map((place) => {
      const groups = alignAnnotations(place.annotations, place.readers);
      const entries = deskEntries(groups, place.adjudications, { vote: "unanimous", boundary: "identical" });
      const open = entries.filter(({ conflict }) => conflict);
      const total = open.reduce((sum, entry) => sum + entry.entropy, 0);
      return {
        ...{ place, groups: groups.length, conflicts: open.length },
        settled: entries.filter(({ decision, conflict }) => decision !== null && !conflict).length,
        stale: entries.filter(({ decision }) => decision !== null && decision.staleSince !== null).length,
        entropy: open.length === 0 ? 0 : total / open.length,
      };
    })
    .toSorted(
      (a, b) =>
        Number(b.conflicts > 0) - Number(a.conflicts > 0) ||
        b.entropy - a.entropy ||
        b.conflicts - a.conflicts ||
        compareText(a.place.articleId, b.place.articleId),
    );
}
