import { z } from "zod";
import { textSchema } from "../annotations/inputs.ts";
import { idSchema } from "../operations/envelope.ts";

const webAddress = z
  .union([
    z.literal(""),
    z.url({ protocol: /^https?$/, error: "Give a web address that starts with http or https." }).max(2_000),
  ])
  .default("");

/** What is said about an article; all of it optional, and guessed from the text where it can be. */
export const articleDetails = z.strictObject({
  title: textSchema(500).trim().default(""),
  publisher: textSchema(200).trim().default(""),
  byline: textSchema(300).trim().default(""),
  url: webAddress,
  /** Milliseconds since 1970 (UTC). */
  publishedAt: z.int().nullable().default(null),
});
export type ArticleDetails = z.output<typeof articleDetails>;

export const updateArticleInput = articleDetails.extend({
  id: idSchema,
  version: z.int().min(1),
  title: textSchema(500).trim().min(1, "Give the article a title."),
});
export type UpdateArticleInput = z.input<typeof updateArticleInput>;

export const removeArticleInput = z.strictObject({ id: idSchema, version: z.int().min(1) });

/** Largest file that is taken in, in bytes. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;
