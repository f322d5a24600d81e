import { z } from "zod";
import { IMPORT_FORMATS } from "../formats/annotations-import/format-ids.ts";
import { idSchema } from "../operations/envelope.ts";
import { textSchema } from "./inputs.ts";
import { ALL_SUBTYPES, subtypeFits, TAGS } from "./tags.ts";

/**
 * Whose the annotations become: one's own; those of one reviewer with a given name; or those of a reviewer for each
 * hand that the file names. Reviewers of imports cannot sign in.
 */
export const IMPORT_LAYERS = ["own", "named", "by-hand"] as const;
export type ImportLayer = (typeof IMPORT_LAYERS)[number];

/** Largest file, in bytes. */
export const MAX_ANNOTATION_FILE_BYTES = 512 * 1024 * 1024;
/** Most labels that a mapping may have. */
const MAX_LABELS = 2_000;

const target = z
  .strictObject({ tag: z.enum(TAGS), subtype: z.enum(ALL_SUBTYPES).nullable().default(null) })
  .refine(({ tag, subtype }) => subtype === null || subtypeFits(tag, subtype), {
    path: ["subtype"],
    message: "This subtype belongs to another tag.",
  });

/** How a file of annotations is to be taken in. */
export const annotationImportSettings = z
  .strictObject({
    format: z.enum(IMPORT_FORMATS).nullable().default(null),
    /** What labels mean; null leaves one out. Labels that are tags by name need no entry. */
    mapping: z
      .record(textSchema(200), target.nullable())
      .refine((mapping) => Object.keys(mapping).length <= MAX_LABELS, "These are too many labels.")
      .default({}),
    layer: z.enum(IMPORT_LAYERS).default("own"),
    /** Of the reviewer, for the layer "named". */
    name: textSchema(100)
      .transform((name) => name.trim())
      .default(""),
  })
  .refine(({ layer, name }) => layer !== "named" || name !== "", {
    path: ["name"],
    message: "Say what the reviewer is called.",
  });
export type AnnotationImportSettings = z.output<typeof annotationImportSettings>;
export type AnnotationImportRequest = z.input<typeof annotationImportSettings>;

/** Names an import that is to be cancelled, gone on with, undone, or brought back. */
export const annotationImportInput = z.strictObject({ id: idSchema });
