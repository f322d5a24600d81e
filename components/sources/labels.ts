import type { Publisher } from "#lib/claims/dossier.ts";
import type {
  AccessType,
  Criterion,
  CriterionOutcome,
  DerivationLevel,
  OriginKind,
  PublisherKind,
  ReliabilityGrade,
} from "#lib/claims/vocabulary.ts";

// Words for people; the vocabularies themselves are in lib/claims.

export const PUBLISHER_KIND_LABELS: Record<PublisherKind, string> = {
  "original-newsroom": "Newsroom of its own",
  wire: "News agency",
  broadcaster: "Broadcaster",
  aggregator: "Aggregator",
  "seo-rewrite": "Rewrites for search engines",
  scraper: "Scraper",
  "ai-generated": "Machine-written",
  blog: "Blog",
  "state-media": "State media",
  unknown: "Unknown",
};

/** What a publisher is, in a line. */
export function aboutPublisher({ kind, country, domain, owner, syndicationGroup }: Publisher): string {
  return [
    PUBLISHER_KIND_LABELS[kind],
    country,
    domain,
    owner && `owned by ${owner}`,
    syndicationGroup && `syndicated with ${syndicationGroup}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

export const ORIGIN_KIND_LABELS: Record<OriginKind, string> = {
  official: "Official",
  agency: "Agency",
  person: "Person",
  document: "Document",
  imagery: "Imagery",
  witness: "Witness",
  outlet: "Outlet",
  unknown: "Unknown",
};

export const ACCESS_LABELS: Record<AccessType, string> = {
  "first-hand": "First-hand",
  "second-hand": "Second-hand",
  unknown: "Unknown",
};

export const DERIVATION_LABELS: Record<DerivationLevel, string> = {
  "wholly-derived": "Wholly derived",
  "partially-derived": "Partially derived",
  "non-derived": "Not derived",
};

export const GRADE_LABELS: Record<ReliabilityGrade, string> = {
  A: "A Reliable",
  B: "B Usually reliable",
  C: "C Fairly reliable",
  D: "D Not usually reliable",
  E: "E Unreliable",
  F: "F Cannot be judged",
};

export const CRITERION_LABELS: Record<Criterion, string> = {
  "names-its-sources": "Names its sources",
  "corrects-errors": "Corrects errors",
  "separates-news-from-opinion": "Separates news from opinion",
  "headlines-fit-the-text": "Headlines fit the text",
  "says-who-owns-it": "Says who owns it",
  "names-its-authors": "Names its authors",
  "labels-advertising": "Labels advertising",
  "reports-first-hand": "Reports first-hand",
};

export const OUTCOME_LABELS: Record<CriterionOutcome, string> = {
  pass: "Passes",
  fail: "Fails",
  "not-applicable": "Does not apply",
};
