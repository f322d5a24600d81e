import { publicRoute } from "#app/_server/http/route.ts";
import { fail } from "#lib/operations/envelope.ts";

/** What the sign-in library is let do over HTTP; everything else of it stays closed. */
const OPEN = new Set(["/api/auth/sign-in/email", "/api/auth/sign-out"]);

export const POST = publicRoute({}, async ({ request, services: { signIn } }) => {
  if (!OPEN.has(new URL(request.url).pathname)) return fail("not_found", "There is nothing here.");
  return signIn.handler(request);
});
