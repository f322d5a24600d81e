import { renewRecoveryCodes } from "#db/mutations/second-factor.ts";
import { writeResult } from "#db/write-result.ts";
import { bothFactorsInput } from "#lib/accounts/second-factor-inputs.ts";
import { ok } from "#lib/operations/envelope.ts";
import { personRoute } from "#app/_server/http/route.ts";
import { codeRefusal, newRecoveryCodes, proofOf } from "#app/_server/second-factor.ts";
import { limitGuesses } from "#app/_server/sign-in-attempts.ts";
import { isOwnPassword, wrongOwnPassword } from "#app/_server/sign-in-credentials.ts";

/** Hands out new recovery codes, this once; the earlier ones end. It takes both factors. */
export const POST = personRoute({ body: bothFactorsInput }, ({ request, services, actor, body, now }) =>
  limitGuesses({ request, purpose: "code", account: actor.id, now }, async () => {
    const { store } = services;
    if (!(await isOwnPassword(store, actor.id, body.password))) return wrongOwnPassword("password");
    const proof = await proofOf(services, actor.id, body.code, now);
    if (!proof.ok) return proof;
    const codes = newRecoveryCodes();
    const renewed = await writeResult(store, (writing) =>
      renewRecoveryCodes(writing, actor, { proof: proof.value, codes }, now),
    );
    return renewed.ok ? ok({ codes: codes.map(({ code }) => code) }) : codeRefusal(renewed);
  }),
);
