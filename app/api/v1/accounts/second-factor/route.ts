import { beginSecondFactor } from "#db/mutations/second-factor.ts";
import { writeResult } from "#db/write-result.ts";
import { toBase32 } from "#lib/accounts/base32.ts";
import { beginSecondFactorInput } from "#lib/accounts/second-factor-inputs.ts";
import { authenticatorAddress } from "#lib/accounts/totp.ts";
import { ok } from "#lib/operations/envelope.ts";
import { personRoute } from "#app/_server/http/route.ts";
import { newAuthenticatorSecret } from "#app/_server/second-factor.ts";
import { limitGuesses } from "#app/_server/sign-in-attempts.ts";
import { isOwnPassword, wrongOwnPassword } from "#app/_server/sign-in-credentials.ts";

/** Begins the set-up of a second factor: a secret for the authenticator, which is not asked for before it is confirmed. */
export const POST = personRoute(
  { body: beginSecondFactorInput },
  ({ request, services: { store, secret }, actor, body, now }) =>
    limitGuesses({ request, purpose: "password", account: actor.id, now }, async () => {
      if (!(await isOwnPassword(store, actor.id, body.password))) return wrongOwnPassword("password");
      const { bytes, sealed } = newAuthenticatorSecret(secret, actor.id);
      const begun = await writeResult(store, (writing) => beginSecondFactor(writing, actor, sealed, now));
      if (!begun.ok) return begun;
      return ok({ secret: toBase32(bytes), address: authenticatorAddress(bytes, actor.email) });
    }),
);
