import { and, asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type {
  Derivation,
  MeasuredOverlap,
  OriginDependence,
  PublisherAssessment,
} from "#lib/claims/dossier.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";

/** What analysts say about origins that may lean on each other, oldest first. */
export async function listDependences(
  { db, tables: { originDependence } }: Reading,
  by: Authorized,
): Promise<OriginDependence[]> {
  return db
    .select()
    .from(originDependence)
    .where(eq(originDependence.projectId, by.projectId))
    .orderBy(asc(originDependence.createdAt), asc(originDependence.id));
}

/** Which articles were taken from others by people's decisions, oldest first. */
export async function listDerivations(
  { db, tables: { derivation } }: Reading,
  by: Authorized,
): Promise<Derivation[]> {
  return db
    .select()
    .from(derivation)
    .where(eq(derivation.projectId, by.projectId))
    .orderBy(asc(derivation.createdAt), asc(derivation.id));
}

/** What the current texts of articles have in common, most first. */
export async function listOverlaps({ db, tables }: Reading, by: Authorized): Promise<MeasuredOverlap[]> {
  const { textOverlap, article } = tables;
  const other = alias(article, "other_article");
  const rows = await db
    .select({
      articleA: article.id,
      articleB: other.id,
      publishedAtA: article.publishedAt,
      publishedAtB: other.publishedAt,
      shared: textOverlap.shared,
      containmentInA: textOverlap.containmentInA,
      containmentInB: textOverlap.containmentInB,
      jaccard: textOverlap.jaccard,
    })
    .from(textOverlap)
    .innerJoin(article, eq(article.currentVersionId, textOverlap.versionA))
    .innerJoin(other, eq(other.currentVersionId, textOverlap.versionB))
    .where(and(eq(textOverlap.projectId, by.projectId)));
  return rows.toSorted(
    (a, b) => b.shared - a.shared || (a.articleA + a.articleB < b.articleA + b.articleB ? -1 : 1),
  );
}

/** How reviewers grade the project's publishers, oldest first; blind ones learn of their own grades only. */
export async function listAssessments(
  { db, tables: { publisherAssessment, user } }: Reading,
  by: Authorized,
): Promise<PublisherAssessment[]> {
  const rows = await db
    .select({ assessment: publisherAssessment, reviewer: user.name })
    .from(publisherAssessment)
    .innerJoin(user, eq(user.id, publisherAssessment.reviewerId))
    .where(
      and(
        eq(publisherAssessment.projectId, by.projectId),
        by.isBlind ? eq(publisherAssessment.reviewerId, by.actor.id) : undefined,
      ),
    )
    .orderBy(asc(publisherAssessment.createdAt), asc(publisherAssessment.id));
  return rows.map(({ assessment, reviewer }) => ({ ...assessment, reviewer }));
}
