import type { CommentSubject } from "./subjects.ts";

/** A comment in somebody's inbox. Times are milliseconds since 1970 (UTC). */
export interface Notice {
  commentId: string;
  text: string;
  author: string;
  authorId: string;
  subject: CommentSubject;
  subjectId: string;
  /** Whether one is named in it, or merely takes part in its thread. */
  named: boolean;
  readAt: number | null;
  createdAt: number;
  /** Where the annotation stands that it is about. */
  articleId: string | null;
  articleTitle: string | null;
  exact: string | null;
  /** Whether that annotation was deleted. */
  isGone: boolean;
  /** The claim that it is about. */
  claim: string | null;
}

/** The address of what a notice is about; null where it is nowhere any more. */
export function placeOfNotice(projectId: string, notice: Notice): string | null {
  if (notice.subject === "claim")
    return `/p/${projectId}/claims/${notice.subjectId}#comment-${notice.commentId}`;
  if (notice.articleId === null || notice.isGone) return null;
  return `/p/${projectId}/articles/${notice.articleId}#annotation-${notice.subjectId}`;
}
