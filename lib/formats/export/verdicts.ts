import { type Level, RUBRIC } from "../../corroboration/rubric.ts";
import type { Dataset, DatasetClaim, DatasetEvidence, DatasetJudgment, ExportOptions } from "../dataset.ts";
import { selectedClaim } from "./selection.ts";

/** A claim with the one level that formats of fact-checkers can hold. */
export interface SettledClaim {
  /** Counts the claims with a verdict from 1. */
  number: number;
  claim: DatasetClaim;
  level: Level;
  /** The judgments that give the level. */
  judgments: readonly DatasetJudgment[];
}

/**
 * The claims on which the wanted layers agree: the adjudicated level where there is one, else the level that all
 * reviewers chose. A claim without judgments, or on which they differ, has no verdict and is left out; a level that
 * nobody gave is not made up by averaging.
 */
export async function* settledClaims(dataset: Dataset, options: ExportOptions): AsyncGenerator<SettledClaim> {
  let number = 0;
  for await (const row of dataset.claims()) {
    const claim = selectedClaim(row, options);
    const judgments = decisive(claim.judgments);
    const [first, ...others] = judgments;
    if (!first || others.some(({ level }) => level !== first.level)) continue;
    number++;
    yield { number, claim, level: first.level, judgments };
  }
}

function decisive(judgments: readonly DatasetJudgment[]): readonly DatasetJudgment[] {
  const adjudicated = judgments.filter(({ layer }) => layer === "adjudicated");
  return adjudicated.length > 0 ? adjudicated : judgments;
}

/** Why the level was chosen: the different rationales, one paragraph each. */
export function rationaleOf({ judgments }: SettledClaim): string {
  return [...new Set(judgments.map(({ rationale }) => rationale))].join("\n");
}

/** The rubric's label on the AVeriTeC scale. */
export function averitecLabel(level: Level) {
  return RUBRIC[level].averitec;
}

/** When the last of the judgments was given. */
export function judgedAt({ judgments }: SettledClaim): number {
  return Math.max(...judgments.map(({ updatedAt }) => updatedAt));
}

/** Where a piece of evidence can be looked up: its page, or the article that holds it. */
export function evidenceUrl({ target }: DatasetEvidence): string {
  return target.kind === "url" ? target.url : target.passage.article.url;
}
