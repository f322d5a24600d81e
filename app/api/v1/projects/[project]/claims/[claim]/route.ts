import { notFound } from "#db/guard.ts";
import { findClaim } from "#db/queries/claims.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { ok } from "#lib/operations/envelope.ts";

/** One claim with its mentions, evidence and judgments. */
export const GET = projectRoute("read", {}, async ({ services: { store }, by, params }) => {
  const dossier = await findClaim(store.reading, by, params.claim ?? "");
  return dossier ? ok(dossier) : notFound();
});
