import { z } from "zod";
import { passageSchema, textSchema } from "../annotations/inputs.ts";
import { ALL_SUBTYPES, subtypeFits, TAGS } from "../annotations/tags.ts";
import { idSchema } from "../operations/envelope.ts";

const version = z.int().min(1);
const SUBTYPE_MISMATCH = { path: ["subtype"], message: "This subtype belongs to another tag." };
const fits = ({ tag, subtype }: { tag: (typeof TAGS)[number] | null; subtype: string | null }) =>
  subtype === null || (tag !== null && subtypeFits(tag, subtype));

const touchedRule = z
  .strictObject({ tag: z.enum(TAGS), subtype: z.enum(ALL_SUBTYPES).nullable().default(null) })
  .refine(fits, SUBTYPE_MISMATCH);

/** Writes the next version of the rules over version `basedOn` (0: the first). */
export const createGuidelineInput = z.strictObject({
  id: idSchema,
  projectId: idSchema,
  basedOn: z.int().min(0),
  text: textSchema(100_000),
  note: textSchema(2_000).trim().min(1, "Say in a sentence what changed and why."),
  /** Decisions under these tags are opened again. */
  touches: z.array(touchedRule).max(50).default([]),
});
export type CreateGuidelineInput = z.input<typeof createGuidelineInput>;

/** Says that one has read the rules up to version `number`. */
export const markGuidelineReadInput = z.strictObject({ projectId: idSchema, number: z.int().min(1) });

/** Puts a passage into the guideline as an example; `tag` null shows what is not to be tagged. */
export const addExampleInput = z
  .strictObject({
    id: idSchema,
    versionId: idSchema,
    passage: passageSchema,
    tag: z.enum(TAGS).nullable(),
    subtype: z.enum(ALL_SUBTYPES).nullable().default(null),
    explanation: textSchema(2_000).default(""),
    adjudicationId: idSchema.nullable().default(null),
  })
  .refine(fits, SUBTYPE_MISMATCH);
export const updateExampleInput = z.strictObject({ id: idSchema, version, explanation: textSchema(2_000) });
export const removeExampleInput = z.strictObject({ id: idSchema, version });
