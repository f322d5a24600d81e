import { notFound } from "#db/guard.ts";
import { findAnnotationImport } from "#db/queries/annotation-imports.ts";
import { idSchema, ok } from "#lib/operations/envelope.ts";
import { projectRoute } from "#app/_server/http/route.ts";

/** How far an import of annotations is, and what it brought. */
export const GET = projectRoute("read", {}, async ({ services: { store }, by, params }) => {
  const id = idSchema.safeParse(params.import);
  const found = id.success ? await findAnnotationImport(store.reading, by, id.data) : null;
  return found ? ok({ import: found }) : notFound();
});
