import { after } from "next/server";
import { v7 as uuidv7 } from "uuid";
import { issueResetLink } from "#db/mutations/accounts.ts";
import { findResettable } from "#db/queries/accounts.ts";
import { writeResult } from "#db/write-result.ts";
import { forgottenInput } from "#lib/accounts/inputs.ts";
import { resetMail } from "#lib/accounts/mails.ts";
import { fail, ok } from "#lib/operations/envelope.ts";
import { publicRoute } from "#app/_server/http/route.ts";
import { log } from "#app/_server/log.ts";
import { sendMail } from "#app/_server/mail.ts";
import type { MailConfiguration } from "#app/_server/mail-configuration.ts";
import type { Services } from "#app/_server/services.ts";
import { limitGuesses } from "#app/_server/sign-in-attempts.ts";
import { newSecret } from "#app/_server/sign-in-secrets.ts";

/** Minutes for which a link in a mail is good: mailboxes are read by more people than one thinks. */
const MINUTES = 60;

/**
 * Sends a link for a new password, if there is such an account. Looked up only after the answer, so that neither its
 * words nor its time tell whether there is.
 */
export const POST = publicRoute(
  { body: forgottenInput },
  async ({ request, services, body: { email }, now }) => {
    const { mail } = services.configuration;
    if (!mail) return fail("not_found", "There is nothing here.");
    // Every request counts, so that nobody's mailbox is filled.
    return limitGuesses(
      { request, purpose: "forgotten", account: email, countsAlways: true, now },
      async () => {
        after(() =>
          sendLink(services, mail, email, now).catch((cause: unknown) =>
            log.error({ err: cause }, "could not send the link for a new password"),
          ),
        );
        return ok({});
      },
    );
  },
);

async function sendLink({ store }: Services, mail: MailConfiguration, email: string, now: number) {
  const account = await findResettable(store.reading, email);
  if (!account) return;
  const { id, name } = account;
  const secret = newSecret();
  const made = await writeResult(store, (writing) =>
    issueResetLink(
      writing,
      { id, name, isAdministrator: false },
      { id: uuidv7(), secret, userId: id, minutes: MINUTES, isMailed: true },
      now,
    ),
  );
  if (!made.ok) return;
  const link = `${mail.publicUrl}/reset/${secret}`;
  await sendMail(mail, email, resetMail({ name, link, minutes: MINUTES }));
}
