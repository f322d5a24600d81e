import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { createProjectInput, setReviewInput, updateProjectInput } from "#lib/projects/inputs.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { appendEvent } from "../events.ts";
import { notFound, type Actor, type Authorized } from "../guard.ts";
import type { Writing } from "../store.ts";
import { findInProject } from "./versioned-row.ts";

/** Makes a project; whoever makes it is its manager. */
export async function createProject(
  writing: Writing,
  actor: Actor,
  input: z.output<typeof createProjectInput>,
  now: number,
): Promise<Result<{ id: string; name: string }>> {
  const { db, tables } = writing;
  const [row] = await db
    .insert(tables.project)
    .values({ ...input, createdBy: actor.id, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "There is a project with this id already.");
  await db
    .insert(tables.member)
    .values({ projectId: row.id, userId: actor.id, role: "manager", createdAt: now });
  await appendEvent(
    writing,
    {
      ...{
        projectId: row.id,
        actorId: actor.id,
        kind: "project.create",
        entity: "project",
        entityId: row.id,
      },
      ...{ before: null, after: row },
    },
    now,
  );
  return ok({ id: row.id, name: row.name });
}

/** Renames a project, changes its description and guideline, or makes it blind. */
export async function updateProject(
  writing: Writing,
  by: Authorized<"manage">,
  { id, version, blind, ...changes }: z.output<typeof updateProjectInput>,
  now: number,
): Promise<Result<{ id: string; version: number }>> {
  const { project } = writing.tables;
  const [before] = await writing.db.select().from(project).where(eq(project.id, id));
  if (!before) return notFound();
  const [after] = await writing.db
    .update(project)
    .set({ ...changes, blind: blind ?? before.blind, version: version + 1, updatedAt: now })
    .where(and(eq(project.id, id), eq(project.version, version)))
    .returning();
  if (!after) return fail("conflict", "The project was changed in the meantime.", { current: before });
  await appendEvent(
    writing,
    {
      ...{ projectId: id, actorId: by.actor.id, kind: "project.update", entity: "project", entityId: id },
      ...{ before, after },
    },
    now,
  );
  return ok({ id, version: after.version });
}

/** Says how far one is with an article. */
export async function setReview(
  writing: Writing,
  by: Authorized<"annotate">,
  { articleId, state }: z.output<typeof setReviewInput>,
  now: number,
): Promise<Result<{ articleId: string; state: string }>> {
  const article = await findInProject(writing, by, "article", articleId);
  if (!article.ok) return article;
  const { review } = writing.tables;
  const key = { articleId, reviewerId: by.actor.id };
  const [earlier] = await writing.db
    .select({ state: review.state })
    .from(review)
    .where(and(eq(review.articleId, articleId), eq(review.reviewerId, by.actor.id)));
  await writing.db
    .insert(review)
    .values({ ...key, projectId: by.projectId, state, updatedAt: now })
    .onConflictDoUpdate({ target: [review.articleId, review.reviewerId], set: { state, updatedAt: now } });
  await appendEvent(
    writing,
    {
      ...{
        projectId: by.projectId,
        actorId: by.actor.id,
        kind: "review.set",
        entity: "review",
        entityId: articleId,
      },
      ...{ before: earlier ? { ...key, ...earlier } : null, after: { ...key, state } },
    },
    now,
  );
  return ok({ articleId, state });
}
