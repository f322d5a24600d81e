import { createFirstAdministrator } from "#db/mutations/accounts.ts";
import { writeResult } from "#db/write-result.ts";
import { setupInput } from "#lib/accounts/inputs.ts";
import { publicRoute } from "#app/_server/http/route.ts";
import { letIn, replyLetIn } from "#app/_server/let-in.ts";
import { hashPassword } from "#app/_server/passwords.ts";
import { limitGuesses } from "#app/_server/sign-in-attempts.ts";

/** Makes the first administrator, once, for whoever has the one-time link; signs them in. */
export const POST = publicRoute({ body: setupInput }, ({ request, services, body, now }) =>
  limitGuesses({ request, purpose: "setup", now }, async () => {
    const passwordHash = await hashPassword(body.password);
    const created = await writeResult(services.store, (writing) =>
      createFirstAdministrator(writing, { ...body, passwordHash, id: crypto.randomUUID() }, now),
    );
    if (!created.ok) return created;
    return replyLetIn(await letIn(services, request, created.value.id, now));
  }),
);
