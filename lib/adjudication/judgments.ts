import { entropy } from "../agreement/readings.ts";
import { LEVELS, type Level } from "../corroboration/rubric.ts";
import { compareText } from "./align.ts";
import type { VoteRule } from "./propose.ts";

/** What settling a claim needs of a judgment. */
export interface ReviewerJudgment {
  id: string;
  reviewer: string;
  level: Level;
  /** Kept by the store with a dissent: what they gave as reason when the level was settled. */
  rationale?: string;
}

/** The level a vote settles; null where it leaves the claim to the adjudicator. Level 0 is a vote like any other. */
export function proposeLevel(
  judgments: readonly ReviewerJudgment[],
  vote: VoteRule,
  weights?: ReadonlyMap<string, number>,
): Level | null {
  const weightOf = (reviewer: string) => (vote === "weighted" ? (weights?.get(reviewer) ?? 0) : 1);
  const total = judgments.reduce((sum, { reviewer }) => sum + weightOf(reviewer), 0);
  for (const level of LEVELS) {
    const own = judgments.filter((judgment) => judgment.level === level);
    if (own.length === 0) continue;
    if (vote === "unanimous") return own.length === judgments.length ? level : null;
    if (own.reduce((sum, { reviewer }) => sum + weightOf(reviewer), 0) > total / 2) return level;
  }
  return null;
}

/** Claims whose judges differ, the most divided first (entropy of their levels, in nats). */
export function judgmentQueue<Claim extends { id: string; judgments: readonly ReviewerJudgment[] }>(
  claims: readonly Claim[],
): { claim: Claim; entropy: number }[] {
  return claims
    .map((claim) => ({ claim, entropy: entropy(levelShares(claim.judgments)) }))
    .filter((entry) => entry.entropy > 0)
    .toSorted((a, b) => b.entropy - a.entropy || compareText(a.claim.id, b.claim.id));
}

/** Judgments that differ from the settled level; they are kept and exported beside it. */
export function dissentingJudgments<Judgment extends ReviewerJudgment>(
  judgments: readonly Judgment[],
  settled: Level,
): Judgment[] {
  return judgments
    .filter(({ level }) => level !== settled)
    .toSorted((a, b) => compareText(a.reviewer, b.reviewer) || compareText(a.id, b.id));
}

function levelShares(judgments: readonly ReviewerJudgment[]): number[] {
  return LEVELS.map(
    (level) =>
      judgments.filter((judgment) => judgment.level === level).length / Math.max(1, judgments.length),
  );
}
