import { joinByInvitation } from "#db/mutations/invitations.ts";
import { writeResult } from "#db/write-result.ts";
import { joinInput } from "#lib/accounts/inputs.ts";
import { personRoute } from "#app/_server/http/route.ts";
import { readInvitationSecret } from "#app/_server/mailed-invitations.ts";
import { limitGuesses } from "#app/_server/sign-in-attempts.ts";

/** Takes whoever is signed in into the project of an invitation. */
export const POST = personRoute(
  { body: joinInput },
  ({ request, services: { store, secret: key }, actor, body, now }) =>
    limitGuesses({ request, purpose: "invitation", now }, () => {
      const { secret } = readInvitationSecret(key, body.secret);
      return writeResult(store, (writing) => joinByInvitation(writing, actor, { secret }, now));
    }),
);
