import { resetPassword } from "#db/mutations/accounts.ts";
import { writeResult } from "#db/write-result.ts";
import { resetPasswordInput } from "#lib/accounts/inputs.ts";
import { publicRoute } from "#app/_server/http/route.ts";
import { letIn, replyLetIn } from "#app/_server/let-in.ts";
import { hashPassword } from "#app/_server/passwords.ts";
import { limitGuesses } from "#app/_server/sign-in-attempts.ts";

/** Gives an account a new password for whoever has the link, ends its sessions and lets them in afresh. */
export const POST = publicRoute(
  { body: resetPasswordInput },
  ({ request, services, body: { secret, password }, now }) =>
    limitGuesses({ request, purpose: "reset", now }, async () => {
      const passwordHash = await hashPassword(password);
      const reset = await writeResult(services.store, (writing) =>
        resetPassword(writing, { secret, passwordHash }, now),
      );
      if (!reset.ok) return reset;
      return replyLetIn(await letIn(services, request, reset.value.id, now));
    }),
);
