import { z } from "zod";
import { textSchema } from "../annotations/inputs.ts";
import { idSchema } from "../operations/envelope.ts";
import { STRATEGIES } from "./strategies.ts";

/** Turns assignment on or changes it. `id` is the project's; `version` is 0 while it was never on. */
export const setAssignmentRuleInput = z.strictObject({
  id: idSchema,
  version: z.int().min(0),
  overlap: z
    .int("Write a number.")
    .min(1, "At least one reviewer reads each article.")
    .max(20, "At most 20."),
  strategy: z.enum(STRATEGIES),
  leaseHours: z
    .int("Write a number.")
    .min(1, "At least one hour.")
    .max(24 * 90, "At most 90 days."),
  dueAt: z.int().nullable().default(null),
});
export type SetAssignmentRuleInput = z.input<typeof setAssignmentRuleInput>;

/** Takes the next article of the project; `id` is that of the new place. */
export const takeNextInput = z.strictObject({ id: idSchema, projectId: idSchema });

/** Gives an article back, with the reason that colleagues will read. */
export const skipAssignmentInput = z.strictObject({
  id: idSchema,
  version: z.int().min(1),
  reason: textSchema(500).trim().min(1, "Write why, so that somebody else can take it."),
});
export type SkipAssignmentInput = z.input<typeof skipAssignmentInput>;

/** Gives an article to somebody, or takes it from them; such a place does not lapse. */
export const giveArticleInput = z.strictObject({
  id: idSchema,
  articleId: idSchema,
  reviewerId: idSchema,
  dueAt: z.int().nullable().default(null),
});
export const withdrawAssignmentInput = z.strictObject({ id: idSchema, version: z.int().min(1) });

/** Fills the reviewers' queues evenly, up to the overlap. */
export const distributeInput = z.strictObject({ projectId: idSchema });
