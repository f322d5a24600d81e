import { acceptInvitation } from "#db/mutations/invitations.ts";
import { writeResult } from "#db/write-result.ts";
import { acceptInvitationInput } from "#lib/accounts/inputs.ts";
import { publicRoute } from "#app/_server/http/route.ts";
import { letIn, replyLetIn } from "#app/_server/let-in.ts";
import { readInvitationSecret } from "#app/_server/mailed-invitations.ts";
import { hashPassword } from "#app/_server/passwords.ts";
import { limitGuesses } from "#app/_server/sign-in-attempts.ts";

/** Makes an account for whoever has the link of an invitation, and signs them in. */
export const POST = publicRoute({ body: acceptInvitationInput }, ({ request, services, body, now }) =>
  limitGuesses({ request, purpose: "invitation", now }, async () => {
    const { password, name, email } = body;
    const { secret, mailedTo } = readInvitationSecret(services.secret, body.secret);
    const passwordHash = await hashPassword(password);
    const id = crypto.randomUUID();
    const account = { id, name, email, isAddressProven: mailedTo === email };
    const made = await writeResult(services.store, (writing) =>
      acceptInvitation(writing, { ...account, secret, passwordHash }, now),
    );
    if (!made.ok) return made;
    return replyLetIn(await letIn(services, request, id, now));
  }),
);
