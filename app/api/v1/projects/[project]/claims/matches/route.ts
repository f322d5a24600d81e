import { findMatchingClaims } from "#db/queries/claim-matches.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { matchesQuery } from "#lib/claims/inputs.ts";
import { ok } from "#lib/operations/envelope.ts";

/** Claims that may say the same as a statement, most alike first. */
export const GET = projectRoute("read", { query: matchesQuery }, async ({ services: { store }, by, query }) =>
  ok({ matches: await findMatchingClaims(store.reading, by, query.statement) }),
);
