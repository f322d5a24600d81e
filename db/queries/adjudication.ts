import { and, asc, eq, getTableColumns, isNull, ne } from "drizzle-orm";
import type { Adjudication, LevelAdjudication } from "#lib/adjudication/adjudication.ts";
import type { ReviewPlace } from "#lib/adjudication/desk.ts";
import { ok, type Result } from "#lib/operations/envelope.ts";
import { badCursor, cutPage, readCursor, writeCursor, type Page, type PageQuery } from "#lib/pages/pages.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";
import { keysetPage, type PageClauses } from "./keyset.ts";
import { visibleAnnotations } from "./visibility.ts";

/** Settled passages of the project in text order, without withdrawn ones; only of `versionId` where given. */
export async function listAdjudications(
  { db, tables: { adjudication } }: Reading,
  by: Authorized,
  versionId?: string,
): Promise<Adjudication[]> {
  // What was settled tells what colleagues marked.
  if (by.isBlind) return [];
  return db
    .select()
    .from(adjudication)
    .where(
      and(
        eq(adjudication.projectId, by.projectId),
        isNull(adjudication.deletedAt),
        versionId ? eq(adjudication.versionId, versionId) : undefined,
      ),
    )
    .orderBy(asc(adjudication.start), asc(adjudication.end), asc(adjudication.id));
}

/** Settled passages that stayed on older versions of an article when its text changed, in text order. */
export async function listDecisionsLeftBehind(
  { db, tables: { adjudication, article } }: Reading,
  by: Authorized,
  articleId: string,
): Promise<Adjudication[]> {
  if (by.isBlind) return [];
  return db
    .select(getTableColumns(adjudication))
    .from(adjudication)
    .innerJoin(article, eq(article.id, adjudication.articleId))
    .where(
      and(
        eq(adjudication.projectId, by.projectId),
        eq(adjudication.articleId, articleId),
        ne(adjudication.versionId, article.currentVersionId),
        isNull(adjudication.deletedAt),
      ),
    )
    .orderBy(asc(adjudication.versionId), asc(adjudication.start), asc(adjudication.id));
}

/** Settled levels of the project, withdrawn ones included (they are decided anew, not made anew). */
export async function listLevelAdjudications(
  { db, tables: { levelAdjudication } }: Reading,
  by: Authorized,
): Promise<LevelAdjudication[]> {
  if (by.isBlind) return [];
  return db
    .select()
    .from(levelAdjudication)
    .where(eq(levelAdjudication.projectId, by.projectId))
    .orderBy(asc(levelAdjudication.createdAt), asc(levelAdjudication.id));
}

/** Something that is settled: a passage, or the level of a claim. */
export type Settled = { place: 0; row: Adjudication } | { place: 1; row: LevelAdjudication };

/** Some of what is settled: first passages, then levels, each oldest first, without what was withdrawn. */
export async function settledPage(
  { db, tables: { adjudication, levelAdjudication } }: Reading,
  by: Authorized,
  { cursor, limit }: PageQuery,
): Promise<Result<Page<Settled>>> {
  const key = cursor === undefined ? [0] : readCursor(cursor);
  const [place, ...rest] = key ?? [];
  if ((place !== 0 && place !== 1) || (cursor !== undefined && rest.length !== 2)) return badCursor();
  if (by.isBlind) return ok({ items: [], next: null });
  const after = rest.length > 0 ? writeCursor(rest) : undefined;
  const standing = (table: typeof adjudication | typeof levelAdjudication, clauses: PageClauses) =>
    and(eq(table.projectId, by.projectId), isNull(table.deletedAt), clauses.after);
  const orderOf = ({ createdAt, id }: typeof adjudication | typeof levelAdjudication) =>
    ({ columns: [createdAt, id], direction: "ascending" }) as const;
  const keyOf = (row: { createdAt: number; id: string }) => [row.createdAt, row.id];
  const passages =
    place === 1
      ? ok<Page<Adjudication>>({ items: [], next: null })
      : await keysetPage(
          orderOf(adjudication),
          { cursor: after, limit: limit + 1 },
          (clauses) =>
            db
              .select()
              .from(adjudication)
              .where(standing(adjudication, clauses))
              .orderBy(...clauses.orderBy)
              .limit(clauses.limit),
          keyOf,
        );
  if (!passages.ok) return passages;
  const left = limit + 1 - passages.value.items.length;
  const levels =
    left === 0
      ? ok<Page<LevelAdjudication>>({ items: [], next: null })
      : await keysetPage(
          orderOf(levelAdjudication),
          { cursor: place === 1 ? after : undefined, limit: left },
          (clauses) =>
            db
              .select()
              .from(levelAdjudication)
              .where(standing(levelAdjudication, clauses))
              .orderBy(...clauses.orderBy)
              .limit(clauses.limit),
          keyOf,
        );
  if (!levels.ok) return levels;
  const settled: Settled[] = [
    ...passages.value.items.map((row) => ({ place: 0 as const, row })),
    ...levels.value.items.map((row) => ({ place: 1 as const, row })),
  ];
  return ok(cutPage(settled, limit, (one) => [one.place, one.row.createdAt, one.row.id]));
}

/** Ids of everybody who marked something in a version or submitted its article: whoever else is silent did not read. */
export async function readersOfVersion(
  { db, tables: { annotation, review } }: Reading,
  articleId: string,
  versionId: string,
): Promise<string[]> {
  const [marked, submitted] = await Promise.all([
    db
      .selectDistinct({ id: annotation.reviewerId })
      .from(annotation)
      .where(and(eq(annotation.versionId, versionId), isNull(annotation.deletedAt))),
    db
      .select({ id: review.reviewerId })
      .from(review)
      .where(and(eq(review.articleId, articleId), eq(review.state, "submitted"))),
  ]);
  return [...new Set([...marked, ...submitted].map(({ id }) => id))].toSorted();
}

/** Every article's current version with who read it, what they marked and what is settled, in import order. */
export async function listReviewPlaces(reading: Reading, by: Authorized): Promise<ReviewPlace[]> {
  const { db, tables } = reading;
  const { annotation, article, publisher, review } = tables;
  const [articles, annotations, submitted, settled] = await Promise.all([
    db
      .select({
        ...{ articleId: article.id, versionId: article.currentVersionId, title: article.title },
        publisher: publisher.name,
      })
      .from(article)
      .leftJoin(publisher, eq(publisher.id, article.publisherId))
      .where(eq(article.projectId, by.projectId))
      .orderBy(asc(article.createdAt), asc(article.id)),
    db
      .select({
        ...{ id: annotation.id, versionId: annotation.versionId, reviewer: annotation.reviewerId },
        ...{ start: annotation.start, end: annotation.end },
        ...{ tag: annotation.tag, subtype: annotation.subtype },
      })
      .from(annotation)
      .where(
        and(
          eq(annotation.projectId, by.projectId),
          isNull(annotation.deletedAt),
          visibleAnnotations(reading, by),
        ),
      ),
    db
      .select({ articleId: review.articleId, reviewer: review.reviewerId })
      .from(review)
      .where(and(eq(review.projectId, by.projectId), eq(review.state, "submitted"))),
    listAdjudications(reading, by),
  ]);
  const marked = Map.groupBy(annotations, (row) => row.versionId);
  const finished = Map.groupBy(submitted, (row) => row.articleId);
  const decided = Map.groupBy(settled, (row) => row.versionId);
  return articles.map((row) => {
    const own = (marked.get(row.versionId) ?? []).map(({ versionId: _, ...rest }) => rest);
    const done = (finished.get(row.articleId) ?? []).map(({ reviewer }) => reviewer);
    return {
      ...row,
      publisher: row.publisher ?? "",
      readers: [...new Set([...own.map(({ reviewer }) => reviewer), ...done])].toSorted(),
      annotations: own,
      adjudications: decided.get(row.versionId) ?? [],
    };
  });
}

/** Names of everybody who ever marked, judged or decided something here, by id. */
export async function reviewerNames(
  { db, tables }: Reading,
  by: Authorized,
): Promise<Record<string, string>> {
  const { annotation, judgment, evidence, review, user, member } = tables;
  const of = (table: typeof annotation | typeof judgment | typeof evidence | typeof review) =>
    db
      .selectDistinct({ id: user.id, name: user.name })
      .from(table)
      .innerJoin(user, eq(user.id, table.reviewerId))
      .where(eq(table.projectId, by.projectId));
  const rows = await Promise.all([
    of(annotation),
    of(judgment),
    of(evidence),
    of(review),
    db
      .select({ id: user.id, name: user.name })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      .where(eq(member.projectId, by.projectId)),
  ]);
  return Object.fromEntries(rows.flat().map(({ id, name }) => [id, name]));
}
