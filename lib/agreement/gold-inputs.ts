import { z } from "zod";
import { passageSchema, textSchema } from "../annotations/inputs.ts";
import { ALL_SUBTYPES, subtypeFits, TAGS, type Subtype, type Tag } from "../annotations/tags.ts";
import { LEVELS, type Level } from "../corroboration/rubric.ts";
import { idSchema } from "../operations/envelope.ts";

const common = {
  id: idSchema,
  reason: textSchema(2_000).trim().min(1, "Say in a sentence why this is the right answer."),
};

const goldPassage = z
  .strictObject({
    ...common,
    kind: z.literal("passage"),
    versionId: idSchema,
    passage: passageSchema,
    /** Null: not to be tagged. */
    tag: z.enum(TAGS).nullable(),
    subtype: z.enum(ALL_SUBTYPES).nullable().default(null),
  })
  .refine(({ tag, subtype }) => subtype === null || (tag !== null && subtypeFits(tag, subtype)), {
    path: ["subtype"],
    message: "This subtype belongs to another tag.",
  });
const goldLevel = z.strictObject({
  ...common,
  kind: z.literal("level"),
  claimId: idSchema,
  level: z.literal(LEVELS),
});

/** Says what reviewers are expected to say of a passage or a claim. They are not told. */
export const addGoldInput = z.union([goldPassage, goldLevel]);
export type AddGoldInput = z.input<typeof addGoldInput>;
export const removeGoldInput = z.strictObject({ id: idSchema, version: z.int().min(1) });

/** A gold answer as it travels to those who manage them. Times are milliseconds since 1970, offsets UTF-16 code units. */
export interface Gold {
  id: string;
  articleId: string | null;
  versionId: string | null;
  start: number | null;
  end: number | null;
  exact: string;
  tag: Tag | null;
  subtype: Subtype | null;
  claimId: string | null;
  level: Level | null;
  reason: string;
  version: number;
  createdAt: number;
}
