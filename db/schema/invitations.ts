import type { Role } from "#lib/projects/roles.ts";
import type { defineAccounts } from "./accounts.ts";
import type { defineProjects } from "./projects.ts";
import type { Kit } from "./sqlite-kit.ts";

type Parents = Pick<ReturnType<typeof defineAccounts>, "user"> &
  Pick<ReturnType<typeof defineProjects>, "belongsToProject">;

/** Links that let one person into one project with one role; only the hash of their secret is kept. */
export function defineInvitations(kit: Kit, { user, belongsToProject }: Parents) {
  const invitation = kit.table(
    "invitation",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      role: kit.text<Role>().notNull(),
      /** Whom it is meant for, in the words of whoever made it. */
      note: kit.text().notNull().default(""),
      /** Where it was sent by mail; null when its link was handed over. */
      email: kit.text(),
      secretHash: kit.text().notNull().unique(),
      createdBy: kit.text().references(() => user.id),
      createdAt: kit.millis().notNull(),
      expiresAt: kit.millis().notNull(),
      usedAt: kit.millis(),
      usedBy: kit.text().references(() => user.id),
    },
    (table) => [kit.index("invitation_project").on(table.projectId, table.createdAt)],
  );
  return { invitation };
}
