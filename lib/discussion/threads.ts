import type { CommentSubject } from "./subjects.ts";

/** What somebody said about an annotation or a claim. Times are milliseconds since 1970 (UTC). */
export interface Comment {
  id: string;
  threadId: string;
  subject: CommentSubject;
  subjectId: string;
  authorId: string;
  author: string;
  /** Empty when it was deleted; it stands for its place only, as long as others answered. */
  text: string;
  deletedAt: number | null;
  resolvedAt: number | null;
  version: number;
  createdAt: number;
  updatedAt: number;
  /** Whether it waits in the inbox of whoever asks. */
  unread: boolean;
}

/** A comment that began something, and what was answered, oldest first. */
export interface Thread {
  root: Comment;
  replies: Comment[];
}

/**
 * Comments, oldest first, as threads: open ones before settled ones, each kind oldest first. A thread whose beginning
 * may not be seen is left out, and so is one of which everything was deleted.
 */
export function threadsOf(comments: readonly Comment[]): Thread[] {
  const byThread = Map.groupBy(comments, ({ threadId }) => threadId);
  const threads = [...byThread].flatMap(([threadId, said]) => {
    const root = said.find(({ id }) => id === threadId);
    const replies = said.filter(({ id, deletedAt }) => id !== threadId && deletedAt === null);
    return root && (root.deletedAt === null || replies.length > 0) ? [{ root, replies }] : [];
  });
  const isSettled = ({ root }: Thread) => Number(root.resolvedAt !== null);
  return threads.toSorted((a, b) => isSettled(a) - isSettled(b));
}

/** How many comments can be read in the threads. */
export const countComments = (threads: readonly Thread[]): number =>
  threads.reduce((sum, { root, replies }) => sum + replies.length + Number(root.deletedAt === null), 0);
