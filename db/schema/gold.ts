import { sql } from "drizzle-orm";
import type { Subtype, Tag } from "#lib/annotations/tags.ts";
import type { Level } from "#lib/corroboration/rubric.ts";
import type { defineAccounts } from "./accounts.ts";
import type { defineArticles } from "./articles.ts";
import type { defineClaims } from "./claims.ts";
import type { defineProjects } from "./projects.ts";
import type { Kit } from "./sqlite-kit.ts";

type Parents = Pick<ReturnType<typeof defineAccounts>, "user"> &
  Pick<ReturnType<typeof defineProjects>, "belongsToProject"> &
  Pick<ReturnType<typeof defineArticles>, "article" | "articleVersion"> &
  Pick<ReturnType<typeof defineClaims>, "claim">;

/** What reviewers are expected to say, without their knowing where: passages with a tag, claims with a level. */
export function defineGold(kit: Kit, { user, article, articleVersion, claim, belongsToProject }: Parents) {
  const gold = kit.table(
    "gold",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      /** Of a passage; null of a claim. */
      articleId: kit.text().references(() => article.id, { onDelete: "cascade" }),
      versionId: kit.text().references(() => articleVersion.id, { onDelete: "cascade" }),
      start: kit.integer(),
      end: kit.integer(),
      exact: kit.text().notNull().default(""),
      /** Null of a passage: it is not to be tagged at all. */
      tag: kit.text<Tag>(),
      subtype: kit.text<Subtype>(),
      /** Of a claim; null of a passage. */
      claimId: kit.text().references(() => claim.id, { onDelete: "cascade" }),
      level: kit.integer().$type<Level>(),
      reason: kit.text().notNull(),
      version: kit.integer().notNull().default(1),
      createdBy: kit
        .text()
        .notNull()
        .references(() => user.id),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
      deletedAt: kit.millis(),
    },
    (table) => [
      kit.index("gold_project").on(table.projectId),
      kit.check("gold_target", sql`(${table.versionId} is null) = (${table.claimId} is not null)`),
      kit.check("gold_level", sql`(${table.claimId} is null) = (${table.level} is null)`),
    ],
  );
  return { gold };
}
