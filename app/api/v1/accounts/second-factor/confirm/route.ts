import { confirmSecondFactor, WRONG_CODE } from "#db/mutations/second-factor.ts";
import { writeResult } from "#db/write-result.ts";
import { codeInput } from "#lib/accounts/second-factor-inputs.ts";
import { fail, ok } from "#lib/operations/envelope.ts";
import { personRoute } from "#app/_server/http/route.ts";
import { newRecoveryCodes, proofOf } from "#app/_server/second-factor.ts";
import { limitGuesses } from "#app/_server/sign-in-attempts.ts";

/** Turns the second factor on by a first code, and hands out recovery codes, this once. */
export const POST = personRoute({ body: codeInput }, ({ request, services, actor, body, now }) =>
  limitGuesses({ request, purpose: "code", account: actor.id, now }, async () => {
    const proof = await proofOf(services, actor.id, body.code, now);
    if (!proof.ok) return proof;
    if (proof.value.kind !== "authenticator")
      return fail("invalid", WRONG_CODE, { fields: { code: WRONG_CODE } });
    const { step } = proof.value;
    const codes = newRecoveryCodes();
    const on = await writeResult(services.store, (writing) =>
      confirmSecondFactor(writing, actor, { step, codes }, now),
    );
    return on.ok ? ok({ codes: codes.map(({ code }) => code) }) : on;
  }),
);
