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
import { ok, type Result } from "#lib/operations/envelope.ts";
import type { Page, PageQuery } from "#lib/pages/pages.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";
import { keysetPage, type PageClauses } from "./keyset.ts";
import { claimVisibility, type ClaimVisibility, visibleQuestions } from "./visibility.ts";
import { listAssessments, listDependences, listDerivations, listOverlaps } from "./sources.ts";

/** Every claim of the project that may be seen with its mentions, evidence and judgments, oldest first; only `claimId` where given. */
export async function listClaims(
  reading: Reading,
  by: Authorized,
  claimId?: string,
): Promise<ClaimDossier[]> {
  const { claim } = reading.tables;
  const [claims, visible] = await Promise.all([
    standingClaims(reading, by, {
      after: claimId ? eq(claim.id, claimId) : undefined,
      orderBy: [asc(claim.createdAt), asc(claim.id)],
    }),
    claimVisibility(reading, by),
  ]);
  const seen = claims.filter(({ id }) => visible.claim(id));
  return dossiersOf(reading, by, seen, visible, claimId ? [claimId] : undefined);
}

/** Claims that are looked through at a time for those that may be seen. */
const STRETCH = 200;

/** Some of those claims, in the same order. */
export async function claimPage(
  reading: Reading,
  by: Authorized,
  query: PageQuery,
): Promise<Result<Page<ClaimDossier>>> {
  const { claim } = reading.tables;
  const visible = await claimVisibility(reading, by);
  const order = { columns: [claim.createdAt, claim.id], direction: "ascending" } as const;
  const page = await keysetPage(
    order,
    query,
    (clauses) => standingClaims(reading, by, clauses),
    (row) => [row.createdAt, row.id],
    by.isBlind ? { keep: ({ id }) => visible.claim(id), stretch: STRETCH } : undefined,
  );
  if (!page.ok) return page;
  const { items, next } = page.value;
  const ids = items.map(({ id }) => id);
  return ok({ items: await dossiersOf(reading, by, items, visible, ids), next });
}

type ClaimRow = ClaimDossier["claim"];

/** Claims that were merged into no other and not taken back. */
const standingClaims = (
  { db, tables: { claim } }: Reading,
  by: Authorized,
  { after, orderBy, limit }: Omit<PageClauses, "limit"> & { limit?: number },
): Promise<ClaimRow[]> => {
  const rows = db
    .select()
    .from(claim)
    .where(and(eq(claim.projectId, by.projectId), isNull(claim.mergedIntoId), after))
    .orderBy(...orderBy);
  return Promise.resolve(limit === undefined ? rows : rows.limit(limit));
};

/** Claims with what belongs to them, as far as it may be seen; `ids` where they are not all of the project. */
async function dossiersOf(
  reading: Reading,
  by: Authorized,
  claims: readonly ClaimRow[],
  visible: ClaimVisibility,
  ids?: readonly string[],
): Promise<ClaimDossier[]> {
  if (claims.length === 0) return [];
  const [mentions, evidence, judgments] = await Promise.all([
    listMentions(reading, by, { claimIds: ids }),
    listEvidence(reading, by, ids),
    listJudgments(reading, by, ids),
  ]);
  const isVisible = ({ claimId: id, reviewerId }: Evidence | Judgment) => visible.onClaim(id, reviewerId);
  return claims.map((claim) => ({
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

/** Mentions by claim; only of some claims, or in some versions, where given. */
export async function listMentions(
  { db, tables }: Reading,
  by: Authorized,
  only: { claimIds?: readonly string[] | undefined; versionIds?: readonly string[] } = {},
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
        only.claimIds ? inArray(mention.claimId, [...only.claimIds]) : undefined,
        only.versionIds ? inArray(annotation.versionId, [...only.versionIds]) : undefined,
      ),
    )
    .orderBy(asc(article.createdAt), asc(article.id), asc(annotation.start), asc(mention.id));
  return groupByClaim(rows);
}

async function listEvidence(
  { db, tables }: Reading,
  by: Authorized,
  claimIds?: readonly string[],
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
        claimIds ? inArray(evidence.claimId, [...claimIds]) : undefined,
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
  claimIds?: readonly string[],
): Promise<Map<string, Judgment[]>> {
  const { judgment, user } = tables;
  const rows = await db
    .select({ judgment, reviewer: user.name })
    .from(judgment)
    .innerJoin(user, eq(user.id, judgment.reviewerId))
    .where(
      and(
        eq(judgment.projectId, by.projectId),
        claimIds ? inArray(judgment.claimId, [...claimIds]) : undefined,
      ),
    )
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
  const [claims, rest] = await Promise.all([listClaims(reading, by), loadWeighing(reading, by)]);
  return { claims, ...rest, mentions: claims.flatMap((dossier) => dossier.mentions) };
}

/** What claims are weighed with, besides themselves. */
export async function loadWeighing(
  reading: Reading,
  by: Authorized,
): Promise<Omit<ProjectClaims, "claims" | "mentions">> {
  const [questions, relations, moves, origins, publishers] = await Promise.all([
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
  return {
    questions,
    relations,
    moves,
    origins,
    publishers,
    dependences,
    derivations,
    overlaps,
    assessments,
  };
}
