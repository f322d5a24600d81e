import { applyOperations } from "#db/operations/apply.ts";
import { fail, ok, operationsRequestSchema } from "#lib/operations/envelope.ts";
import { signedInRoute } from "#app/_server/http/route.ts";

/** Every change enters here: an ordered list, one click or a replayed queue; each is applied once and answered. */
export const POST = signedInRoute(
  { body: operationsRequestSchema, scope: "by-operation" },
  async ({ request, services: { store }, actor, body: { operations }, now }) => {
    // A queue that one person left in a browser must not be stored under the name of the next.
    const owner = request.headers.get("x-sourcemark-user");
    if (owner !== null && owner !== actor.id)
      return fail("unauthenticated", "These changes are somebody else's. Sign in as whoever made them.");
    return ok({ answers: await applyOperations(store, actor, operations, now) });
  },
);
