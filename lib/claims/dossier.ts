import type { Level } from "../corroboration/rubric.ts";
import type { TextSpan } from "../text/passage.ts";
import type { AttributionStep } from "./attribution-chain.ts";
import type { StatedQuantity } from "./quantity.ts";
import type { ClaimMove } from "./merging.ts";
import type { Relation } from "./relations.ts";
import type {
  AccessType,
  CheckWorthiness,
  ClaimType,
  Confidence,
  Criterion,
  CriterionOutcome,
  DerivationLevel,
  Factuality,
  OriginKind,
  PublisherKind,
  QuoteType,
  ReliabilityGrade,
  Stance,
} from "./vocabulary.ts";

// What travels between server and browser about a claim. Times are milliseconds since 1970 (UTC), offsets UTF-16 code
// units. Every editable row carries its `version`.

export interface Claim {
  id: string;
  projectId: string;
  questionId: string | null;
  text: string;
  version: number;
  createdAt: number;
}

export interface Question {
  id: string;
  text: string;
  version: number;
}

export interface Origin {
  id: string;
  name: string;
  kind: OriginKind;
  reliability: ReliabilityGrade;
  access: AccessType;
  version: number;
}

export interface Publisher {
  id: string;
  name: string;
  kind: PublisherKind;
  domain: string;
  owner: string;
  syndicationGroup: string;
  country: string;
  version: number;
}

/** An analyst's estimate that two origins may lean on each other, 0..1. */
export interface OriginDependence {
  id: string;
  originA: string;
  originB: string;
  dependence: number;
  reason: string;
  version: number;
}

/** A person's decision how much of an article was taken from another, or from a page known by its address. */
export interface Derivation {
  id: string;
  articleId: string;
  /** One of the two is set. */
  fromArticleId: string | null;
  fromUrl: string | null;
  level: DerivationLevel;
  reason: string;
  /** What was measured when it was decided, 0..1; null for a page elsewhere. */
  containment: number | null;
  jaccard: number | null;
  version: number;
}

/** What the current texts of two articles have in common by word 5-grams. */
export interface MeasuredOverlap {
  articleA: string;
  articleB: string;
  /** Milliseconds since 1970 (UTC). */
  publishedAtA: number | null;
  publishedAtB: number | null;
  shared: number;
  /** Share of B's word runs that A has too, 0..1. */
  containmentInA: number;
  /** Share of A's word runs that B has too. */
  containmentInB: number;
  jaccard: number;
}

/** One reviewer's grade of one publisher. */
export interface PublisherAssessment {
  id: string;
  publisherId: string;
  reviewerId: string;
  reviewer: string;
  reliability: ReliabilityGrade;
  criteria: Partial<Record<Criterion, CriterionOutcome>>;
  rationale: string;
  version: number;
  updatedAt: number;
}

/** How one claim stands to another, as it was recorded. */
export interface RecordedRelation extends Relation {
  note: string;
  version: number;
}

/** A merge or split as it was made; `undoneAt` is set once it was taken back. */
export interface RecordedMove {
  id: string;
  claimId: string;
  otherClaimId: string;
  /** Whose deed it was. */
  by: string;
  move: ClaimMove;
  undoneAt: number | null;
  createdAt: number;
  version: number;
}

/** Where something stands: an article and its outlet. */
interface Place {
  articleTitle: string;
  publisherId: string | null;
  publisher: string;
}

/** An annotation tied to a claim, with the journalism around it. */
export interface Mention extends Place, TextSpan {
  id: string;
  claimId: string;
  annotationId: string;
  articleId: string;
  versionId: string;
  reviewerId: string;
  publishedAt: number | null;
  exact: string;
  originId: string | null;
  attribution: string;
  quoteType: QuoteType;
  factuality: Factuality;
  hedgeCues: string;
  explicitlyUnverified: boolean;
  anonymous: boolean;
  checkWorthiness: CheckWorthiness | null;
  claimTypes: ClaimType[];
  /** Who relays whom, outermost first; its last voice is the origin. */
  chain: AttributionStep[];
  quantity: StatedQuantity | null;
  version: number;
}

/** A passage, or a page elsewhere, that bears on a claim. */
export interface Evidence extends Place {
  id: string;
  claimId: string;
  reviewerId: string;
  reviewer: string;
  stance: Stance;
  note: string;
  /** Who it comes from, where the reviewer says so. */
  originId: string | null;
  articleId: string | null;
  versionId: string | null;
  start: number | null;
  end: number | null;
  exact: string;
  url: string | null;
  version: number;
}

/** One reviewer's level for a claim. */
export interface Judgment {
  id: string;
  claimId: string;
  reviewerId: string;
  reviewer: string;
  level: Level;
  suggestedLevel: Level | null;
  confidence: Confidence;
  rationale: string;
  blind: boolean;
  cherryPicking: boolean;
  /** ISO dates. */
  asOf: string | null;
  reviewBy: string | null;
  version: number;
  updatedAt: number;
}

export interface ClaimDossier {
  claim: Claim;
  mentions: Mention[];
  evidence: Evidence[];
  judgments: Judgment[];
}

/** What reports are weighed with besides the claim itself. */
export interface SourceDirectory {
  origins: readonly Origin[];
  publishers: readonly Publisher[];
  /** Every mention of the project: evidence that stands in one of them has its origin. */
  mentions: readonly Mention[];
  dependences: readonly OriginDependence[];
  derivations: readonly Derivation[];
  overlaps: readonly MeasuredOverlap[];
  assessments: readonly PublisherAssessment[];
}

/** Everything that the claims of a project are read and weighed with. */
export interface ProjectClaims extends SourceDirectory {
  claims: ClaimDossier[];
  questions: Question[];
  relations: RecordedRelation[];
  /** Latest first. */
  moves: RecordedMove[];
}
