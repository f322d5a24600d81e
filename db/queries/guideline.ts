import { and, asc, desc, eq, isNull, max } from "drizzle-orm";
import type { GuidelineExample, GuidelineVersion } from "#lib/guideline/guideline.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";

/** Every version of the rules, the newest first. */
export async function listGuidelineVersions(
  { db, tables: { guidelineVersion, user } }: Reading,
  by: Authorized,
): Promise<GuidelineVersion[]> {
  const { id, number, text, note, touches, createdAt } = guidelineVersion;
  return db
    .select({ id, number, text, note, touches, createdAt, author: user.name })
    .from(guidelineVersion)
    .innerJoin(user, eq(user.id, guidelineVersion.authorId))
    .where(eq(guidelineVersion.projectId, by.projectId))
    .orderBy(desc(guidelineVersion.number));
}

/** The last version that whoever asks has said to have read; 0 before the first. */
export async function lastReadGuideline(
  { db, tables: { guidelineReading } }: Reading,
  by: Authorized,
): Promise<number> {
  const [row] = await db
    .select({ number: guidelineReading.number })
    .from(guidelineReading)
    .where(and(eq(guidelineReading.projectId, by.projectId), eq(guidelineReading.userId, by.actor.id)));
  return row?.number ?? 0;
}

/** The newest version of the rules and the last that whoever asks has read; 0 where there is none. */
export async function guidelineRead(
  reading: Reading,
  by: Authorized,
): Promise<{ latest: number; read: number }> {
  const { guidelineVersion } = reading.tables;
  const [newest] = await reading.db
    .select({ number: max(guidelineVersion.number) })
    .from(guidelineVersion)
    .where(eq(guidelineVersion.projectId, by.projectId));
  return { latest: newest?.number ?? 0, read: await lastReadGuideline(reading, by) };
}

/** The guideline's examples, oldest first. */
export async function listGuidelineExamples(
  { db, tables: { guidelineExample, article } }: Reading,
  by: Authorized,
): Promise<GuidelineExample[]> {
  const { id, articleId, versionId, adjudicationId, start, end, exact, tag, subtype, explanation, version } =
    guidelineExample;
  return db
    .select({
      ...{ id, articleId, versionId, adjudicationId, start, end, exact, tag, subtype, explanation, version },
      articleTitle: article.title,
    })
    .from(guidelineExample)
    .innerJoin(article, eq(article.id, guidelineExample.articleId))
    .where(and(eq(guidelineExample.projectId, by.projectId), isNull(guidelineExample.deletedAt)))
    .orderBy(asc(guidelineExample.createdAt), asc(guidelineExample.id));
}
