import type { Level } from "../corroboration/rubric.ts";
import type { Report } from "../corroboration/report.ts";
import { stanceOfFactuality } from "../corroboration/report.ts";
import type { TextSpan } from "../text/passage.ts";
import type {
  AccessType,
  CheckWorthiness,
  Confidence,
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
  owner: string;
  syndicationGroup: string;
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
}

/** The claim's mentions and evidence as reports of the corroboration ledger, one each; evidence by URL is left out. */
export function reportsOf({ mentions, evidence }: ClaimDossier, directory: SourceDirectory): Report[] {
  const own = new Set(mentions.map((mention) => mention.articleId));
  const others = evidence.filter(({ articleId }) => articleId !== null && !own.has(articleId));
  return [
    ...mentions.map((mention) =>
      reportOf(mention, mention, stanceOfFactuality(mention.factuality), directory),
    ),
    ...others.map((item) => reportOf(item, mentionAround(item, directory.mentions), item.stance, directory)),
  ];
}

/** The mention whose passage a piece of evidence overlaps most closely in the text: it tells who said it. */
function mentionAround({ versionId, start, end }: Evidence, mentions: readonly Mention[]): Mention | null {
  const around = mentions.filter(
    (mention) =>
      mention.versionId === versionId &&
      mention.start < (end ?? 0) &&
      mention.end > (start ?? Number.MAX_SAFE_INTEGER),
  );
  const byLength = around.toSorted((a, b) => a.end - a.start - (b.end - b.start));
  return byLength.find((mention) => mention.originId !== null) ?? byLength[0] ?? null;
}

function reportOf(
  item: Pick<Mention | Evidence, "id" | "articleId" | "publisherId" | "publisher" | "articleTitle">,
  mention: Mention | null,
  stance: Stance,
  { origins, publishers }: SourceDirectory,
): Report {
  const origin = origins.find(({ id }) => id === mention?.originId);
  const publisher = publishers.find(({ id }) => id === item.publisherId);
  return {
    id: item.id,
    articleId: item.articleId ?? item.id,
    // An article whose publisher nobody knows is an outlet of its own.
    publisherId: item.publisherId ?? `unknown:${item.articleId}`,
    publisherName: item.publisher || item.articleTitle,
    publisherGrade: "F",
    publisherGroups: [publisher?.owner, publisher?.syndicationGroup].filter((group): group is string =>
      Boolean(group),
    ),
    originId: origin?.id ?? null,
    originName: origin?.name ?? "",
    originGrade: origin?.reliability ?? "F",
    originAccess: origin?.access ?? "unknown",
    relays: [],
    anonymous: mention?.anonymous ?? false,
    stance,
    factuality: mention?.factuality ?? "CT+",
    denial: mention?.factuality === "CT-",
  };
}
