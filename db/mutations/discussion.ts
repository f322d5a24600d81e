import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import type {
  addCommentInput,
  deleteCommentInput,
  markInboxInput,
  resolveThreadInput,
  updateCommentInput,
} from "#lib/discussion/inputs.ts";
import { namedPeople } from "#lib/discussion/named-people.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { notFound, type Authorized } from "../guard.ts";
import { commentVisibility } from "../queries/visibility.ts";
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

/** Tells whoever is named and, unless only `named` are to be told, whoever takes part; nobody twice. */
async function notify(
  writing: Writing,
  by: Annotator,
  row: Row<"comment">,
  now: number,
  only?: "named",
): Promise<void> {
  const { member, user, comment, notice } = writing.tables;
  const members = await writing.db
    .select({ id: user.id, name: user.name })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.projectId, by.projectId));
  const spoken = only
    ? []
    : await writing.db
        .selectDistinct({ id: comment.authorId })
        .from(comment)
        .where(and(eq(comment.threadId, row.threadId), isNull(comment.deletedAt)));
  const named = new Set(namedPeople(row.text, members));
  const present = new Set(members.map(({ id }) => id));
  const told = [...new Set([...named, ...spoken.map(({ id }) => id)])].filter(
    (id) => id !== by.actor.id && present.has(id),
  );
  const about = { commentId: row.id, projectId: by.projectId, createdAt: now };
  for (const userId of told)
    await writing.db
      .insert(notice)
      .values({ ...about, userId, named: named.has(userId) })
      .onConflictDoNothing();
}

/** Puts one's own comment into other words; whoever is named only now is told now. */
export async function updateComment(
  writing: Writing,
  by: Annotator,
  { id, version, text }: z.output<typeof updateCommentInput>,
  now: number,
): Promise<Result<Row<"comment">>> {
  const own = await findOwn(writing, by, id);
  if (!own.ok) return own;
  const change = { kind: "comment.update", before: own.value, version, changes: { text } } as const;
  const changed = await changeRow(writing, by, "comment", change, now);
  if (changed.ok) await notify(writing, by, changed.value, now, "named");
  return changed;
}

async function setDeleted(
  writing: Writing,
  by: Annotator,
  { id, version }: z.output<typeof deleteCommentInput>,
  now: number,
  deletedAt: number | null,
): Promise<Result<Row<"comment">>> {
  const own = await findOwn(writing, by, id);
  if (!own.ok) return own;
  const kind = deletedAt === null ? "comment.restore" : "comment.delete";
  const change = { kind, before: own.value, version, changes: { deletedAt } } as const;
  return changeRow(writing, by, "comment", change, now);
}

/** Takes one's own comment away; answers to it stay, and `restoreComment` brings it back. */
export const deleteComment = (
  writing: Writing,
  by: Annotator,
  input: z.output<typeof deleteCommentInput>,
  now: number,
) => setDeleted(writing, by, input, now, now);

export const restoreComment = (
  writing: Writing,
  by: Annotator,
  input: z.output<typeof deleteCommentInput>,
  now: number,
) => setDeleted(writing, by, input, now, null);

async function findOwn(writing: Writing, by: Annotator, id: string): Promise<Result<Row<"comment">>> {
  const found = await findInProject(writing, by, "comment", id);
  if (found.ok && found.value.authorId !== by.actor.id)
    return fail("forbidden", "This is somebody else's comment. Answer it instead.");
  return found;
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

/** Marks comments in one's own inbox as read or unread; what is not in it, or may not be known yet, is left out. */
export async function markInbox(
  writing: Writing,
  by: Authorized<"read">,
  { commentIds, read }: z.output<typeof markInboxInput>,
  now: number,
): Promise<Result<{ id: string; commentIds: string[]; read: boolean }>> {
  const { comment, notice } = writing.tables;
  const { id, subject, subjectId, authorId } = comment;
  const mine = and(eq(notice.userId, by.actor.id), eq(notice.projectId, by.projectId));
  const found = await writing.db
    .select({ id, subject, subjectId, authorId })
    .from(notice)
    .innerJoin(comment, eq(id, notice.commentId))
    .where(and(mine, inArray(notice.commentId, commentIds)));
  const known = found.filter(await commentVisibility(writing, by)).map((row) => row.id);
  if (known.length > 0)
    await writing.db
      .update(notice)
      .set({ readAt: read ? now : null })
      .where(and(mine, inArray(notice.commentId, known)));
  const after = { id: by.actor.id, commentIds: known, read };
  const before = { ...after, read: !read };
  await record(writing, by, "inbox.mark", { before, after }, now);
  return ok(after);
}
