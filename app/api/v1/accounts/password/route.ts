import { changePassword } from "#db/mutations/accounts.ts";
import { writeResult } from "#db/write-result.ts";
import { changePasswordInput } from "#lib/accounts/inputs.ts";
import { personRoute } from "#app/_server/http/route.ts";
import { hashPassword } from "#app/_server/passwords.ts";
import { limitGuesses } from "#app/_server/sign-in-attempts.ts";
import { isOwnPassword, wrongOwnPassword } from "#app/_server/sign-in-credentials.ts";

/** Changes one's own password; every other session ends. Passwords never become part of a kept operation. */
export const POST = personRoute(
  { body: changePasswordInput },
  ({ request, services: { store }, actor, body, now }) =>
    limitGuesses({ request, purpose: "password", account: actor.id, now }, async () => {
      if (!(await isOwnPassword(store, actor.id, body.current))) return wrongOwnPassword("current");
      const passwordHash = await hashPassword(body.password);
      return writeResult(store, (writing) => changePassword(writing, actor, passwordHash, now));
    }),
);
