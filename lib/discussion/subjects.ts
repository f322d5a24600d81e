/** What a thread can be about. */
export const COMMENT_SUBJECTS = ["annotation", "claim"] as const;
export type CommentSubject = (typeof COMMENT_SUBJECTS)[number];
