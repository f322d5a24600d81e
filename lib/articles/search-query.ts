import { z } from "zod";
import { pageQuery } from "../pages/pages.ts";

/** What is looked for. Pages are shorter than those of other lists: each result is made from a whole text. */
export const searchQuery = pageQuery.extend({
  q: z.string().max(300).meta({ description: "Words; their beginnings count." }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(20)
    .meta({ description: "Most articles of the answer." }),
});
