import { applyOperation } from "#db/operations/apply.ts";
import { ok, operationsRequestSchema, type OperationAnswer } from "#lib/operations/envelope.ts";
import { signedInRoute } from "#app/_server/http/route.ts";

/** Every change enters here: an ordered list, one click or a replayed queue; each is applied once and answered. */
export const POST = signedInRoute(
  { body: operationsRequestSchema },
  async ({ services: { store }, actor, body: { operations }, now }) => {
    const answers: OperationAnswer[] = [];
    for (const operation of operations) answers.push(await applyOperation(store, actor, operation, now));
    return ok({ answers });
  },
);
