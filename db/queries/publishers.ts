import { and, asc, eq, isNull } from "drizzle-orm";
import type { PublishedArticle } from "#lib/pictures/publisher-records.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";

/** Every article of the project with what was tagged in its current text, in the order in which they came in. */
export async function listPublishedArticles(reading: Reading, by: Authorized): Promise<PublishedArticle[]> {
  const { db, tables } = reading;
  const { article, articleVersion, publisher, annotation } = tables;
  const [articles, tagged] = await Promise.all([
    db
      .select({
        id: article.id,
        versionId: article.currentVersionId,
        title: article.title,
        url: article.url,
        publisherId: article.publisherId,
        publisher: publisher.name,
        publishedAt: article.publishedAt,
        /** When the current text came in, and whether it is not the first one. */
        versionAt: articleVersion.createdAt,
        versionNumber: articleVersion.number,
        length: articleVersion.length,
      })
      .from(article)
      .innerJoin(articleVersion, eq(articleVersion.id, article.currentVersionId))
      .leftJoin(publisher, eq(publisher.id, article.publisherId))
      .where(eq(article.projectId, by.projectId))
      .orderBy(asc(article.createdAt), asc(article.id)),
    db
      .select({
        versionId: annotation.versionId,
        start: annotation.start,
        end: annotation.end,
        tag: annotation.tag,
      })
      .from(annotation)
      .where(and(eq(annotation.projectId, by.projectId), isNull(annotation.deletedAt))),
  ]);
  const passages = Map.groupBy(tagged, ({ versionId }) => versionId);
  return articles.map((row) => ({
    ...row,
    publisher: row.publisher ?? "",
    passages: passages.get(row.versionId) ?? [],
  }));
}

/** The texts of some articles of the project, as they are read now. */
export async function listTexts({ db, tables }: Reading, by: Authorized): Promise<Map<string, string>> {
  const { article, articleVersion } = tables;
  const rows = await db
    .select({ id: article.id, text: articleVersion.text })
    .from(article)
    .innerJoin(articleVersion, eq(articleVersion.id, article.currentVersionId))
    .where(eq(article.projectId, by.projectId));
  return new Map(rows.map(({ id, text }) => [id, text]));
}
