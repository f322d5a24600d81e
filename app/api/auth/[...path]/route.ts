import { readJson } from "#app/_server/http/body.ts";
import { publicRoute } from "#app/_server/http/route.ts";
import { limitGuesses } from "#app/_server/sign-in-attempts.ts";
import { signInInput } from "#lib/accounts/inputs.ts";
import { fail } from "#lib/operations/envelope.ts";

/** What the sign-in library is let do over HTTP; everything else of it stays closed. */
export const POST = publicRoute({}, async ({ request, params, services: { signIn }, now }) => {
  if (params.path === "sign-out") return signIn.handler(request);
  if (params.path !== "sign-in/email") return fail("not_found", "There is nothing here.");
  const body = await readJson(request, signInInput);
  if (!body.ok) return body;
  return limitGuesses({ request, purpose: "sign-in", account: body.value.email, now }, () =>
    signIn.api.signInEmail({ body: body.value, headers: request.headers, asResponse: true }),
  );
});
