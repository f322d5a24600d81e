import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { addCommentInput, resolveThreadInput } from "#lib/discussion/inputs.ts";
import { namedPeople } from "#lib/discussion/named-people.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { notFound, type Authorized } from "../guard.ts";
import type { Writing } from "../store.ts";
import { record } from "./record.ts";
import { changeRow, findInProject, type Row } from "./versioned-row.ts";

type Annotator = Authorized<"annotate">;

/** Says something, and puts it into the inbox of whoever is named or takes part in the thread. */
export async function addComment(
  writing: Writing,
  by: Annotator,
  input: z.output<typeof addCommentInput>,
  now: number,
): Promise<Result<Row<"comment">>> {
  const { id, subject, subjectId, threadId, text } = input;
  const about = await findInProject(writing, by, subject, subjectId);
  if (!about.ok) return about;
  const thread = threadId === null ? null : await findInProject(writing, by, "comment", threadId);
  if (thread && !thread.ok) return thread;
  if (thread && (thread.value.subjectId !== subjectId || thread.value.threadId !== thread.value.id))
    return notFound();
  const [row] = await writing.db
    .insert(writing.tables.comment)
    .values({
      ...{ id, subject, subjectId, text, threadId: threadId ?? id },
      ...{ projectId: by.projectId, authorId: by.actor.id, createdAt: now, updatedAt: now },
    })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "There is a comment with this id already.");
  await record(writing, by, "comment.add", { before: null, after: row }, now);
  await notify(writing, by, row, now);
  return ok(row);
}

async function notify(writing: Writing, by: Annotator, row: Row<"comment">, now: number): Promise<void> {
  const { member, user, comment, notice } = writing.tables;
  const [members, spoken] = await Promise.all([
    writing.db
      .select({ id: user.id, name: user.name })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      .where(eq(member.projectId, by.projectId)),
    writing.db
      .selectDistinct({ id: comment.authorId })
      .from(comment)
      .where(and(eq(comment.threadId, row.threadId), isNull(comment.deletedAt))),
  ]);
  const named = new Set(namedPeople(row.text, members));
  const present = new Set(members.map(({ id }) => id));
  const told = [...new Set([...named, ...spoken.map(({ id }) => id)])].filter(
    (id) => id !== by.actor.id && present.has(id),
  );
  for (const userId of told)
    await writing.db.insert(notice).values({
      ...{ userId, commentId: row.id, projectId: by.projectId, named: named.has(userId), createdAt: now },
    });
}

/** Settles a thread, or opens it again. */
export async function resolveThread(
  writing: Writing,
  by: Annotator,
  { id, version, resolved }: z.output<typeof resolveThreadInput>,
  now: number,
): Promise<Result<Row<"comment">>> {
  const before = await findInProject(writing, by, "comment", id);
  if (!before.ok) return before;
  if (before.value.threadId !== id) return fail("invalid", "Only a whole thread can be settled.");
  const changes = resolved
    ? { resolvedAt: now, resolvedBy: by.actor.id }
    : { resolvedAt: null, resolvedBy: null };
  const kind = resolved ? "comment.resolve" : "comment.reopen";
  return changeRow(writing, by, "comment", { kind, before: before.value, version, changes }, now);
}
