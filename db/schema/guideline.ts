import type { Subtype, Tag } from "#lib/annotations/tags.ts";
import type { TouchedRule } from "#lib/guideline/guideline.ts";
import type { defineAccounts } from "./accounts.ts";
import type { defineAdjudication } from "./adjudication.ts";
import type { defineArticles } from "./articles.ts";
import type { defineProjects } from "./projects.ts";
import type { Kit } from "./sqlite-kit.ts";

type Parents = Pick<ReturnType<typeof defineAccounts>, "user"> &
  Pick<ReturnType<typeof defineProjects>, "belongsToProject"> &
  Pick<ReturnType<typeof defineArticles>, "article" | "articleVersion"> &
  Pick<ReturnType<typeof defineAdjudication>, "adjudication">;

/** The rules in their versions, who has read which, and decided passages that show what a rule means. */
export function defineGuideline(
  kit: Kit,
  { user, article, articleVersion, adjudication, belongsToProject }: Parents,
) {
  const guidelineVersion = kit.table(
    "guideline_version",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      number: kit.integer().notNull(),
      text: kit.text().notNull(),
      /** What was changed and why. */
      note: kit.text().notNull(),
      touches: kit.json<TouchedRule[]>().notNull(),
      authorId: kit
        .text()
        .notNull()
        .references(() => user.id),
      createdAt: kit.millis().notNull(),
    },
    (table) => [kit.uniqueIndex("guideline_version_number").on(table.projectId, table.number)],
  );
  const guidelineReading = kit.table(
    "guideline_reading",
    {
      projectId: belongsToProject(),
      userId: kit
        .text()
        .notNull()
        .references(() => user.id, { onDelete: "cascade" }),
      number: kit.integer().notNull(),
      readAt: kit.millis().notNull(),
    },
    (table) => [kit.primaryKey({ columns: [table.projectId, table.userId] })],
  );
  const guidelineExample = kit.table(
    "guideline_example",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      articleId: kit
        .text()
        .notNull()
        .references(() => article.id, { onDelete: "cascade" }),
      versionId: kit
        .text()
        .notNull()
        .references(() => articleVersion.id, { onDelete: "cascade" }),
      adjudicationId: kit.text().references(() => adjudication.id, { onDelete: "set null" }),
      start: kit.integer().notNull(),
      end: kit.integer().notNull(),
      exact: kit.text().notNull(),
      /** Null: a passage that is not to be tagged. */
      tag: kit.text<Tag>(),
      subtype: kit.text<Subtype>(),
      explanation: kit.text().notNull().default(""),
      version: kit.integer().notNull().default(1),
      createdBy: kit
        .text()
        .notNull()
        .references(() => user.id),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
      deletedAt: kit.millis(),
    },
    (table) => [kit.index("guideline_example_project").on(table.projectId)],
  );
  return { guidelineVersion, guidelineReading, guidelineExample };
}
