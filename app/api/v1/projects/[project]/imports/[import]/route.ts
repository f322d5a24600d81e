import { findImport } from "#db/queries/imports.ts";
import { idSchema, ok } from "#lib/operations/envelope.ts";
import { notFound } from "#db/guard.ts";
import { projectRoute } from "#app/_server/http/route.ts";

export const GET = projectRoute("read", {}, async ({ services: { store }, by, params }) => {
  const id = idSchema.safeParse(params.import);
  const found = id.success ? await findImport(store.reading, by, id.data) : null;
  return found ? ok({ import: found }) : notFound();
});
