import { sql } from "drizzle-orm";
import type { Strategy } from "#lib/assignment/strategies.ts";
import type { defineAccounts } from "./accounts.ts";
import type { defineArticles } from "./articles.ts";
import type { defineProjects } from "./projects.ts";
import type { Kit } from "./sqlite-kit.ts";

type Parents = Pick<ReturnType<typeof defineAccounts>, "user"> &
  Pick<ReturnType<typeof defineProjects>, "project" | "belongsToProject"> &
  Pick<ReturnType<typeof defineArticles>, "belongsToArticle">;

/** Who is to read what, and until when. How far they are is told by their review. */
export function defineAssignment(kit: Kit, { user, project, belongsToProject, belongsToArticle }: Parents) {
  /** How articles find their reviewers; a project without a row has not turned assignment on. */
  const assignmentRule = kit.table(
    "assignment_rule",
    {
      projectId: kit
        .text()
        .primaryKey()
        .references(() => project.id, { onDelete: "cascade" }),
      /** How many reviewers read each article. */
      overlap: kit.integer().notNull(),
      strategy: kit.text<Strategy>().notNull(),
      /** Decides the order of the random strategy. */
      seed: kit.integer().notNull(),
      leaseHours: kit.integer().notNull(),
      dueAt: kit.millis(),
      version: kit.integer().notNull().default(1),
      updatedAt: kit.millis().notNull(),
    },
    (table) => [kit.check("assignment_rule_overlap", sql`${table.overlap} >= 1`)],
  );
  const assignment = kit.table(
    "assignment",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      articleId: belongsToArticle(),
      reviewerId: kit
        .text()
        .notNull()
        .references(() => user.id, { onDelete: "cascade" }),
      /** From then on somebody else may take the place; null where a manager gave it, which does not lapse. */
      leaseUntil: kit.millis(),
      dueAt: kit.millis(),
      skippedAt: kit.millis(),
      skipReason: kit.text().notNull().default(""),
      version: kit.integer().notNull().default(1),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
    },
    (table) => [
      kit.uniqueIndex("assignment_place").on(table.articleId, table.reviewerId),
      kit.index("assignment_reviewer").on(table.projectId, table.reviewerId),
    ],
  );
  return { assignmentRule, assignment };
}
