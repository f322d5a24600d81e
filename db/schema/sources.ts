import type {
  Criterion,
  CriterionOutcome,
  DerivationLevel,
  ReliabilityGrade,
} from "#lib/claims/vocabulary.ts";
import { sql } from "drizzle-orm";
import type { defineAccounts } from "./accounts.ts";
import type { defineArticles } from "./articles.ts";
import type { defineProjects } from "./projects.ts";
import type { Kit } from "./sqlite-kit.ts";

type Parents = Pick<ReturnType<typeof defineAccounts>, "user"> &
  Pick<ReturnType<typeof defineProjects>, "origin" | "publisher" | "belongsToProject"> &
  Pick<ReturnType<typeof defineArticles>, "article" | "articleVersion">;

/** How sources depend on one another, and how far reviewers trust them. */
export function defineSources(
  kit: Kit,
  { user, origin, publisher, article, articleVersion, belongsToProject }: Parents,
) {
  const history = () => ({
    version: kit.integer().notNull().default(1),
    createdBy: kit
      .text()
      .notNull()
      .references(() => user.id),
    createdAt: kit.millis().notNull(),
    updatedAt: kit.millis().notNull(),
  });
  const belongsTo = (parent: typeof origin | typeof publisher | typeof article) =>
    kit
      .text()
      .notNull()
      .references(() => parent.id, { onDelete: "cascade" });
  /** An analyst's estimate that two origins may lean on each other; `originA` is the smaller id. */
  const originDependence = kit.table(
    "origin_dependence",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      originA: belongsTo(origin),
      originB: belongsTo(origin),
      dependence: kit.real().notNull(),
      reason: kit.text().notNull(),
      ...history(),
    },
    (table) => [
      kit.index("origin_dependence_project").on(table.projectId),
      kit.uniqueIndex("origin_dependence_pair").on(table.originA, table.originB),
      kit.check("origin_dependence_order", sql`${table.originA} < ${table.originB}`),
      kit.check("origin_dependence_degree", sql`${table.dependence} between 0 and 1`),
    ],
  );
  /** A person's decision how much of an article was taken from another, which may be known only by its address. */
  const derivation = kit.table(
    "derivation",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      articleId: belongsTo(article),
      fromArticleId: kit.text().references(() => article.id, { onDelete: "cascade" }),
      fromUrl: kit.text(),
      level: kit.text<DerivationLevel>().notNull(),
      reason: kit.text().notNull(),
      /** What was measured when it was decided, 0..1: the share of this article's word runs that the other has. */
      containment: kit.real(),
      jaccard: kit.real(),
      ...history(),
    },
    (table) => [
      kit.index("derivation_project").on(table.projectId),
      kit.uniqueIndex("derivation_article").on(table.articleId, table.fromArticleId),
      kit.uniqueIndex("derivation_url").on(table.articleId, table.fromUrl),
      kit.check("derivation_source", sql`(${table.fromArticleId} is null) <> (${table.fromUrl} is null)`),
      kit.check(
        "derivation_self",
        sql`${table.fromArticleId} is null or ${table.fromArticleId} <> ${table.articleId}`,
      ),
    ],
  );
  const belongsToVersion = () =>
    kit
      .text()
      .notNull()
      .references(() => articleVersion.id, { onDelete: "cascade" });
  /** What two texts have in common by word 5-grams; texts never change, so it is measured once. */
  const textOverlap = kit.table(
    "text_overlap",
    {
      projectId: belongsToProject(),
      versionA: belongsToVersion(),
      versionB: belongsToVersion(),
      shared: kit.integer().notNull(),
      containmentInA: kit.real().notNull(),
      containmentInB: kit.real().notNull(),
      jaccard: kit.real().notNull(),
    },
    (table) => [
      kit.primaryKey({ columns: [table.versionA, table.versionB] }),
      kit.index("text_overlap_project").on(table.projectId),
    ],
  );
  /** Versions that have been measured against all earlier ones. */
  const measuredVersion = kit.table("measured_version", {
    versionId: kit.id().references(() => articleVersion.id, { onDelete: "cascade" }),
    projectId: belongsToProject(),
  });
  /** One reviewer's grade of one publisher; earlier ones are in the log. */
  const publisherAssessment = kit.table(
    "publisher_assessment",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      publisherId: belongsTo(publisher),
      reviewerId: kit
        .text()
        .notNull()
        .references(() => user.id),
      reliability: kit.text<ReliabilityGrade>().notNull(),
      criteria: kit.json<Partial<Record<Criterion, CriterionOutcome>>>().notNull(),
      rationale: kit.text().notNull(),
      version: kit.integer().notNull().default(1),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
    },
    (table) => [
      kit.uniqueIndex("publisher_assessment_reviewer").on(table.publisherId, table.reviewerId),
      kit.index("publisher_assessment_project").on(table.projectId),
    ],
  );
  return { originDependence, derivation, textOverlap, measuredVersion, publisherAssessment };
}
