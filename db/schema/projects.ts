import type { PublisherKind, ReliabilityGrade, OriginKind, AccessType } from "#lib/claims/vocabulary.ts";
import type { Role } from "#lib/projects/roles.ts";
import type { defineAccounts } from "./accounts.ts";
import type { Kit } from "./sqlite-kit.ts";

/** A project, who is in it, and where its information comes from. */
export function defineProjects(kit: Kit, { user }: Pick<ReturnType<typeof defineAccounts>, "user">) {
  const project = kit.table("project", {
    id: kit.id(),
    name: kit.text().notNull(),
    description: kit.text().notNull().default(""),
    guideline: kit.text().notNull().default(""),
    /** Reviewers do not see one another's work on an article before both have submitted it. */
    blind: kit.boolean().notNull().default(false),
    version: kit.integer().notNull().default(1),
    createdBy: kit.text().references(() => user.id),
    createdAt: kit.millis().notNull(),
    updatedAt: kit.millis().notNull(),
  });
  const belongsToProject = () =>
    kit
      .text()
      .notNull()
      .references(() => project.id, { onDelete: "cascade" });
  const member = kit.table(
    "member",
    {
      projectId: belongsToProject(),
      userId: kit
        .text()
        .notNull()
        .references(() => user.id, { onDelete: "cascade" }),
      role: kit.text<Role>().notNull(),
      createdAt: kit.millis().notNull(),
    },
    (table) => [
      kit.primaryKey({ columns: [table.projectId, table.userId] }),
      kit.index("member_user").on(table.userId),
    ],
  );
  const publisher = kit.table(
    "publisher",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      name: kit.text().notNull(),
      /** Lower-case name without surrounding space: what makes two spellings the same publisher. */
      nameKey: kit.text().notNull(),
      domain: kit.text().notNull().default(""),
      owner: kit.text().notNull().default(""),
      syndicationGroup: kit.text().notNull().default(""),
      kind: kit.text<PublisherKind>().notNull().default("unknown"),
      country: kit.text().notNull().default(""),
      version: kit.integer().notNull().default(1),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
    },
    (table) => [kit.uniqueIndex("publisher_name").on(table.projectId, table.nameKey)],
  );
  const origin = kit.table(
    "origin",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      name: kit.text().notNull(),
      nameKey: kit.text().notNull(),
      kind: kit.text<OriginKind>().notNull().default("unknown"),
      reliability: kit.text<ReliabilityGrade>().notNull().default("F"),
      access: kit.text<AccessType>().notNull().default("unknown"),
      version: kit.integer().notNull().default(1),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
    },
    (table) => [kit.uniqueIndex("origin_name").on(table.projectId, table.nameKey)],
  );
  return { project, member, publisher, origin, belongsToProject };
}
