import type { Subtype, Tag } from "#lib/annotations/tags.ts";
import type { ReviewState } from "#lib/projects/review-states.ts";
import type { Block } from "#lib/text/passage.ts";
import { sql } from "drizzle-orm";
import type { defineAccounts } from "./accounts.ts";
import type { defineProjects } from "./projects.ts";
import type { Kit } from "./sqlite-kit.ts";

type Parents = Pick<ReturnType<typeof defineAccounts>, "user"> &
  Pick<ReturnType<typeof defineProjects>, "publisher" | "belongsToProject">;

/** Articles, their immutable versions, and the passages that reviewers tagged in them. */
export function defineArticles(kit: Kit, { user, publisher, belongsToProject }: Parents) {
  const article = kit.table(
    "article",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      publisherId: kit.text().references(() => publisher.id),
      title: kit.text().notNull(),
      byline: kit.text().notNull().default(""),
      url: kit.text().notNull().default(""),
      language: kit.text().notNull().default(""),
      publishedAt: kit.millis(),
      /** The version that is read and tagged now; set in the transaction that writes the version. */
      currentVersionId: kit.text().notNull(),
      version: kit.integer().notNull().default(1),
      createdBy: kit.text().references(() => user.id),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
    },
    (table) => [kit.index("article_project").on(table.projectId, table.createdAt)],
  );
  const belongsToArticle = () =>
    kit
      .text()
      .notNull()
      .references(() => article.id, { onDelete: "cascade" });
  const articleVersion = kit.table(
    "article_version",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      articleId: belongsToArticle(),
      number: kit.integer().notNull(),
      /** Canonical text: what every offset means. Never changed after it is written. */
      text: kit.text().notNull(),
      sha256: kit.text().notNull(),
      /** In UTF-16 code units. */
      length: kit.integer().notNull(),
      words: kit.integer().notNull(),
      blocks: kit.json<Block[]>().notNull(),
      fileName: kit.text().notNull().default(""),
      mediaType: kit.text().notNull().default("text/plain"),
      charset: kit.text().notNull().default("utf-8"),
      notes: kit.json<string[]>().notNull(),
      original: kit.bytes(),
      originalSha256: kit.text().notNull(),
      createdAt: kit.millis().notNull(),
    },
    (table) => [
      kit.uniqueIndex("article_version_number").on(table.articleId, table.number),
      kit.uniqueIndex("article_version_text").on(table.projectId, table.sha256),
    ],
  );
  const annotation = kit.table(
    "annotation",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      articleId: belongsToArticle(),
      versionId: kit
        .text()
        .notNull()
        .references(() => articleVersion.id, { onDelete: "cascade" }),
      reviewerId: kit
        .text()
        .notNull()
        .references(() => user.id),
      start: kit.integer().notNull(),
      end: kit.integer().notNull(),
      exact: kit.text().notNull(),
      prefix: kit.text().notNull(),
      suffix: kit.text().notNull(),
      tag: kit.text<Tag>().notNull(),
      subtype: kit.text<Subtype>(),
      note: kit.text().notNull().default(""),
      version: kit.integer().notNull().default(1),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
      deletedAt: kit.millis(),
    },
    (table) => [
      kit.index("annotation_version_start").on(table.versionId, table.start),
      kit.index("annotation_project").on(table.projectId, table.articleId),
      kit.check("annotation_span", sql`${table.start} >= 0 and ${table.end} > ${table.start}`),
    ],
  );
  /** How far one reviewer is with one article. */
  const review = kit.table(
    "review",
    {
      projectId: belongsToProject(),
      articleId: belongsToArticle(),
      reviewerId: kit
        .text()
        .notNull()
        .references(() => user.id, { onDelete: "cascade" }),
      state: kit.text<ReviewState>().notNull(),
      version: kit.integer().notNull().default(1),
      updatedAt: kit.millis().notNull(),
    },
    (table) => [
      kit.primaryKey({ columns: [table.articleId, table.reviewerId] }),
      kit.index("review_project").on(table.projectId),
    ],
  );
  /** Gives every article a small number, which the full-text index of either dialect hangs on. */
  const searchEntry = kit.table("search_entry", {
    key: kit.counter(),
    projectId: belongsToProject(),
    articleId: belongsToArticle().unique(),
  });
  return { article, articleVersion, annotation, review, searchEntry, belongsToArticle };
}
