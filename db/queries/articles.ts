import { and, asc, count, desc, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Annotation } from "#lib/annotations/annotation.ts";
import { TAGS, type Tag } from "#lib/annotations/tags.ts";
import type { ReviewState } from "#lib/projects/review-states.ts";
import type { Block } from "#lib/text/passage.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";
import { ofProject } from "./of-project.ts";
import { ok, type Result } from "#lib/operations/envelope.ts";
import type { Page, PageQuery } from "#lib/pages/pages.ts";
import { keysetPage } from "./keyset.ts";
import { visibleAnnotations } from "./visibility.ts";

export interface ArticleSummary {
  id: string;
  versionId: string;
  title: string;
  publisher: string;
  url: string;
  byline: string;
  publishedAt: number | null;
  /** When it came in. */
  createdAt: number;
  words: number;
  version: number;
  /** How far the person who asks is with it. */
  review: ReviewState;
  /** Annotations by tag, of everybody whose work may be seen. */
  tags: Record<Tag, number>;
}

/** Some of the project's articles, in the order in which they came in: that stays when others come meanwhile. */
export async function articlePage(
  reading: Reading,
  by: Authorized,
  query: PageQuery,
): Promise<Result<Page<ArticleSummary>>> {
  const { article } = reading.tables;
  const { id, createdAt } = article;
  const page = await keysetPage(
    { columns: [createdAt, id], direction: "ascending" },
    query,
    ({ after, orderBy, limit }) =>
      reading.db
        .select({ id, createdAt })
        .from(article)
        .where(and(eq(article.projectId, by.projectId), after))
        .orderBy(...orderBy)
        .limit(limit),
    (row) => [row.createdAt, row.id],
  );
  if (!page.ok) return page;
  const { items, next } = page.value;
  const ids = items.map((row) => row.id);
  return ok({ items: ids.length === 0 ? [] : await listArticles(reading, by, ids), next });
}

/** The project's articles in the order in which they came in; only `ids` where given. */
export async function listArticles(
  reading: Reading,
  by: Authorized,
  ids?: readonly string[],
): Promise<ArticleSummary[]> {
  const { db, tables } = reading;
  const { article, articleVersion, publisher, review } = tables;
  const rows = await db
    .select({
      id: article.id,
      versionId: article.currentVersionId,
      title: article.title,
      publisher: publisher.name,
      url: article.url,
      byline: article.byline,
      publishedAt: article.publishedAt,
      createdAt: article.createdAt,
      words: articleVersion.words,
      version: article.version,
      review: review.state,
    })
    .from(article)
    .innerJoin(articleVersion, eq(articleVersion.id, article.currentVersionId))
    .leftJoin(publisher, eq(publisher.id, article.publisherId))
    .leftJoin(review, and(eq(review.articleId, article.id), eq(review.reviewerId, by.actor.id)))
    .where(
      ids
        ? and(inArray(article.id, [...ids]), ofProject(article.projectId, by.projectId))
        : eq(article.projectId, by.projectId),
    )
    .orderBy(asc(article.createdAt), asc(article.id));
  const tags = await countTagsByArticle(reading, by, ids);
  return rows.map((row) => ({
    ...row,
    publisher: row.publisher ?? "",
    review: row.review ?? "open",
    tags: tags.get(row.id) ?? noTags(),
  }));
}

const noTags = () => Object.fromEntries(TAGS.map((tag) => [tag, 0])) as Record<Tag, number>;

async function countTagsByArticle(reading: Reading, by: Authorized, ids?: readonly string[]) {
  const { annotation } = reading.tables;
  const rows = await reading.db
    .select({ articleId: annotation.articleId, tag: annotation.tag, total: count() })
    .from(annotation)
    .where(
      and(
        eq(annotation.projectId, by.projectId),
        ids ? inArray(annotation.articleId, [...ids]) : undefined,
        isNull(annotation.deletedAt),
        visibleAnnotations(reading, by),
      ),
    )
    .groupBy(annotation.articleId, annotation.tag);
  const byArticle = new Map<string, Record<Tag, number>>();
  for (const { articleId, tag, total } of rows) {
    const tags = byArticle.get(articleId) ?? noTags();
    tags[tag] = total;
    byArticle.set(articleId, tags);
  }
  return byArticle;
}

export interface ArticleText extends Omit<ArticleSummary, "tags"> {
  language: string;
  text: string;
  sha256: string;
  blocks: Block[];
  notes: string[];
}

/** One article of the project with the text of its current version, or null. */
export async function findArticle(
  { db, tables }: Reading,
  by: Authorized,
  articleId: string,
): Promise<ArticleText | null> {
  const { article, articleVersion, publisher, review } = tables;
  const [row] = await db
    .select({
      id: article.id,
      versionId: article.currentVersionId,
      title: article.title,
      publisher: publisher.name,
      url: article.url,
      byline: article.byline,
      publishedAt: article.publishedAt,
      createdAt: article.createdAt,
      language: article.language,
      version: article.version,
      words: articleVersion.words,
      text: articleVersion.text,
      sha256: articleVersion.sha256,
      blocks: articleVersion.blocks,
      notes: articleVersion.notes,
      review: review.state,
    })
    .from(article)
    .innerJoin(articleVersion, eq(articleVersion.id, article.currentVersionId))
    .leftJoin(publisher, eq(publisher.id, article.publisherId))
    .leftJoin(review, and(eq(review.articleId, article.id), eq(review.reviewerId, by.actor.id)))
    .where(and(eq(article.id, articleId), eq(article.projectId, by.projectId)));
  return row ? { ...row, publisher: row.publisher ?? "", review: row.review ?? "open" } : null;
}

/** Annotations of one article version that may be seen, without deleted ones, in text order. */
export async function listAnnotations(
  reading: Reading,
  by: Authorized,
  versionId: string,
): Promise<Annotation[]> {
  const { annotation } = reading.tables;
  return reading.db
    .select()
    .from(annotation)
    .where(
      and(
        eq(annotation.versionId, versionId),
        eq(annotation.projectId, by.projectId),
        isNull(annotation.deletedAt),
        visibleAnnotations(reading, by),
      ),
    )
    .orderBy(asc(annotation.start), asc(annotation.end), asc(annotation.id));
}

export interface ArticleVersionSummary {
  id: string;
  number: number;
  words: number;
  fileName: string;
  createdAt: number;
}

/** Versions of one article, newest first. */
export async function listVersions(
  { db, tables: { articleVersion } }: Reading,
  by: Authorized,
  articleId: string,
): Promise<ArticleVersionSummary[]> {
  const { id, number, words, fileName, createdAt } = articleVersion;
  return db
    .select({ id, number, words, fileName, createdAt })
    .from(articleVersion)
    .where(and(eq(articleVersion.articleId, articleId), eq(articleVersion.projectId, by.projectId)))
    .orderBy(desc(number));
}

/** Some of the versions of one article, newest first. */
export function versionPage(
  { db, tables: { articleVersion } }: Reading,
  by: Authorized,
  articleId: string,
  query: PageQuery,
): Promise<Result<Page<ArticleVersionSummary>>> {
  const { id, number, words, fileName, createdAt } = articleVersion;
  return keysetPage(
    { columns: [number], direction: "descending" },
    query,
    ({ after, orderBy, limit }) =>
      db
        .select({ id, number, words, fileName, createdAt })
        .from(articleVersion)
        .where(
          and(eq(articleVersion.articleId, articleId), eq(articleVersion.projectId, by.projectId), after),
        )
        .orderBy(...orderBy)
        .limit(limit),
    (row) => [row.number],
  );
}

/** Annotations of an article that did not go along to its current version, in text order. */
export async function listLeftBehind(
  reading: Reading,
  by: Authorized,
  articleId: string,
): Promise<Annotation[]> {
  const { annotation, article } = reading.tables;
  const rows = await reading.db
    .select({ annotation })
    .from(annotation)
    .innerJoin(article, eq(article.id, annotation.articleId))
    .where(
      and(
        eq(annotation.articleId, articleId),
        eq(annotation.projectId, by.projectId),
        isNull(annotation.deletedAt),
        ne(annotation.versionId, article.currentVersionId),
        visibleAnnotations(reading, by),
      ),
    )
    .orderBy(asc(annotation.start), asc(annotation.id));
  return rows.map((row) => row.annotation);
}
