import fc from "fast-check";
import type { Category } from "./ratings.ts";
import { ratingsFrom, type Ratings } from "./ratings.ts";

/** Ratings from plain values, unit by unit; the scale is what is declared. */
export function ratingsOf(
  categories: readonly Category[],
  units: readonly (readonly (Category | null)[])[],
): Ratings {
  const reviewers = Array.from({ length: units[0]?.length ?? 0 }, (_, index) => `r${index}`);
  return ratingsFrom({ reviewers, categories, rows: units.map((values, id) => ({ id: `u${id}`, values })) });
}

/** Ratings from one list per coder. */
export function ratingsOfCoders(
  categories: readonly Category[],
  coders: readonly (readonly (Category | null)[])[],
): Ratings {
  const units = coders[0]?.map((_, unit) => coders.map((coder) => coder[unit] ?? null)) ?? [];
  return ratingsOf(categories, units);
}

/** Two reviewers from a square table of counts, categories 1, 2, … */
export function ratingsOfTable(table: readonly (readonly number[])[]): Ratings {
  const units = table.flatMap((row, a) =>
    row.flatMap((count, b) => Array.from({ length: count }, () => [a + 1, b + 1])),
  );
  return ratingsOf(
    table.map((_, index) => index + 1),
    units,
  );
}

/** Units of 2–5 reviewers on a scale 1–4, some of it missing. */
export const someUnits = fc.integer({ min: 2, max: 5 }).chain((reviewers) =>
  fc.array(
    fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { freq: 4 }), {
      minLength: reviewers,
      maxLength: reviewers,
    }),
    { minLength: 1, maxLength: 12 },
  ),
);
