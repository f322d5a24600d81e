import { and, asc, count, desc, eq, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { Notice } from "#lib/discussion/notices.ts";
import type { Comment } from "#lib/discussion/threads.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";
import { commentVisibility } from "./visibility.ts";

/** What comments are asked for: those about one annotation or claim, or about all annotations of an article. */
export type CommentsAbout = { subjectId: string } | { articleId: string };

/** What was said, oldest first, as far as `by` may see; of a claim also what was said of those merged into it. */
export async function listComments(
  reading: Reading,
  by: Authorized,
  about: CommentsAbout,
): Promise<Comment[]> {
  const { comment, notice, user } = reading.tables;
  const rows = await reading.db
    .select({
      ...{ id: comment.id, threadId: comment.threadId, text: comment.text, deletedAt: comment.deletedAt },
      ...{ subject: comment.subject, subjectId: comment.subjectId, resolvedAt: comment.resolvedAt },
      ...{ authorId: comment.authorId, author: user.name, version: comment.version },
      ...{ createdAt: comment.createdAt, updatedAt: comment.updatedAt },
      ...{ told: notice.commentId, readAt: notice.readAt },
    })
    .from(comment)
    .innerJoin(user, eq(user.id, comment.authorId))
    .leftJoin(notice, and(eq(notice.commentId, comment.id), eq(notice.userId, by.actor.id)))
    .where(and(eq(comment.projectId, by.projectId), await concerning(reading, by, about)))
    .orderBy(asc(comment.createdAt), asc(comment.id));
  const isVisible = await commentVisibility(reading, by);
  return rows.filter(isVisible).map(({ told, readAt, ...row }) => ({
    ...row,
    text: row.deletedAt === null ? row.text : "",
    unread: told !== null && readAt === null && row.deletedAt === null,
  }));
}

async function concerning(reading: Reading, by: Authorized, about: CommentsAbout): Promise<SQL> {
  const { db, tables } = reading;
  const { annotation, comment } = tables;
  if ("articleId" in about) {
    const here = and(eq(annotation.projectId, by.projectId), eq(annotation.articleId, about.articleId));
    return inArray(comment.subjectId, db.select({ id: annotation.id }).from(annotation).where(here));
  }
  return inArray(comment.subjectId, await withMerged(reading, by, about.subjectId));
}

/** A claim and all that were merged into it, directly or through others. */
async function withMerged({ db, tables }: Reading, by: Authorized, id: string): Promise<string[]> {
  const { claim } = tables;
  const merged = await db
    .select({ id: claim.id, into: claim.mergedIntoId })
    .from(claim)
    .where(and(eq(claim.projectId, by.projectId), isNotNull(claim.mergedIntoId)));
  const found = [id];
  for (const one of found)
    for (const each of merged) if (each.into === one && !found.includes(each.id)) found.push(each.id);
  return found;
}

/** Comments in somebody's inbox that are looked through at most. */
const MOST = 500;

/** One's own inbox, the newest first, as far as one may see what is said there by now. */
export async function listNotices(reading: Reading, by: Authorized): Promise<Notice[]> {
  const { annotation, article, claim, comment, notice, user } = reading.tables;
  const rows = await reading.db
    .select({
      ...{ commentId: comment.id, text: comment.text, author: user.name, authorId: comment.authorId },
      ...{ subject: comment.subject, subjectId: comment.subjectId },
      ...{ named: notice.named, readAt: notice.readAt, createdAt: notice.createdAt },
      ...{ articleId: annotation.articleId, articleTitle: article.title, exact: annotation.exact },
      ...{ isGone: annotation.deletedAt, claim: claim.text },
    })
    .from(notice)
    .innerJoin(comment, eq(comment.id, notice.commentId))
    .innerJoin(user, eq(user.id, comment.authorId))
    .leftJoin(annotation, eq(annotation.id, comment.subjectId))
    .leftJoin(article, eq(article.id, annotation.articleId))
    .leftJoin(claim, eq(claim.id, comment.subjectId))
    .where(ownNotices(reading, by))
    .orderBy(desc(notice.createdAt), desc(notice.commentId))
    .limit(MOST);
  const isVisible = await commentVisibility(reading, by);
  return rows.filter(isVisible).map(({ isGone, ...row }) => ({ ...row, isGone: isGone !== null }));
}

const ownNotices = ({ tables: { comment, notice } }: Reading, by: Authorized, more?: SQL) =>
  and(eq(notice.userId, by.actor.id), eq(notice.projectId, by.projectId), isNull(comment.deletedAt), more);

/** How many comments wait in one's inbox. */
export async function countUnread(reading: Reading, by: Authorized): Promise<number> {
  const { comment, notice } = reading.tables;
  const waiting = ownNotices(reading, by, isNull(notice.readAt));
  if (!by.isBlind) {
    const [row] = await reading.db
      .select({ total: count() })
      .from(notice)
      .innerJoin(comment, eq(comment.id, notice.commentId))
      .where(waiting);
    return row?.total ?? 0;
  }
  const { subject, subjectId, authorId } = comment;
  const rows = await reading.db
    .select({ subject, subjectId, authorId })
    .from(notice)
    .innerJoin(comment, eq(comment.id, notice.commentId))
    .where(waiting);
  if (rows.length === 0) return 0;
  return rows.filter(await commentVisibility(reading, by)).length;
}
