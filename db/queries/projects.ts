import { and, asc, count, eq, isNull } from "drizzle-orm";
import type { Tag } from "#lib/annotations/tags.ts";
import type { Role } from "#lib/projects/roles.ts";
import type { Actor, Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";
import { visibleAnnotations } from "./visibility.ts";

export interface ProjectSummary {
  id: string;
  name: string;
  description: string;
  role: Role;
  articles: number;
}

/** Projects that somebody may see, by name; administrators see all. */
export async function listProjects({ db, tables }: Reading, actor: Actor): Promise<ProjectSummary[]> {
  const { project, member, article } = tables;
  const rows = await db
    .select({ id: project.id, name: project.name, description: project.description, role: member.role })
    .from(project)
    .leftJoin(member, and(eq(member.projectId, project.id), eq(member.userId, actor.id)))
    .orderBy(asc(project.name));
  const counts = await db
    .select({ id: article.projectId, articles: count() })
    .from(article)
    .groupBy(article.projectId);
  const articlesOf = new Map(counts.map((row) => [row.id, row.articles]));
  return rows
    .map((row) => ({ ...row, role: actor.isAdministrator ? ("manager" as const) : row.role }))
    .filter((row): row is typeof row & { role: Role } => row.role !== null)
    .map((row) => ({ ...row, articles: articlesOf.get(row.id) ?? 0 }));
}

export interface Project {
  id: string;
  name: string;
  description: string;
  guideline: string;
  blind: boolean;
  version: number;
}

export async function findProject({ db, tables: { project } }: Reading, by: Authorized): Promise<Project> {
  const { id, name, description, guideline, blind, version } = project;
  const [row] = await db
    .select({ id, name, description, guideline, blind, version })
    .from(project)
    .where(eq(id, by.projectId));
  if (!row) throw new Error("The project was removed while it was read.");
  return row;
}

export interface Member {
  id: string;
  name: string;
  role: Role;
}

/** Everybody in the project by name. */
export async function listMembers({ db, tables }: Reading, by: Authorized): Promise<Member[]> {
  const { member, user } = tables;
  return db
    .select({ id: user.id, name: user.name, role: member.role })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.projectId, by.projectId))
    .orderBy(asc(user.name));
}

/** How many annotations of each tag the project has, of everybody whose work may be seen. */
export async function countTags(reading: Reading, by: Authorized): Promise<Record<Tag, number>> {
  const { annotation } = reading.tables;
  const rows = await reading.db
    .select({ tag: annotation.tag, total: count() })
    .from(annotation)
    .where(
      and(
        eq(annotation.projectId, by.projectId),
        isNull(annotation.deletedAt),
        visibleAnnotations(reading, by),
      ),
    )
    .groupBy(annotation.tag);
  const totals: Record<Tag, number> = { claim: 0, opinion: 0, boilerplate: 0 };
  for (const { tag, total } of rows) totals[tag] = total;
  return totals;
}
