import { z } from "zod";
import { fail } from "../operations/envelope.ts";
import { LONGEST_PAGE, USUAL_PAGE } from "./page-size.ts";

/** What every list takes: where to go on, and how many items at most. */
export const pageQuery = z.strictObject({
  cursor: z
    .string()
    .max(400)
    .optional()
    .meta({ description: "The “next” of the answer before; without it from the beginning." }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(LONGEST_PAGE)
    .default(USUAL_PAGE)
    .meta({ description: "Most items of the answer." }),
});
export type PageQuery = z.output<typeof pageQuery>;

/** What a list is ordered by; no two items share one. */
export type PageKey = readonly (string | number)[];

export interface Page<Item> {
  items: Item[];
  /** Where the next page begins; null at the end. */
  next: string | null;
}

/** A page of items that were read one more than asked for, which tells whether anything follows. */
export function cutPage<Item>(
  items: readonly Item[],
  limit: number,
  keyOf: (item: Item) => PageKey,
): Page<Item> {
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return { items: page, next: items.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null };
}

export const badCursor = () =>
  fail("invalid", "This is no cursor. Take the “next” of the answer before, or leave it out.", {
    fields: { cursor: "This is no cursor." },
  });

/** Opaque to whoever carries it: letters, digits, "-" and "_". */
export const writeCursor = (key: PageKey): string =>
  btoa(encodeURIComponent(JSON.stringify(key)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const keySchema = z
  .array(z.union([z.string(), z.number()]))
  .min(1)
  .max(5);

/** The key in a cursor, or null for anything else. */
export function readCursor(cursor: string): PageKey | null {
  try {
    const text = decodeURIComponent(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")));
    return keySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
