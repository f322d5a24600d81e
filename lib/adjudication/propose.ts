import type { Tag } from "../annotations/tags.ts";
import type { TextSpan } from "../text/passage.ts";
import { commonSpan, compareText, type Group, type ReviewerAnnotation, unionSpan } from "./align.ts";

/** How many reviewers it takes. Silence is a vote against marking anything. */
export const VOTE_RULES = ["unanimous", "majority", "weighted"] as const;
export type VoteRule = (typeof VOTE_RULES)[number];

/** Which boundaries the settled passage gets, out of those who voted for its tag. */
export const BOUNDARY_RULES = ["identical", "most-common", "union", "intersection"] as const;
export type BoundaryRule = (typeof BOUNDARY_RULES)[number];

export interface MergeStrategy {
  vote: VoteRule;
  boundary: BoundaryRule;
  /** For "weighted": what each reviewer's voice counts (see `voiceWeights`); a reviewer not named counts 0. */
  weights?: ReadonlyMap<string, number>;
}

/** What an adjudicated passage says. */
export interface Settled extends TextSpan {
  tag: Tag;
  subtype: string | null;
}

/** Keep a passage, or mark nothing here: rejecting everything is a decision too. */
export type Outcome = { kind: "keep"; settled: Settled } | { kind: "reject" };

/** What the strategy says of a group; null where it leaves the group to the adjudicator. */
export function propose(group: Group, strategy: MergeStrategy): Outcome | null {
  const winner = winningVote(group, strategy);
  if (winner === null) return null;
  if (winner === "nothing") return { kind: "reject" };
  const voters = group.members.filter(({ tag }) => tag === winner);
  const span = settledSpan(voters, strategy);
  if (span === null) return null;
  return { kind: "keep", settled: { ...span, tag: winner, subtype: settledSubtype(voters, strategy) } };
}

/**
 * Weights from a reviewer model: log-odds of being right among `categories` choices, the weights under which a
 * weighted vote is the best guess for independent reviewers. Nobody counts less than nothing.
 */
export function voiceWeights(
  accuracies: ReadonlyMap<string, number>,
  categories: number,
): ReadonlyMap<string, number> {
  return new Map(
    [...accuracies].map(([reviewer, accuracy]) => {
      // Certainty would give one reviewer an infinite voice.
      const p = Math.min(0.999, Math.max(0.001, accuracy));
      return [reviewer, Math.max(0, Math.log((p * (categories - 1)) / (1 - p)))];
    }),
  );
}

function weightOf(reviewer: string, strategy: MergeStrategy): number {
  return strategy.vote === "weighted" ? (strategy.weights?.get(reviewer) ?? 0) : 1;
}

/** The tag (or "nothing") that all, or more than half of the voices, stand for. */
function winningVote(group: Group, strategy: MergeStrategy): Tag | "nothing" | null {
  const voices = new Map<Tag | "nothing", number>();
  let total = 0;
  const hear = (vote: Tag | "nothing", reviewer: string) => {
    const weight = weightOf(reviewer, strategy);
    total += weight;
    voices.set(vote, (voices.get(vote) ?? 0) + weight);
  };
  for (const { tag, reviewer } of group.members) hear(tag, reviewer);
  for (const reviewer of group.silent) hear("nothing", reviewer);
  if (strategy.vote === "unanimous") return voices.size === 1 ? ([...voices.keys()][0] ?? null) : null;
  for (const [vote, weight] of voices) if (weight > total / 2) return vote;
  return null;
}

function settledSpan(voters: readonly ReviewerAnnotation[], strategy: MergeStrategy): TextSpan | null {
  switch (strategy.boundary) {
    case "union":
      return unionSpan(voters);
    case "intersection":
      return commonSpan(voters);
    case "identical": {
      const [first] = voters;
      const same = voters.every(({ start, end }) => start === first?.start && end === first.end);
      return first !== undefined && same ? { start: first.start, end: first.end } : null;
    }
    case "most-common":
      return favourite(voters, strategy, ({ start, end }) => ({ start, end }));
  }
}

function settledSubtype(voters: readonly ReviewerAnnotation[], strategy: MergeStrategy): string | null {
  return favourite(voters, strategy, ({ subtype }) => ({ subtype }))?.subtype ?? null;
}

/** What has the most weight behind it; null on a tie. */
function favourite<Choice extends object>(
  voters: readonly ReviewerAnnotation[],
  strategy: MergeStrategy,
  choiceOf: (voter: ReviewerAnnotation) => Choice,
): Choice | null {
  const tally = new Map<string, { choice: Choice; weight: number }>();
  for (const voter of voters.toSorted((a, b) => compareText(a.reviewer, b.reviewer))) {
    const choice = choiceOf(voter);
    const name = JSON.stringify(choice);
    const weight = (tally.get(name)?.weight ?? 0) + weightOf(voter.reviewer, strategy);
    tally.set(name, { choice, weight });
  }
  const [first, second] = [...tally.values()].toSorted((a, b) => b.weight - a.weight);
  return first === undefined || first.weight === second?.weight ? null : first.choice;
}
