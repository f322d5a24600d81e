import type { ReviewerAnnotation } from "#lib/adjudication/align.ts";
import type { DecisionMethod } from "#lib/adjudication/adjudication.ts";
import type { Dissent } from "#lib/adjudication/dissent.ts";
import type { ReviewerJudgment } from "#lib/adjudication/judgments.ts";
import type { Subtype, Tag } from "#lib/annotations/tags.ts";
import type { Level } from "#lib/corroboration/rubric.ts";
import { sql } from "drizzle-orm";
import type { defineAccounts } from "./accounts.ts";
import type { defineArticles } from "./articles.ts";
import type { defineClaims } from "./claims.ts";
import type { defineProjects } from "./projects.ts";
import type { Kit } from "./sqlite-kit.ts";

type Parents = Pick<ReturnType<typeof defineAccounts>, "user"> &
  Pick<ReturnType<typeof defineProjects>, "belongsToProject"> &
  Pick<ReturnType<typeof defineArticles>, "article" | "articleVersion"> &
  Pick<ReturnType<typeof defineClaims>, "claim">;

/** What was settled where reviewers differ: passages per article version, levels per claim. Dissent is kept. */
export function defineAdjudication(
  kit: Kit,
  { user, article, articleVersion, claim, belongsToProject }: Parents,
) {
  const decided = () => ({
    adjudicatorId: kit
      .text()
      .notNull()
      .references(() => user.id),
    note: kit.text().notNull().default(""),
    version: kit.integer().notNull().default(1),
    createdAt: kit.millis().notNull(),
    updatedAt: kit.millis().notNull(),
    deletedAt: kit.millis(),
  });
  const adjudication = kit.table(
    "adjudication",
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
      outcome: kit.text<"keep" | "reject">().notNull(),
      decidedBy: kit.text<"hand" | "strategy">().notNull(),
      method: kit.text<DecisionMethod>().notNull(),
      /** The settled passage; of a rejection, the stretch that reviewers had marked. */
      start: kit.integer().notNull(),
      end: kit.integer().notNull(),
      exact: kit.text().notNull(),
      prefix: kit.text().notNull(),
      suffix: kit.text().notNull(),
      /** Null where everything was rejected. */
      tag: kit.text<Tag>(),
      subtype: kit.text<Subtype>(),
      /** The annotations as they were when this was settled, and the readers who had marked nothing. */
      heard: kit.json<ReviewerAnnotation[]>().notNull(),
      silent: kit.json<string[]>().notNull(),
      dissent: kit.json<Dissent[]>().notNull(),
      /** When a rule of the guideline that it rests on was changed; null as long as it stands. */
      staleSince: kit.millis(),
      ...decided(),
    },
    (table) => [
      kit.index("adjudication_version").on(table.versionId, table.start),
      kit.index("adjudication_project").on(table.projectId, table.articleId),
      kit.check("adjudication_span", sql`${table.start} >= 0 and ${table.end} > ${table.start}`),
      kit.check("adjudication_tag", sql`(${table.outcome} = 'keep') = (${table.tag} is not null)`),
    ],
  );
  const levelAdjudication = kit.table(
    "level_adjudication",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      claimId: kit
        .text()
        .notNull()
        .unique()
        .references(() => claim.id, { onDelete: "cascade" }),
      level: kit.integer().$type<Level>().notNull(),
      heard: kit.json<ReviewerJudgment[]>().notNull(),
      dissent: kit.json<ReviewerJudgment[]>().notNull(),
      ...decided(),
    },
    (table) => [
      kit.index("level_adjudication_project").on(table.projectId),
      kit.check("level_adjudication_level", sql`${table.level} between 0 and 5`),
    ],
  );
  return { adjudication, levelAdjudication };
}
