import type { AttributionStep } from "#lib/claims/attribution-chain.ts";
import type { StatedQuantity } from "#lib/claims/quantity.ts";
import type {
  CheckWorthiness,
  ClaimType,
  Confidence,
  Factuality,
  QuoteType,
  Stance,
} from "#lib/claims/vocabulary.ts";
import type { Level } from "#lib/corroboration/rubric.ts";
import { sql } from "drizzle-orm";
import type { defineAccounts } from "./accounts.ts";
import type { defineArticles } from "./articles.ts";
import type { defineProjects } from "./projects.ts";
import type { Kit } from "./sqlite-kit.ts";

type Parents = Pick<ReturnType<typeof defineAccounts>, "user"> &
  Pick<ReturnType<typeof defineProjects>, "origin" | "belongsToProject"> &
  Pick<ReturnType<typeof defineArticles>, "annotation" | "articleVersion">;

/** Claims, where they are made (mentions), what bears on them (evidence), and how reviewers judge them. */
export function defineClaims(
  kit: Kit,
  { user, origin, annotation, articleVersion, belongsToProject }: Parents,
) {
  const author = () =>
    kit
      .text()
      .notNull()
      .references(() => user.id);
  /** What competing claims answer ("how many were moved out?"). */
  const question = kit.table(
    "question",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      text: kit.text().notNull(),
      version: kit.integer().notNull().default(1),
      createdBy: author(),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
    },
    (table) => [kit.index("question_project").on(table.projectId)],
  );
  const claim = kit.table(
    "claim",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      questionId: kit.text().references(() => question.id),
      text: kit.text().notNull(),
      /** Set on a claim that was merged into another, or taken back: it is kept, and shown nowhere. */
      mergedIntoId: kit.text(),
      version: kit.integer().notNull().default(1),
      createdBy: author(),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
    },
    (table) => [kit.index("claim_project").on(table.projectId, table.createdAt)],
  );
  const belongsToClaim = () =>
    kit
      .text()
      .notNull()
      .references(() => claim.id, { onDelete: "cascade" });
  const mention = kit.table(
    "mention",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      claimId: belongsToClaim(),
      annotationId: kit
        .text()
        .notNull()
        .unique()
        .references(() => annotation.id, { onDelete: "cascade" }),
      originId: kit.text().references(() => origin.id),
      attribution: kit.text().notNull().default(""),
      quoteType: kit.text<QuoteType>().notNull().default("none"),
      factuality: kit.text<Factuality>().notNull().default("CT+"),
      hedgeCues: kit.text().notNull().default(""),
      explicitlyUnverified: kit.boolean().notNull().default(false),
      anonymous: kit.boolean().notNull().default(false),
      checkWorthiness: kit.text<CheckWorthiness>(),
      claimTypes: kit.json<ClaimType[]>().notNull(),
      /** Who relays whom, outermost first; its last voice is the origin. */
      chain: kit.json<AttributionStep[]>().notNull(),
      quantity: kit.json<StatedQuantity>(),
      version: kit.integer().notNull().default(1),
      createdBy: author(),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
    },
    (table) => [
      kit.index("mention_claim").on(table.claimId),
      kit.index("mention_project").on(table.projectId),
    ],
  );
  const evidence = kit.table(
    "evidence",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      claimId: belongsToClaim(),
      reviewerId: author(),
      stance: kit.text<Stance>().notNull(),
      note: kit.text().notNull().default(""),
      /** Who it comes from, where the reviewer says so. */
      originId: kit.text().references(() => origin.id),
      /** A passage of a version, or a page elsewhere: one of `versionId` and `url` is set. */
      versionId: kit.text().references(() => articleVersion.id, { onDelete: "cascade" }),
      start: kit.integer(),
      end: kit.integer(),
      exact: kit.text().notNull().default(""),
      prefix: kit.text().notNull().default(""),
      suffix: kit.text().notNull().default(""),
      url: kit.text(),
      version: kit.integer().notNull().default(1),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
      deletedAt: kit.millis(),
    },
    (table) => [
      kit.index("evidence_claim").on(table.claimId),
      kit.index("evidence_project").on(table.projectId),
      kit.check("evidence_target", sql`(${table.versionId} is null) <> (${table.url} is null)`),
    ],
  );
  const judgment = kit.table(
    "judgment",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      claimId: belongsToClaim(),
      reviewerId: author(),
      level: kit.integer().$type<Level>().notNull(),
      suggestedLevel: kit.integer().$type<Level>(),
      confidence: kit.text<Confidence>().notNull(),
      rationale: kit.text().notNull(),
      blind: kit.boolean().notNull().default(false),
      /** The reports tell part of the story in a way that misleads. */
      cherryPicking: kit.boolean().notNull().default(false),
      /** ISO dates: as of when the level holds, and when to look again. */
      asOf: kit.text(),
      reviewBy: kit.text(),
      version: kit.integer().notNull().default(1),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
    },
    (table) => [
      kit.uniqueIndex("judgment_reviewer").on(table.claimId, table.reviewerId),
      kit.index("judgment_project").on(table.projectId),
      kit.check("judgment_level", sql`${table.level} between 0 and 5`),
    ],
  );
  return { question, claim, mention, evidence, judgment };
}
