import { z } from "zod";
import { passageSchema, textSchema } from "../annotations/inputs.ts";
import { ALL_SUBTYPES, subtypeFits, TAGS } from "../annotations/tags.ts";
import { LEVELS } from "../corroboration/rubric.ts";
import { idSchema } from "../operations/envelope.ts";
import { DECISION_METHODS } from "./adjudication.ts";

const version = z.int().min(1);
const note = textSchema(5_000).default("");

/** The rows that were looked at, in the versions that were seen: a decision is about those and no others. */
const heard = z.array(z.strictObject({ id: idSchema, version })).max(200);

const keep = z
  .strictObject({
    kind: z.literal("keep"),
    passage: passageSchema,
    tag: z.enum(TAGS),
    subtype: z.enum(ALL_SUBTYPES).nullable().default(null),
  })
  .refine(({ tag, subtype }) => subtype === null || subtypeFits(tag, subtype), {
    path: ["subtype"],
    message: "This subtype belongs to another tag.",
  });
const reject = z.strictObject({ kind: z.literal("reject") });

const decision = {
  outcome: z.union([keep, reject]),
  decidedBy: z.enum(["hand", "strategy"]).default("hand"),
  method: z.enum(DECISION_METHODS),
  heard,
  note,
};

/** Settles one place of a text: a passage with its tag, or nothing. */
export const createAdjudicationInput = z.strictObject({ id: idSchema, versionId: idSchema, ...decision });
export type CreateAdjudicationInput = z.input<typeof createAdjudicationInput>;

/** Decides anew, also what was withdrawn or went stale. */
export const updateAdjudicationInput = z.strictObject({ id: idSchema, version, ...decision });
export type UpdateAdjudicationInput = z.input<typeof updateAdjudicationInput>;

/** Opens the place again; the row stays and can be decided anew. */
export const withdrawAdjudicationInput = z.strictObject({ id: idSchema, version });

const settledLevel = { level: z.literal(LEVELS), note, heard: heard.min(1) };

/** Settles the level of a claim. */
export const createLevelAdjudicationInput = z.strictObject({
  id: idSchema,
  claimId: idSchema,
  ...settledLevel,
});
export const updateLevelAdjudicationInput = z.strictObject({ id: idSchema, version, ...settledLevel });
export const withdrawLevelAdjudicationInput = withdrawAdjudicationInput;
