import { turnOffSecondFactor } from "#db/mutations/second-factor.ts";
import { writeResult } from "#db/write-result.ts";
import { bothFactorsInput } from "#lib/accounts/second-factor-inputs.ts";
import { personRoute } from "#app/_server/http/route.ts";
import { codeRefusal, proofOf } from "#app/_server/second-factor.ts";
import { limitGuesses } from "#app/_server/sign-in-attempts.ts";
import { isOwnPassword, wrongOwnPassword } from "#app/_server/sign-in-credentials.ts";

/** Turns one's own second factor off; it takes both factors. */
export const POST = personRoute({ body: bothFactorsInput }, ({ request, services, actor, body, now }) =>
  limitGuesses({ request, purpose: "code", account: actor.id, now }, async () => {
    const { store } = services;
    if (!(await isOwnPassword(store, actor.id, body.password))) return wrongOwnPassword("password");
    const proof = await proofOf(services, actor.id, body.code, now);
    if (!proof.ok) return proof;
    return codeRefusal(
      await writeResult(store, (writing) => turnOffSecondFactor(writing, actor, proof.value, now)),
    );
  }),
);
