import { spendCode } from "#db/mutations/second-factor.ts";
import { writeResult } from "#db/write-result.ts";
import { signInInput } from "#lib/accounts/inputs.ts";
import { codeInput } from "#lib/accounts/second-factor-inputs.ts";
import { fail } from "#lib/operations/envelope.ts";
import { readJson } from "#app/_server/http/body.ts";
import { publicRoute } from "#app/_server/http/route.ts";
import { beginSession, forgetOwedCode, letIn, replyLetIn, whoOwesCode } from "#app/_server/let-in.ts";
import { codeRefusal, proofOf } from "#app/_server/second-factor.ts";
import type { Services } from "#app/_server/services.ts";
import { limitGuesses } from "#app/_server/sign-in-attempts.ts";
import { userOfPassword } from "#app/_server/sign-in-credentials.ts";

interface Asked {
  request: Request;
  services: Services;
  now: number;
}

/** What the door answers to: everything else of the sign-in library stays closed. */
export const POST = publicRoute({}, async ({ request, params, services, now }) => {
  if (params.path === "sign-out") return services.signIn.handler(request);
  if (params.path === "sign-in/email") return signInByPassword({ request, services, now });
  if (params.path === "sign-in/code") return signInByCode({ request, services, now });
  return fail("not_found", "There is nothing here.");
});

async function signInByPassword({ request, services, now }: Asked) {
  const body = await readJson(request, signInInput);
  if (!body.ok) return body;
  return limitGuesses({ request, purpose: "sign-in", account: body.value.email, now }, async () => {
    const userId = await userOfPassword(services.store, body.value, now);
    if (userId === null)
      return fail("unauthenticated", "This email and password do not belong together. Check both.");
    return replyLetIn(await letIn(services, request, userId, now));
  });
}

async function signInByCode({ request, services, now }: Asked) {
  const body = await readJson(request, codeInput);
  if (!body.ok) return body;
  const userId = await whoOwesCode(services, now);
  if (userId === null)
    return fail("unauthenticated", "You waited too long for the code. Sign in from the start.");
  return limitGuesses({ request, purpose: "code", account: userId, now }, async () => {
    const proof = await proofOf(services, userId, body.value.code, now);
    if (!proof.ok) return proof;
    const spent = await writeResult(services.store, (writing) =>
      spendCode(writing, userId, proof.value, now),
    );
    if (!spent.ok) return codeRefusal(spent);
    return replyLetIn(await beginSession(services, request, userId), forgetOwedCode(services));
  });
}
