import type { Subtype, Tag } from "../annotations/tags.ts";
import type { Level } from "../corroboration/rubric.ts";
import type { Passage } from "../text/passage.ts";
import type { ReviewerAnnotation } from "./align.ts";
import type { Dissent } from "./dissent.ts";
import type { ReviewerJudgment } from "./judgments.ts";
import type { Decision } from "./merge.ts";
import { VOTE_RULES } from "./propose.ts";

/** How a decision came about: one reviewer accepted, boundaries merged, written anew, nothing kept, or by a vote. */
export const DECISION_METHODS = ["accept", "union", "intersection", "own", "reject", ...VOTE_RULES] as const;
export type DecisionMethod = (typeof DECISION_METHODS)[number];

/** The layer of a dataset that settled passages and levels belong to; reviewers' own stand beside it. */
export const ADJUDICATED_LAYER = "adjudicated";

/**
 * A settled place of a text as it travels. Times are milliseconds since 1970 (UTC), offsets UTF-16 code units. Of a
 * rejection `tag` is null and the passage is the stretch that reviewers had marked.
 */
export interface Adjudication extends Passage {
  id: string;
  projectId: string;
  articleId: string;
  versionId: string;
  adjudicatorId: string;
  outcome: "keep" | "reject";
  decidedBy: "hand" | "strategy";
  method: DecisionMethod;
  tag: Tag | null;
  subtype: Subtype | null;
  note: string;
  heard: ReviewerAnnotation[];
  silent: string[];
  dissent: Dissent[];
  staleSince: number | null;
  version: number;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

/** The settled level of a claim, with the judgments that say otherwise. */
export interface LevelAdjudication {
  id: string;
  projectId: string;
  claimId: string;
  adjudicatorId: string;
  level: Level;
  note: string;
  heard: ReviewerJudgment[];
  dissent: ReviewerJudgment[];
  version: number;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

type Decided = Pick<
  Adjudication,
  "id" | "outcome" | "decidedBy" | "start" | "end" | "tag" | "subtype" | "heard" | "silent"
>;

/** A stored decision as merging takes it; its key is the row's id. */
export function decisionOf({ id, outcome, decidedBy, tag, subtype, ...row }: Decided): Decision {
  const kept =
    outcome === "keep" && tag !== null
      ? { kind: "keep" as const, settled: { start: row.start, end: row.end, tag, subtype } }
      : { kind: "reject" as const };
  return { key: id, by: decidedBy, outcome: kept, heard: row.heard, silent: row.silent, unheard: [] };
}
