import type { Confidence, Factuality, QuoteType, Stance } from "#lib/claims/vocabulary.ts";

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
