import { notFound } from "#db/guard.ts";
import { loadClaim } from "#app/_server/claims.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { ok } from "#lib/operations/envelope.ts";

/** One claim with what it is weighed with: its sources, and of the other claims their statements. */
export const GET = projectRoute("read", {}, async ({ by, params: { claim: claimId = "" } }) => {
  const near = await loadClaim(by, claimId);
  return near.claims.some(({ claim }) => claim.id === claimId) ? ok(near) : notFound();
});
