import type { Annotation } from "#lib/annotations/annotation.ts";
import { ALL_SUBTYPES, TAGS } from "#lib/annotations/tags.ts";
import { integer, nullable, number, object, oneOf, text, type Shape } from "#lib/wire/shapes.ts";

/** An annotation as it comes from the server, from storage or from another tab. */
export const annotationSchema: Shape<Annotation> = object({
  id: text,
  projectId: text,
  articleId: text,
  versionId: text,
  reviewerId: text,
  start: integer,
  end: integer,
  exact: text,
  prefix: text,
  suffix: text,
  tag: oneOf(TAGS),
  subtype: nullable(oneOf(ALL_SUBTYPES)),
  note: text,
  version: integer,
  createdAt: number,
  updatedAt: number,
  deletedAt: nullable(number),
});

/** The annotation that an answer or an event carries; null when it carries something else. */
export function asAnnotation(value: unknown): Annotation | null {
  const parsed = annotationSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
