import { and, asc, desc, eq, getTableColumns, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type {
  ClaimDossier,
  Evidence,
  Judgment,
  Mention,
  Origin,
  ProjectClaims,
  Publisher,
  Question,
  RecordedMove,
  RecordedRelation,
} from "#lib/claims/dossier.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";
import { claimVisibility, visibleQuestions } from "./visibility.ts";
import { listAssessments, listDependences, listDerivations, listOverlaps } from "./sources.ts";

/** Every claim of the project that may be seen with its mentions, evidence and judgments, oldest first; only `claimId` where given. */
export async function listClaims(
  reading: Reading,
  by: Authorized,
  claimId?: string,
): Promise<ClaimDossier[]> {
  const { db, tables } = reading;
  const claims = await db
    .select()
    .from(tables.claim)
    .where(
      and(
        eq(tables.claim.projectId, by.projectId),
        isNull(tables.claim.mergedIntoId),
        claimId ? eq(tables.claim.id, claimId) : undefined,
      ),
    )
    .orderBy(asc(tables.claim.createdAt), asc(tables.claim.id));
  const [mentions, evidence, judgments, visible] = await Promise.all([
    listMentions(reading, by, { claimId }),
    listEvidence(reading, by, claimId),
    listJudgments(reading, by, claimId),
    claimVisibility(reading, by),
  ]);
  const isVisible = ({ claimId: id, reviewerId }: Evidence | Judgment) => visible.onClaim(id, reviewerId);
  return claims
    .filter(({ id }) => visible.claim(id))
    .map((claim) => ({
      claim,
      mentions: (mentions.get(claim.id) ?? []).filter(({ id }) => visible.mention(id)),
      evidence: (evidence.get(claim.id) ?? []).filter(isVisible),
      judgments: (judgments.get(claim.id) ?? []).filter(isVisible),
    }));
}

/** One claim of the project with all that belongs to it, or null. */
export async function findClaim(
  reading: Reading,
  by: Authorized,
  claimId: string,
): Promise<ClaimDossier | null> {
  const [dossier] = await listClaims(reading, by, claimId);
  return dossier ?? null;
}

/** Mentions by claim; only of one claim, or in some versions, where given. */
export async function listMentions(
  { db, tables }: Reading,
  by: Authorized,
  only: { claimId?: string | undefined; versionIds?: readonly string[] } = {},
): Promise<Map<string, Mention[]>> {
  const { mention, annotation, article, publisher } = tables;
  const {
    projectId: _,
    createdBy: __,
    createdAt: ___,
    updatedAt: ____,
    ...mentionFields
  } = getTableColumns(mention);
  const rows = await db
    // Flat and without what nobody reads: a project has ten thousands of these, and each field costs.
    .select({
      ...mentionFields,
      articleId: annotation.articleId,
      versionId: annotation.versionId,
      articleTitle: article.title,
      publisherId: article.publisherId,
      publisher: sql<string>`coalesce(${publisher.name}, '')`,
      publishedAt: article.publishedAt,
      reviewerId: annotation.reviewerId,
      start: annotation.start,
      end: annotation.end,
      exact: annotation.exact,
    })
    .from(mention)
    .innerJoin(annotation, eq(annotation.id, mention.annotationId))
    .innerJoin(article, eq(article.id, annotation.articleId))
    .leftJoin(publisher, eq(publisher.id, article.publisherId))
    .where(
      and(
        eq(mention.projectId, by.projectId),
        isNull(annotation.deletedAt),
        only.claimId ? eq(mention.claimId, only.claimId) : undefined,
        only.versionIds ? inArray(annotation.versionId, [...only.versionIds]) : undefined,
      ),
    )
    .orderBy(asc(article.createdAt), asc(article.id), asc(annotation.start), asc(mention.id));
  return groupByClaim(rows);
}

async function listEvidence(
  { db, tables }: Reading,
  by: Authorized,
  claimId?: string,
): Promise<Map<string, Evidence[]>> {
  const { evidence, articleVersion, article, publisher, user } = tables;
  const rows = await db
    .select({
      evidence,
      articleId: article.id,
      articleTitle: article.title,
      publisherId: article.publisherId,
      publisher: publisher.name,
      reviewer: user.name,
    })
    .from(evidence)
    .innerJoin(user, eq(user.id, evidence.reviewerId))
    .leftJoin(articleVersion, eq(articleVersion.id, evidence.versionId))
    .leftJoin(article, eq(article.id, articleVersion.articleId))
    .leftJoin(publisher, eq(publisher.id, article.publisherId))
    .where(
      and(
        eq(evidence.projectId, by.projectId),
        isNull(evidence.deletedAt),
        claimId ? eq(evidence.claimId, claimId) : undefined,
      ),
    )
    .orderBy(asc(evidence.createdAt), asc(evidence.id));
  return groupByClaim(
    rows.map(({ evidence: row, ...rest }) => ({
      ...row,
      ...rest,
      articleTitle: rest.articleTitle ?? "",
      publisher: rest.publisher ?? "",
    })),
  );
}

async function listJudgments(
  { db, tables }: Reading,
  by: Authorized,
  claimId?: string,
): Promise<Map<string, Judgment[]>> {
  const { judgment, user } = tables;
  const rows = await db
    .select({ judgment, reviewer: user.name })
    .from(judgment)
    .innerJoin(user, eq(user.id, judgment.reviewerId))
    .where(and(eq(judgment.projectId, by.projectId), claimId ? eq(judgment.claimId, claimId) : undefined))
    .orderBy(asc(judgment.createdAt), asc(judgment.id));
  return groupByClaim(rows.map(({ judgment: row, reviewer }) => ({ ...row, reviewer })));
}

function groupByClaim<T extends { claimId: string }>(rows: T[]): Map<string, T[]> {
  return Map.groupBy(rows, (row) => row.claimId);
}

/** Origins of the project by name. */
export async function listOrigins({ db, tables: { origin } }: Reading, by: Authorized): Promise<Origin[]> {
  return db.select().from(origin).where(eq(origin.projectId, by.projectId)).orderBy(asc(origin.name));
}

/** Publishers of the project by name. */
export async function listPublishers(
  { db, tables: { publisher } }: Reading,
  by: Authorized,
): Promise<Publisher[]> {
  return db
    .select()
    .from(publisher)
    .where(eq(publisher.projectId, by.projectId))
    .orderBy(asc(publisher.name));
}

/** Questions of the project, oldest first. */
export async function listQuestions(reading: Reading, by: Authorized): Promise<Question[]> {
  const { question } = reading.tables;
  const rows = await reading.db
    .select()
    .from(question)
    .where(eq(question.projectId, by.projectId))
    .orderBy(asc(question.createdAt));
  const isVisible = await visibleQuestions(reading, by, await claimVisibility(reading, by));
  return rows.filter(({ id }) => isVisible(id));
}

/** How claims of the project stand to one another, oldest first; what hangs on a merged claim is left out. */
export async function listRelations(reading: Reading, by: Authorized): Promise<RecordedRelation[]> {
  const { db, tables } = reading;
  const { claimRelation, claim } = tables;
  const other = alias(claim, "other_claim");
  const rows = await db
    .select({ relation: claimRelation })
    .from(claimRelation)
    .innerJoin(claim, eq(claim.id, claimRelation.a))
    .innerJoin(other, eq(other.id, claimRelation.b))
    .where(
      and(eq(claimRelation.projectId, by.projectId), isNull(claim.mergedIntoId), isNull(other.mergedIntoId)),
    )
    .orderBy(asc(claimRelation.createdAt), asc(claimRelation.id));
  const visible = await claimVisibility(reading, by);
  return rows.map(({ relation }) => relation).filter(({ a, b }) => visible.claim(a) && visible.claim(b));
}

/** Which claims were merged and split, latest first. */
export async function listMoves(reading: Reading, by: Authorized): Promise<RecordedMove[]> {
  const { claimMove, user } = reading.tables;
  const rows = await reading.db
    .select({ move: claimMove, by: user.name })
    .from(claimMove)
    .innerJoin(user, eq(user.id, claimMove.createdBy))
    .where(eq(claimMove.projectId, by.projectId))
    .orderBy(desc(claimMove.createdAt), desc(claimMove.id));
  const visible = await claimVisibility(reading, by);
  return rows
    .map((row) => ({ ...row.move, by: row.by }))
    .filter(({ claimId, otherClaimId }) => visible.claim(claimId) && visible.claim(otherClaimId));
}

/** Everything that claims are read and weighed with, in one go. */
export async function loadProjectClaims(reading: Reading, by: Authorized): Promise<ProjectClaims> {
  const [claims, questions, relations, moves, origins, publishers] = await Promise.all([
    listClaims(reading, by),
    listQuestions(reading, by),
    listRelations(reading, by),
    listMoves(reading, by),
    listOrigins(reading, by),
    listPublishers(reading, by),
  ]);
  const [dependences, derivations, overlaps, assessments] = await Promise.all([
    listDependences(reading, by),
    listDerivations(reading, by),
    listOverlaps(reading, by),
    listAssessments(reading, by),
  ]);
  const mentions = claims.flatMap((dossier) => dossier.mentions);
  return {
    ...{ claims, questions, relations, moves, origins, publishers, mentions },
    ...{ dependences, derivations, overlaps, assessments },
  };
}
