import type { ClaimMove } from "#lib/claims/merging.ts";
import type { ClaimRelation, ContradictionType } from "#lib/claims/vocabulary.ts";
import { sql } from "drizzle-orm";
import type { defineAccounts } from "./accounts.ts";
import type { defineClaims } from "./claims.ts";
import type { defineProjects } from "./projects.ts";
import type { Kit } from "./sqlite-kit.ts";

type Parents = Pick<ReturnType<typeof defineAccounts>, "user"> &
  Pick<ReturnType<typeof defineProjects>, "belongsToProject"> &
  Pick<ReturnType<typeof defineClaims>, "claim">;

/** How claims stand to one another, and which were merged or split. */
export function defineClaimLinks(kit: Kit, { user, claim, belongsToProject }: Parents) {
  const belongsToClaim = () =>
    kit
      .text()
      .notNull()
      .references(() => claim.id, { onDelete: "cascade" });
  const history = () => ({
    version: kit.integer().notNull().default(1),
    createdBy: kit
      .text()
      .notNull()
      .references(() => user.id),
    createdAt: kit.millis().notNull(),
    updatedAt: kit.millis().notNull(),
  });
  /** How claim `a` stands to claim `b`; only "entails" has a direction. */
  const claimRelation = kit.table(
    "claim_relation",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      a: belongsToClaim(),
      b: belongsToClaim(),
      type: kit.text<ClaimRelation>().notNull(),
      contradictionType: kit.text<ContradictionType>(),
      note: kit.text().notNull().default(""),
      ...history(),
    },
    (table) => [
      kit.index("claim_relation_project").on(table.projectId),
      kit.check("claim_relation_self", sql`${table.a} <> ${table.b}`),
    ],
  );
  /** A merge or a split, complete enough to be undone. */
  const claimMove = kit.table(
    "claim_move",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      claimId: belongsToClaim(),
      otherClaimId: belongsToClaim(),
      move: kit.json<ClaimMove>().notNull(),
      undoneAt: kit.millis(),
      ...history(),
    },
    (table) => [
      kit.index("claim_move_project").on(table.projectId),
      kit.index("claim_move_claim").on(table.claimId),
    ],
  );
  return { claimRelation, claimMove };
}
