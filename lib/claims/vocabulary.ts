/** How a piece of evidence stands to a claim. */
export const STANCES = ["supports", "contradicts", "mentions"] as const;
export type Stance = (typeof STANCES)[number];
export const STANCE_SIGNS = { supports: "↗", contradicts: "↘", mentions: "→" } as const satisfies Record<
  Stance,
  string
>;

/** A reviewer's confidence in a judgment (JP 2-0 wording). Never folded into the level. */
export const CONFIDENCES = ["low", "moderate", "high"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** FactBank factuality: how firmly the text commits itself to the content, relative to its source. */
export const FACTUALITIES = ["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"] as const;
export type Factuality = (typeof FACTUALITIES)[number];

/** Check-worthiness (ClaimBuster): non-factual, unimportant factual, check-worthy factual. */
export const CHECK_WORTHINESS = ["NFS", "UFS", "CFS"] as const;
export type CheckWorthiness = (typeof CHECK_WORTHINESS)[number];

/** What kind of thing a claim says (AVeriTeC). */
export const CLAIM_TYPES = ["event-or-property", "numerical", "quote", "causal", "position"] as const;
export type ClaimType = (typeof CLAIM_TYPES)[number];

/** How words are quoted. */
export const QUOTE_TYPES = ["direct", "indirect", "mixed", "none"] as const;
export type QuoteType = (typeof QUOTE_TYPES)[number];

/** What kind of attitude an attribution reports (PolNeAR). */
export const ATTRIBUTION_KINDS = [
  "statement",
  "belief",
  "intention",
  "decree",
  "witness",
  "evidence",
  "denial",
] as const;
export type AttributionKind = (typeof ATTRIBUTION_KINDS)[number];

/** What sort of thing an origin is. */
export const ORIGIN_KINDS = [
  "official",
  "agency",
  "person",
  "document",
  "imagery",
  "witness",
  "outlet",
  "unknown",
] as const;
export type OriginKind = (typeof ORIGIN_KINDS)[number];

/** How close an origin was to what it tells of. */
export const ACCESS_TYPES = ["first-hand", "second-hand", "unknown"] as const;
export type AccessType = (typeof ACCESS_TYPES)[number];

/** Admiralty reliability grades of publishers and origins; F is "cannot be judged", not the worst. */
export const RELIABILITY_GRADES = ["A", "B", "C", "D", "E", "F"] as const;
export type ReliabilityGrade = (typeof RELIABILITY_GRADES)[number];

/** Practices that a publisher is assessed by (own list of generic ones); each passes, fails or doesn't apply. */
export const CRITERIA = [
  "names-its-sources",
  "corrects-errors",
  "separates-news-from-opinion",
  "headlines-fit-the-text",
  "says-who-owns-it",
  "names-its-authors",
  "labels-advertising",
  "reports-first-hand",
] as const;
export type Criterion = (typeof CRITERIA)[number];
export const CRITERION_OUTCOMES = ["pass", "fail", "not-applicable"] as const;
export type CriterionOutcome = (typeof CRITERION_OUTCOMES)[number];

/** How one claim stands to another. */
export const CLAIM_RELATIONS = ["same", "entails", "contradicts", "compatible", "not-comparable"] as const;
export type ClaimRelation = (typeof CLAIM_RELATIONS)[number];

/** Why two claims contradict each other (de Marneffe et al. 2008). */
export const CONTRADICTION_TYPES = [
  "antonym",
  "negation",
  "numeric",
  "factive",
  "structure",
  "lexical",
  "world-knowledge",
] as const;
export type ContradictionType = (typeof CONTRADICTION_TYPES)[number];

/** How much of an article was taken from another (METER). */
export const DERIVATION_LEVELS = ["wholly-derived", "partially-derived", "non-derived"] as const;
export type DerivationLevel = (typeof DERIVATION_LEVELS)[number];

/** What kind of outlet a publisher is. */
export const PUBLISHER_KINDS = [
  "original-newsroom",
  "wire",
  "broadcaster",
  "aggregator",
  "seo-rewrite",
  "scraper",
  "ai-generated",
  "blog",
  "state-media",
  "unknown",
] as const;
export type PublisherKind = (typeof PUBLISHER_KINDS)[number];

/** How a text rounds a number: as it stands, "about", "at least", "up to", "between", "hundreds of". */
export const APPROXIMATORS = ["exact", "about", "at-least", "up-to", "range", "order-of-magnitude"] as const;
export type Approximator = (typeof APPROXIMATORS)[number];

/** Whether a number tells of what is, what is intended, or what somebody reckons. */
export const QUANTITY_STATUSES = ["actual", "planned", "estimate"] as const;
export type QuantityStatus = (typeof QUANTITY_STATUSES)[number];
