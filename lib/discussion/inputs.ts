import { z } from "zod";
import { textSchema } from "../annotations/inputs.ts";
import { idSchema } from "../operations/envelope.ts";
import { COMMENT_SUBJECTS } from "./subjects.ts";

/** Says something about an annotation or a claim; in `threadId`'s thread, or beginning one where that is null. */
export const addCommentInput = z.strictObject({
  id: idSchema,
  projectId: idSchema,
  subject: z.enum(COMMENT_SUBJECTS),
  subjectId: idSchema,
  threadId: idSchema.nullable().default(null),
  text: textSchema(10_000).trim().min(1, "Write what you want to say."),
});
export type AddCommentInput = z.input<typeof addCommentInput>;

/** Settles a thread or opens it again; `id` is the comment that began it. */
export const resolveThreadInput = z.strictObject({
  id: idSchema,
  version: z.int().min(1),
  resolved: z.boolean(),
});
