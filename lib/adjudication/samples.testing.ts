import fc from "fast-check";
import { TAGS } from "../annotations/tags.ts";
import type { ReviewerAnnotation } from "./align.ts";

export const READERS = ["ada", "bo", "cy", "di"];

/** One annotation, written briefly. */
export function marked(
  id: string,
  reviewer: string,
  start: number,
  end: number,
  tag: ReviewerAnnotation["tag"] = "claim",
  subtype: string | null = null,
): ReviewerAnnotation {
  return { id, reviewer, start, end, tag, subtype };
}

/** Up to ten annotations of the four readers in a text of 40 characters; many of them overlap or are equal. */
export const someAnnotations = fc
  .array(
    fc.record({
      reviewer: fc.constantFrom(...READERS),
      start: fc.integer({ min: 0, max: 30 }),
      length: fc.integer({ min: 1, max: 9 }),
      tag: fc.constantFrom(...TAGS),
      subtype: fc.constantFrom(null, "event"),
    }),
    { maxLength: 10 },
  )
  .map((all) =>
    all.map(({ length, ...rest }, index): ReviewerAnnotation => ({
      ...rest,
      id: `n${index}`,
      end: rest.start + length,
    })),
  );

/** The annotations and the same in another order. */
export const inTwoOrders = someAnnotations.chain((annotations) =>
  fc
    .shuffledSubarray(annotations, { minLength: annotations.length })
    .map((shuffled) => ({ annotations, shuffled })),
);
