import { entropy } from "../agreement/readings.ts";
import { compareText, type Group, unionSpan } from "./align.ts";
import { voteShare } from "./votes.ts";

export interface QueueEntry {
  group: Group;
  /** Nats, over the tags and "nothing". */
  entropy: number;
}

/**
 * Groups with something to settle, the most divided first. Entropy is that of the votes, or of `posterior` (the
 * reviewer model's probabilities of a group's tags) where it has one. Where votes are equal but boundaries differ
 * entropy is 0 and text order decides.
 */
export function disagreementQueue(
  groups: readonly Group[],
  posterior: (group: Group) => readonly number[] | null = () => null,
): QueueEntry[] {
  return groups
    .filter(({ state }) => state !== "agree")
    .map((group) => ({ group, entropy: entropy(posterior(group) ?? voteShare(group)) }))
    .toSorted(
      (a, b) =>
        b.entropy - a.entropy ||
        unionSpan(a.group.members).start - unionSpan(b.group.members).start ||
        compareText(a.group.key, b.group.key),
    );
}
