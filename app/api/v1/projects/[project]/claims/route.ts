import { loadClaims } from "#app/_server/claims.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { ok } from "#lib/operations/envelope.ts";

/** Every claim of the project with its mentions, evidence and judgments, and the sources to weigh them with. */
export const GET = projectRoute("read", {}, async ({ by }) => ok(await loadClaims(by)));
