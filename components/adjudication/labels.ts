import type { DecisionMethod } from "#lib/adjudication/adjudication.ts";
import type { GroupState } from "#lib/adjudication/align.ts";
import type { DissentKind } from "#lib/adjudication/dissent.ts";
import type { BoundaryRule, VoteRule } from "#lib/adjudication/propose.ts";

// Words and signs for people; the vocabularies themselves are in lib/adjudication.

export const STATE_LABELS: Record<GroupState, { name: string; sign: string }> = {
  "only-one": { name: "Only one marked it", sign: "①" },
  "differ-in-tag": { name: "Tags differ", sign: "≠" },
  "differ-in-boundary": { name: "Boundaries differ", sign: "↔" },
  "only-some": { name: "Only some marked it", sign: "◔" },
  agree: { name: "All agree", sign: "✓" },
};

export const METHOD_LABELS: Record<DecisionMethod, string> = {
  accept: "as one reviewer had it",
  union: "boundaries joined",
  intersection: "the stretch all share",
  own: "written anew",
  reject: "nothing kept",
  unanimous: "unanimous",
  majority: "by majority",
  weighted: "by weighted vote",
};

export const VOTE_LABELS: Record<VoteRule, string> = {
  unanimous: "All agree",
  majority: "Majority",
  weighted: "Weighted by reviewer model",
};

export const BOUNDARY_LABELS: Record<BoundaryRule, string> = {
  identical: "Only if the same",
  "most-common": "Most common",
  union: "Union",
  intersection: "Intersection",
};

export const DISSENT_LABELS: Record<DissentKind, string> = {
  "marked-nothing": "marked nothing",
  "marked-something": "marked something",
  tag: "other tag",
  subtype: "other subtype",
  boundary: "other boundaries",
};
