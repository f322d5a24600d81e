import { z } from "zod";

/** Fetches a page of the web as an article. Which addresses may be fetched is decided where they are. */
export const fromAddressInput = z.strictObject({
  url: z
    .string()
    .trim()
    .min(1, "Write the address of the article.")
    .max(2_000, "This address is too long.")
    .regex(/^https?:\/\//i, "Write the whole address, such as https://example.org/news."),
});
export type FromAddressInput = z.input<typeof fromAddressInput>;
