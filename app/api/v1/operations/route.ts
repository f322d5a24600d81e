import { applyOperation } from "#db/operations/apply.ts";
import { fail, ok, operationsRequestSchema, type OperationAnswer } from "#lib/operations/envelope.ts";
import { signedInRoute } from "#app/_server/http/route.ts";

/** Every change enters here: an ordered list, one click or a replayed queue; each is applied once and answered. */
export const POST = signedInRoute(
  { body: operationsRequestSchema, scope: "by-operation" },
  async ({ request, services: { store }, actor, body: { operations }, now }) => {
    // A queue that one person left in a browser must not be stored under the name of the next.
    const owner = request.headers.get("x-sourcemark-user");
    if (owner !== null && owner !== actor.id)
      return fail("unauthenticated", "These changes are somebody else's. Sign in as whoever made them.");
    const answers: OperationAnswer[] = [];
    for (const operation of operations) answers.push(await applyOperation(store, actor, operation, now));
    return ok({ answers });
  },
);
