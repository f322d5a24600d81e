import { and, eq, isNull } from "drizzle-orm";
import { overlapBetween, overlaps } from "#lib/corroboration/shingles.ts";
import type { Authorized } from "../guard.ts";
import type { Reading, Store, Writing } from "../store.ts";

/** Below this share of common text, two articles on one event are simply alike; such pairs are not kept. */
const WORTH_KEEPING = 0.03;
/** Rows per statement: PostgreSQL and SQLite limit its parameters. */
const BATCH = 500;

/**
 * Measures the current versions that have not been measured yet against all others of the project, and keeps what
 * they have in common. Texts never change, so this is derived data like a search index: it is no event, and doing
 * it twice changes nothing. Returns how many versions were new.
 */
export async function measureOverlaps(store: Store, by: Authorized): Promise<number> {
  const fresh = await unmeasuredVersions(store.reading, by);
  if (fresh.length === 0) return 0;
  const texts = await currentTexts(store.reading, by);
  const isFresh = new Set(fresh);
  const found = overlaps(texts).filter(
    ({ a, b, containmentInA, containmentInB }) =>
      (isFresh.has(a) || isFresh.has(b)) && Math.max(containmentInA, containmentInB) >= WORTH_KEEPING,
  );
  const rows = found.map(({ a, b, ...measured }) => ({
    ...{ projectId: by.projectId, versionA: a, versionB: b },
    ...measured,
  }));
  await store.write((writing) => keep(writing, by, fresh, rows));
  return fresh.length;
}

async function unmeasuredVersions({ db, tables }: Reading, by: Authorized): Promise<string[]> {
  const { article, measuredVersion } = tables;
  const rows = await db
    .select({ id: article.currentVersionId })
    .from(article)
    .leftJoin(measuredVersion, eq(measuredVersion.versionId, article.currentVersionId))
    .where(and(eq(article.projectId, by.projectId), isNull(measuredVersion.versionId)));
  return rows.map(({ id }) => id);
}

async function currentTexts({ db, tables }: Reading, by: Authorized) {
  const { article, articleVersion } = tables;
  return db
    .select({ id: articleVersion.id, text: articleVersion.text })
    .from(article)
    .innerJoin(articleVersion, eq(articleVersion.id, article.currentVersionId))
    .where(eq(article.projectId, by.projectId));
}

type OverlapRow = Writing["tables"]["textOverlap"]["$inferInsert"];

async function keep(
  { db, tables }: Writing,
  by: Authorized,
  measured: readonly string[],
  rows: readonly OverlapRow[],
): Promise<void> {
  // An article may have been removed while its text was being compared.
  const present = await db
    .select({ id: tables.articleVersion.id })
    .from(tables.articleVersion)
    .where(eq(tables.articleVersion.projectId, by.projectId));
  const ids = new Set(present.map(({ id }) => id));
  const kept = rows.filter(({ versionA, versionB }) => ids.has(versionA) && ids.has(versionB));
  for (let at = 0; at < kept.length; at += BATCH)
    await db
      .insert(tables.textOverlap)
      .values(kept.slice(at, at + BATCH))
      .onConflictDoNothing();
  const marks = measured
    .filter((id) => ids.has(id))
    .map((versionId) => ({ versionId, projectId: by.projectId }));
  for (let at = 0; at < marks.length; at += BATCH)
    await db
      .insert(tables.measuredVersion)
      .values(marks.slice(at, at + BATCH))
      .onConflictDoNothing();
}

/** The share of `articleId`'s word runs that `fromArticleId` has too, and Jaccard, of their current texts, 0..1. */
export async function measurePair(
  { db, tables: { article, articleVersion } }: Reading,
  articleId: string,
  fromArticleId: string,
): Promise<{ containment: number; jaccard: number }> {
  const textOf = async (id: string) => {
    const [row] = await db
      .select({ text: articleVersion.text })
      .from(article)
      .innerJoin(articleVersion, eq(articleVersion.id, article.currentVersionId))
      .where(eq(article.id, id));
    return { id, text: row?.text ?? "" };
  };
  const overlap = overlapBetween(await textOf(articleId), await textOf(fromArticleId));
  return { containment: overlap.containmentInB, jaccard: overlap.jaccard };
}
