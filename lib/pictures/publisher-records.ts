import type { Tag } from "../annotations/tags.ts";
import { assessor } from "../claims/assessment.ts";
import type { Derivation, ProjectClaims, Publisher, PublisherAssessment } from "../claims/dossier.ts";
import { DERIVATION_LEVELS, type DerivationLevel } from "../claims/vocabulary.ts";
import type { Level } from "../corroboration/rubric.ts";
import { addCompositions, type Composition, compositionOf } from "../publishers/composition.ts";
import type { ProfiledArticle } from "../publishers/profile.ts";
import type { TextSpan } from "../text/passage.ts";

/** An article as its publisher is judged by it. Times are milliseconds since 1970 (UTC), lengths UTF-16 code units. */
export interface PublishedArticle {
  id: string;
  versionId: string;
  title: string;
  url: string;
  publisherId: string | null;
  publisher: string;
  publishedAt: number | null;
  versionAt: number;
  versionNumber: number;
  length: number;
  passages: readonly (TextSpan & { tag: Tag })[];
}

/** The level that stands for a claim: the adjudicated one; without, the one all reviewers agree on; else null. */
export function settledLevels(
  claims: ProjectClaims["claims"],
  adjudicated: readonly { claimId: string; level: Level }[],
): Map<string, Level | null> {
  const decided = new Map(adjudicated.map(({ claimId, level }) => [claimId, level]));
  return new Map(
    claims.map(({ claim, judgments }) => {
      const levels = new Set(judgments.map(({ level }) => level));
      const [only] = levels;
      return [claim.id, decided.get(claim.id) ?? (levels.size === 1 && only !== undefined ? only : null)];
    }),
  );
}

/** Articles of one publisher with all that its profile is made from. */
export function profiledArticles(
  project: ProjectClaims,
  articles: readonly PublishedArticle[],
  levels: ReadonlyMap<string, Level | null>,
): ProfiledArticle[] {
  const ids = new Set(articles.map(({ id }) => id));
  const weigh = assessor(project);
  const concerned = project.claims.filter(({ mentions }) =>
    mentions.some(({ articleId }) => ids.has(articleId)),
  );
  const origins = new Map(
    concerned.map((dossier) => [dossier.claim.id, weigh(dossier).ledger.support.independentOrigins]),
  );
  const mentions = Map.groupBy(
    concerned.flatMap((dossier) => dossier.mentions),
    ({ articleId }) => articleId,
  );
  return articles.map(({ id, publishedAt, length, passages }) => ({
    ...{ id, length, passages },
    publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString(),
    derivation: decidedDerivation(id, project.derivations),
    mentions: (mentions.get(id) ?? []).map(({ claimId, originId, anonymous }) => ({
      ...{ claimId, originId, anonymous },
      claimOrigins: origins.get(claimId) ?? 0,
      level: levels.get(claimId) ?? null,
    })),
  }));
}

/** What people decided about an article: of several decisions the one that says most was taken. */
export function decidedDerivation(
  articleId: string,
  derivations: readonly Derivation[],
): DerivationLevel | null {
  const decided = derivations.filter((one) => one.articleId === articleId).map(({ level }) => level);
  return DERIVATION_LEVELS.find((level) => decided.includes(level)) ?? null;
}

/** A publisher in the list of all. */
export interface PublisherRow {
  publisher: Publisher;
  articles: number;
  composition: Composition;
  derivation: Record<DerivationLevel, number>;
  /** Grades that reviewers gave. */
  grades: PublisherAssessment["reliability"][];
}

/** Every publisher with what its articles here consist of, most articles first. */
export function publisherRows(project: ProjectClaims, articles: readonly PublishedArticle[]): PublisherRow[] {
  const published = Map.groupBy(articles, ({ publisherId }) => publisherId);
  return project.publishers
    .map((publisher) => {
      const own = published.get(publisher.id) ?? [];
      const decided = own.map(({ id }) => decidedDerivation(id, project.derivations));
      const count = (level: DerivationLevel) => decided.filter((one) => one === level).length;
      return {
        publisher,
        articles: own.length,
        composition: addCompositions(own.map(({ length, passages }) => compositionOf(length, passages))),
        derivation: {
          "wholly-derived": count("wholly-derived"),
          "partially-derived": count("partially-derived"),
          "non-derived": count("non-derived"),
        },
        grades: project.assessments
          .filter(({ publisherId }) => publisherId === publisher.id)
          .map(({ reliability }) => reliability),
      };
    })
    .toSorted((a, b) => b.articles - a.articles || (a.publisher.name < b.publisher.name ? -1 : 1));
}
