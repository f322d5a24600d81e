import { joinByInvitation } from "#db/mutations/invitations.ts";
import { writeResult } from "#db/write-result.ts";
import { joinInput } from "#lib/accounts/inputs.ts";
import { personRoute } from "#app/_server/http/route.ts";
import { limitGuesses } from "#app/_server/sign-in-attempts.ts";

/** Takes whoever is signed in into the project of an invitation. */
export const POST = personRoute({ body: joinInput }, ({ request, services: { store }, actor, body, now }) =>
  limitGuesses({ request, purpose: "invitation", now }, () =>
    writeResult(store, (writing) => joinByInvitation(writing, actor, body, now)),
  ),
);
