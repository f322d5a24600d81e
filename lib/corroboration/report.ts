import type { AccessType, Factuality, ReliabilityGrade, Stance } from "../claims/vocabulary.ts";

/** Somebody in the relay chain whose word the report rests on: the publisher, a relay, the origin. */
export interface ChainLink {
  role: "publisher" | "relay" | "origin";
  name: string;
  grade: ReliabilityGrade;
}

/**
 * One article's assertion about one claim: a mention or a piece of evidence, as plain data. Ids are the caller's;
 * names serve the explanations only and never change a number.
 */
export interface Report {
  id: string;
  articleId: string;
  publisherId: string;
  publisherName: string;
  publisherGrade: ReliabilityGrade;
  /** Owners and syndication groups the publisher belongs to. */
  publisherGroups: readonly string[];
  /** End of the attribution chain; null = the text names nobody, and the article counts as its own origin. */
  originId: string | null;
  originName: string;
  originGrade: ReliabilityGrade;
  originAccess: AccessType;
  /** Those between publisher and origin, outermost first. */
  relays: readonly { name: string; grade: ReliabilityGrade }[];
  anonymous: boolean;
  stance: Stance;
  factuality: Factuality;
  /** An explicit denial by its origin, rather than a differing account. */
  denial: boolean;
}

/** What links articles and origins to one another. */
export interface Links {
  /** `degree` 0..1 of `articleId` taken from `fromArticleId`, which may be an article outside the project. */
  derivations: readonly { articleId: string; fromArticleId: string; degree: number }[];
  /** Analyst-set dependence between two origins, 0..1, e.g. 0.5 "may share intelligence". */
  origins: readonly { a: string; b: string; dependence: number; reason: string }[];
}

export const NO_LINKS: Links = { derivations: [], origins: [] };

/** The degree that a recorded derivation level stands for when no measured containment is preferred (§3.1). */
export const DERIVATION_DEGREES = {
  "wholly-derived": 1,
  "partially-derived": 0.5,
  "non-derived": 0,
} as const;

/** P(right | grade), defaults of the reference: E says nothing, F (cannot be judged) next to nothing. */
export const GRADE_PROBABILITIES: Record<ReliabilityGrade, number> = {
  A: 0.95,
  B: 0.85,
  C: 0.7,
  D: 0.55,
  E: 0.5,
  F: 0.6,
};

/** How much of its weight a report keeps at this factuality, whichever its polarity. */
export const FACTUALITY_WEIGHTS: Record<Factuality, number> = {
  "CT+": 1,
  "PR+": 0.75,
  "PS+": 0.4,
  "CT-": 1,
  "PR-": 0.75,
  "PS-": 0.4,
  CTu: 0,
  Uu: 0,
};

/** Which side a mention takes by its factuality alone: "certainly not" contradicts, "does not commit" only mentions. */
export function stanceOfFactuality(factuality: Factuality): Stance {
  if (factuality.endsWith("+")) return "supports";
  return factuality.endsWith("-") ? "contradicts" : "mentions";
}

/** The relay chain of a report, outermost first; a report without origin ends at its publisher. */
export function chainOf(report: Report): ChainLink[] {
  const chain: ChainLink[] = [
    { role: "publisher", name: report.publisherName, grade: report.publisherGrade },
  ];
  for (const relay of report.relays) chain.push({ role: "relay", ...relay });
  if (report.originId !== null)
    chain.push({ role: "origin", name: report.originName, grade: report.originGrade });
  return chain;
}

/** The link with the lowest P(right | grade); of equals the one nearest to the origin. */
export function weakestLink(report: Report): ChainLink {
  return chainOf(report).reduce((weakest, link) =>
    GRADE_PROBABILITIES[link.grade] <= GRADE_PROBABILITIES[weakest.grade] ? link : weakest,
  );
}

/** λ before any cap: m · ln(r / (1 − r)), r of the weakest link (log odds, natural logarithm). */
export function ownWeight(report: Report): number {
  const right = GRADE_PROBABILITIES[weakestLink(report).grade];
  return FACTUALITY_WEIGHTS[report.factuality] * Math.log(right / (1 - right));
}
