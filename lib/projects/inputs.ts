import { z } from "zod";
import { textSchema } from "../annotations/inputs.ts";
import { idSchema } from "../operations/envelope.ts";
import { REVIEW_STATES } from "./review-states.ts";

const name = textSchema(120).trim().min(1, "Give the project a name.");

export const createProjectInput = z.strictObject({
  id: idSchema,
  name,
  description: textSchema(2_000).default(""),
});
export type CreateProjectInput = z.input<typeof createProjectInput>;

export const updateProjectInput = z.strictObject({
  id: idSchema,
  version: z.int().min(1),
  name,
  description: textSchema(2_000).default(""),
  guideline: textSchema(100_000).default(""),
  /** Left as it is where this is left out. */
  blind: z.boolean().optional(),
});
export type UpdateProjectInput = z.input<typeof updateProjectInput>;

/** Says how far one is with an article; one's own state only. */
export const setReviewInput = z.strictObject({ articleId: idSchema, state: z.enum(REVIEW_STATES) });
export type SetReviewInput = z.input<typeof setReviewInput>;
