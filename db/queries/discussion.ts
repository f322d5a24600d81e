import { and, asc, eq, isNull } from "drizzle-orm";
import type { CommentSubject } from "#lib/discussion/subjects.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";
import { commentVisibility } from "./visibility.ts";

export interface Comment {
  id: string;
  threadId: string;
  subject: CommentSubject;
  subjectId: string;
  authorId: string;
  author: string;
  text: string;
  resolvedAt: number | null;
  version: number;
  createdAt: number;
}

/** What was said about an annotation or a claim, oldest first, as far as `by` may see. */
export async function listComments(reading: Reading, by: Authorized, subjectId: string): Promise<Comment[]> {
  const { comment, user } = reading.tables;
  const rows = await reading.db
    .select({
      ...{ id: comment.id, threadId: comment.threadId },
      ...{ subject: comment.subject, subjectId: comment.subjectId, text: comment.text },
      ...{ authorId: comment.authorId, author: user.name, resolvedAt: comment.resolvedAt },
      ...{ version: comment.version, createdAt: comment.createdAt },
    })
    .from(comment)
    .innerJoin(user, eq(user.id, comment.authorId))
    .where(
      and(eq(comment.projectId, by.projectId), eq(comment.subjectId, subjectId), isNull(comment.deletedAt)),
    )
    .orderBy(asc(comment.createdAt), asc(comment.id));
  const isVisible = await commentVisibility(reading, by);
  return rows.filter(isVisible);
}
