import * as z from "zod/mini";
import type { Annotation } from "#lib/annotations/annotation.ts";
import { ALL_SUBTYPES, TAGS } from "#lib/annotations/tags.ts";

/** An annotation as it comes from the server, from storage or from another tab. */
export const annotationSchema: z.ZodMiniType<Annotation> = z.object({
  id: z.string(),
  projectId: z.string(),
  articleId: z.string(),
  versionId: z.string(),
  reviewerId: z.string(),
  start: z.int(),
  end: z.int(),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  tag: z.enum(TAGS),
  subtype: z.nullable(z.enum(ALL_SUBTYPES)),
  note: z.string(),
  version: z.int(),
  createdAt: z.number(),
  updatedAt: z.number(),
  deletedAt: z.nullable(z.number()),
});

/** The annotation that an answer or an event carries; null when it carries something else. */
export function asAnnotation(value: unknown): Annotation | null {
  const parsed = annotationSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
