import { and, asc, eq, inArray, isNull, like } from "drizzle-orm";
import { namedSource } from "#lib/formats/import/guess.ts";
import type { PublishedArticle } from "#lib/pictures/publisher-records.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";
import { ofProject } from "./of-project.ts";
import { visibleAnnotations } from "./visibility.ts";

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
      .where(
        and(
          eq(annotation.projectId, by.projectId),
          isNull(annotation.deletedAt),
          visibleAnnotations(reading, by),
        ),
      ),
  ]);
  const passages = Map.groupBy(tagged, ({ versionId }) => versionId);
  return articles.map((row) => ({
    ...row,
    publisher: row.publisher ?? "",
    passages: passages.get(row.versionId) ?? [],
  }));
}

/** The texts of the articles named, as they are read now. */
export async function listTexts(
  { db, tables: { article, articleVersion } }: Reading,
  by: Authorized,
  articleIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: article.id, text: articleVersion.text })
    .from(article)
    .innerJoin(articleVersion, eq(articleVersion.id, article.currentVersionId))
    .where(and(inArray(article.id, [...articleIds]), ofProject(article.projectId, by.projectId)));
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** The pages that articles say they were taken from, by the articles' ids: an address in a line such as "Source: …". */
export async function listNamedSources(
  { db, tables: { article, articleVersion } }: Reading,
  by: Authorized,
): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: article.id, text: articleVersion.text })
    .from(article)
    .innerJoin(articleVersion, eq(articleVersion.id, article.currentVersionId))
    .where(and(eq(article.projectId, by.projectId), like(articleVersion.text, "%://%")))
    .orderBy(asc(article.createdAt), asc(article.id));
  return new Map(
    rows.flatMap(({ id, text }) => {
      const url = namedSource(text);
      return url === null ? [] : [[id, url]];
    }),
  );
}
