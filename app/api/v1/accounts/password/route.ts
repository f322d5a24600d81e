import { changePassword } from "#db/mutations/accounts.ts";
import { findPasswordHash } from "#db/queries/accounts.ts";
import { writeResult } from "#db/write-result.ts";
import { changePasswordInput } from "#lib/accounts/inputs.ts";
import { fail } from "#lib/operations/envelope.ts";
import { personRoute } from "#app/_server/http/route.ts";
import { hashPassword, verifyPassword } from "#app/_server/passwords.ts";
import { limitGuesses } from "#app/_server/sign-in-attempts.ts";

/** Changes one's own password; every other session ends. Passwords never become part of a kept operation. */
export const POST = personRoute(
  { body: changePasswordInput },
  ({ request, services: { store }, actor, body, now }) =>
    limitGuesses({ request, purpose: "password", account: actor.id, now }, async () => {
      const hash = await findPasswordHash(store.reading, actor.id);
      const isRight = hash !== null && (await verifyPassword({ hash, password: body.current }));
      if (!isRight)
        return fail("invalid", "Your present password is another one.", {
          fields: { current: "Your present password is another one." },
        });
      const passwordHash = await hashPassword(body.password);
      return writeResult(store, (writing) => changePassword(writing, actor, passwordHash, now));
    }),
);
