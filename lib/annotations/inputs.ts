import { z } from "zod";
import { idSchema } from "../operations/envelope.ts";
import { CONTEXT_LENGTH } from "../text/passage.ts";
import { ALL_SUBTYPES, subtypeFits, TAGS } from "./tags.ts";

const wellFormed = (value: string) => value.isWellFormed() && !value.includes("\0");
const NOT_WELL_FORMED = "This text has broken characters (a lone surrogate or NUL).";

/** Text that both databases keep whole. */
export const textSchema = (max: number) => z.string().max(max).refine(wellFormed, NOT_WELL_FORMED);

/** A passage as sent: offsets in UTF-16 code units, end exclusive; the server checks `exact` against the text. */
export const passageSchema = z
  .strictObject({
    start: z.int().min(0),
    end: z.int().min(1),
    exact: textSchema(200_000).min(1),
    prefix: textSchema(CONTEXT_LENGTH).default(""),
    suffix: textSchema(CONTEXT_LENGTH).default(""),
  })
  .refine((passage) => passage.end > passage.start, {
    path: ["end"],
    message: "A passage ends after it starts.",
  });

const tagging = {
  tag: z.enum(TAGS),
  subtype: z.enum(ALL_SUBTYPES).nullable().default(null),
  note: textSchema(10_000).default(""),
};

const subtypeMatches = (value: { tag: (typeof TAGS)[number]; subtype: string | null }) =>
  value.subtype === null || subtypeFits(value.tag, value.subtype);
const SUBTYPE_MISMATCH = { path: ["subtype"], message: "This subtype belongs to another tag." };

export const createAnnotationInput = z
  .strictObject({ id: idSchema, versionId: idSchema, passage: passageSchema, ...tagging })
  .refine(subtypeMatches, SUBTYPE_MISMATCH);
export type CreateAnnotationInput = z.input<typeof createAnnotationInput>;

/** Replaces passage, tag, subtype and note at once; `version` is the one the change was made on. */
export const updateAnnotationInput = z
  .strictObject({ id: idSchema, version: z.int().min(1), passage: passageSchema, ...tagging })
  .refine(subtypeMatches, SUBTYPE_MISMATCH);
export type UpdateAnnotationInput = z.input<typeof updateAnnotationInput>;

/** Deleting is reversible: the row is kept and `restore` brings it back with its id. */
export const deleteAnnotationInput = z.strictObject({ id: idSchema, version: z.int().min(1) });
export type DeleteAnnotationInput = z.input<typeof deleteAnnotationInput>;

export const restoreAnnotationInput = deleteAnnotationInput;

/** Puts an annotation that stayed on an older version of an article onto a passage of a newer one. */
export const reanchorAnnotationInput = z.strictObject({
  id: idSchema,
  version: z.int().min(1),
  versionId: idSchema,
  passage: passageSchema,
});
