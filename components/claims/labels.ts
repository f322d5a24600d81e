import type { MatchKind } from "#lib/claims/matching.ts";
import type {
  Approximator,
  AttributionKind,
  CheckWorthiness,
  ClaimRelation,
  ClaimType,
  Confidence,
  ContradictionType,
  Factuality,
  QuantityStatus,
  QuoteType,
  Stance,
} from "#lib/claims/vocabulary.ts";
import type { VoicePart } from "#lib/claims/voice-words.ts";

// Words for people; the vocabularies themselves are in lib/claims.

export const FACTUALITY_LABELS: Record<Factuality, string> = {
  "CT+": "Certain",
  "PR+": "Probable",
  "PS+": "Possible",
  "CT-": "Denied: certainly not",
  "PR-": "Probably not",
  "PS-": "Possibly not",
  CTu: "Certain, but which way is unclear",
  Uu: "Leaves it open",
};

export const QUOTE_TYPE_LABELS: Record<QuoteType, string> = {
  none: "Not quoted",
  direct: "Direct quote",
  indirect: "Indirect quote",
  mixed: "Partly in quotation marks",
};

export const CONFIDENCE_LABELS: Record<Confidence, { name: string; about: string }> = {
  low: { name: "Low", about: "Uncorroborated or marginal reports, many assumptions." },
  moderate: { name: "Moderate", about: "Partly corroborated reports from good sources." },
  high: { name: "High", about: "Well corroborated by proven sources, few assumptions." },
};

export const STANCE_LABELS: Record<Stance, string> = {
  supports: "Supports",
  contradicts: "Contradicts",
  mentions: "Mentions",
};

export const ATTRIBUTION_KIND_LABELS: Record<AttributionKind, string> = {
  statement: "Statement",
  belief: "Belief",
  intention: "Intention",
  decree: "Ruling or order",
  witness: "Witnessing",
  evidence: "Evidence shown",
  denial: "Denial",
};

export const CHECK_WORTHINESS_LABELS: Record<CheckWorthiness, string> = {
  CFS: "Factual and worth checking",
  UFS: "Factual, of little interest",
  NFS: "Not a statement of fact",
};

export const CLAIM_TYPE_LABELS: Record<ClaimType, string> = {
  "event-or-property": "Event or property",
  numerical: "Numerical",
  quote: "That somebody said it",
  causal: "Cause and effect",
  position: "Position taken",
};

export const APPROXIMATOR_LABELS: Record<Approximator, string> = {
  exact: "As stated",
  about: "About",
  "at-least": "At least",
  "up-to": "Up to",
  range: "Between",
  "order-of-magnitude": "Dozens, hundreds …",
};

export const QUANTITY_STATUS_LABELS: Record<QuantityStatus, string> = {
  actual: "Actual",
  planned: "Planned",
  estimate: "Estimate",
};

/** Read from one claim to the other: "This claim … that one". */
export const RELATION_LABELS: Record<ClaimRelation, string> = {
  same: "says the same as",
  entails: "entails",
  contradicts: "contradicts",
  compatible: "is compatible with",
  "not-comparable": "cannot be compared with",
};

export const CONTRADICTION_TYPE_LABELS: Record<ContradictionType, string> = {
  numeric: "Different numbers",
  negation: "One denies the other",
  antonym: "Opposite words",
  factive: "One takes it for granted",
  structure: "Who did what to whom",
  lexical: "Wording that excludes it",
  "world-knowledge": "By what is known of the world",
};

export const MATCH_LABELS: Record<MatchKind, string> = {
  "same-claim": "Same claim",
  "same-question": "Same question, other answer",
  related: "Related",
};

/** What marked words are for a voice. */
export const VOICE_PART_LABELS: Record<VoicePart, string> = {
  source: "Who says it",
  cue: "Word of saying",
  content: "What is said",
};
