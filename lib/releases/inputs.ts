import { z } from "zod";
import { textSchema } from "../annotations/inputs.ts";
import { TEXT_MODES } from "../formats/dataset.ts";
import { idSchema } from "../operations/envelope.ts";
import { LAYER_CHOICES } from "./export-request.ts";

/** What a release carries; chosen anew for each. */
export const releaseSettings = z.strictObject({
  textMode: z.enum(TEXT_MODES).default("quote"),
  layers: z.enum(LAYER_CHOICES).default("both"),
  pseudonymous: z.boolean().default(true),
  licence: textSchema(200).trim().default(""),
  creators: z.array(textSchema(200).trim().min(1)).max(100).default([]),
});
export type ReleaseSettings = z.output<typeof releaseSettings>;

/** Freezes the project as it stands. The number follows from what changed since the last release. */
export const createReleaseInput = z.strictObject({
  id: idSchema,
  note: textSchema(2_000).trim().default(""),
  ...releaseSettings.shape,
});
export type CreateReleaseInput = z.input<typeof createReleaseInput>;
