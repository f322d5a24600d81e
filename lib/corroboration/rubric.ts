/**
 * The corroboration rubric: an ordinal scale 1–5 and, off the scale, 0 for a claim that cannot be assessed.
 * For levels 1–5 the Admiralty credibility number is 6 − level; level 0 is Admiralty 6 and counts as *missing*
 * in every ordinal statistic, never as the bottom of the scale.
 */
export const LEVELS = [0, 1, 2, 3, 4, 5] as const;
export type Level = (typeof LEVELS)[number];

export interface RubricEntry {
  key: string;
  /** The word that always stands beside the number. */
  name: string;
  definition: string;
  example: string;
  admiralty: 1 | 2 | 3 | 4 | 5 | 6;
  averitec: "Supported" | "Refuted" | "Not Enough Evidence" | "Conflicting Evidence/Cherrypicking";
}

export const RUBRIC: Record<Level, RubricEntry> = {
  5: {
    key: "confirmed",
    name: "Confirmed",
    definition:
      "Two or more origins that are certainly independent (different originator and different evidence), at least one with direct access, and no credible contradiction.",
    example: "An agency publishes imagery, and a reporter on the scene sees the same thing.",
    admiralty: 1,
    averitec: "Supported",
  },
  4: {
    key: "corroborated",
    name: "Corroborated",
    definition:
      "Several good reports agree, but their independence cannot be guaranteed, or independent origins are all second-hand.",
    example: "A president and another country's agency say the same, but may share intelligence.",
    admiralty: 2,
    averitec: "Supported",
  },
  3: {
    key: "single-origin",
    name: "Single origin",
    definition:
      "Exactly one origin, however many outlets relay it; plausible, and in conflict with nothing known.",
    example: "Five outlets, all “according to the ministry”.",
    admiralty: 3,
    averitec: "Not Enough Evidence",
  },
  2: {
    key: "contested",
    name: "Contested",
    definition:
      "Credible origins conflict on a material point, or the only origin is denied by a party with access; unresolved.",
    example: "Two officials give numbers for the same quantity that cannot both be right.",
    admiralty: 4,
    averitec: "Conflicting Evidence/Cherrypicking",
  },
  1: {
    key: "contradicted",
    name: "Contradicted",
    definition:
      "Better-placed independent evidence contradicts it; support is absent, derivative or withdrawn.",
    example: "A rewrite mistypes a number that its own original gives correctly.",
    admiralty: 5,
    averitec: "Refuted",
  },
  0: {
    key: "not-assessable",
    name: "Not assessable",
    definition:
      "No basis to judge: unattributed, about the future or an intention, opinion, too vague, or outside these articles.",
    example: "“Some observers fear …”",
    admiralty: 6,
    averitec: "Not Enough Evidence",
  },
};

/** Levels that say something about evidence and so need at least one piece of it. */
export const LEVELS_NEEDING_EVIDENCE: readonly Level[] = [5, 4, 2, 1];

/** Whether a judgment at this level is allowed with `evidenceCount` pieces of evidence. */
export function hasEnoughEvidence(level: Level, evidenceCount: number): boolean {
  return evidenceCount > 0 || !LEVELS_NEEDING_EVIDENCE.includes(level);
}

/** "5 Confirmed": number and word together, as every screen and export shows a level. */
export function levelLabel(level: Level): string {
  return `${level} ${RUBRIC[level].name}`;
}
