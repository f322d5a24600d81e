import { z } from "zod";
import { textSchema } from "../annotations/inputs.ts";
import { idSchema } from "../operations/envelope.ts";
import { COMMENT_SUBJECTS } from "./subjects.ts";

const said = textSchema(10_000).trim().min(1, "Write what you want to say.");
const version = z.int().min(1);

/** Says something about an annotation or a claim; in `threadId`'s thread, or beginning one where that is null. */
export const addCommentInput = z.strictObject({
  id: idSchema,
  projectId: idSchema,
  subject: z.enum(COMMENT_SUBJECTS),
  subjectId: idSchema,
  threadId: idSchema.nullable().default(null),
  text: said,
});
export type AddCommentInput = z.input<typeof addCommentInput>;

/** Puts one's own comment into other words. */
export const updateCommentInput = z.strictObject({ id: idSchema, version, text: said });

/** Takes one's own comment away, or brings it back. */
export const deleteCommentInput = z.strictObject({ id: idSchema, version });

/** Settles a thread or opens it again; `id` is the comment that began it. */
export const resolveThreadInput = z.strictObject({ id: idSchema, version, resolved: z.boolean() });

/** Marks comments in one's own inbox as read, or as unread again. */
export const markInboxInput = z.strictObject({
  projectId: idSchema,
  commentIds: z.array(idSchema).min(1).max(500),
  read: z.boolean(),
});

/** Names what comments are asked for: one annotation or claim, or all annotations of an article. */
export const commentsQuery = z
  .strictObject({ subjectId: idSchema.optional(), articleId: idSchema.optional() })
  .refine(({ subjectId, articleId }) => (subjectId === undefined) !== (articleId === undefined), {
    message: "Name either subjectId or articleId.",
  });
