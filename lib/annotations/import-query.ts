import { z } from "zod";
import { fieldMessages } from "../operations/field-messages.ts";
import { fail, idSchema, ok, type Result } from "../operations/envelope.ts";
import { type AnnotationImportSettings, annotationImportSettings } from "./import-inputs.ts";
import { textSchema } from "./inputs.ts";

/** What is said about a file of annotations besides its bytes. */
export const annotationImportQuery = z.object({
  fileName: textSchema(300).min(1).default("annotations"),
  /** "preview" writes nothing and needs no format. */
  mode: z.enum(["preview", "import"]).default("preview"),
  /** Keep the file that is looked at for an hour, under this id, so that it need not be sent again. */
  keep: idSchema.optional(),
  /** Take the file that was kept under this id, instead of a body. */
  kept: idSchema.optional(),
  /** Of the import that is begun: the same id again gives the same import. */
  id: idSchema.optional(),
  /** The settings as JSON: format, mapping, layer, name. It travels in the address, so it is short. */
  settings: z.string().max(12_000).default("{}"),
});

export type AnnotationImportQuery = z.output<typeof annotationImportQuery>;

/** The settings of a query, checked. */
export function readSettings(json: string): Result<AnnotationImportSettings> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return fail("invalid", "The settings are not JSON.");
  }
  const parsed = annotationImportSettings.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return fail("invalid", "Some of this could not be accepted.", { fields: fieldMessages(parsed.error) });
}
