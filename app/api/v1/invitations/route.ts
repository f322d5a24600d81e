import { v7 as uuidv7 } from "uuid";
import { authorize } from "#db/guard.ts";
import { createInvitation } from "#db/mutations/invitations.ts";
import { findProject } from "#db/queries/projects.ts";
import { writeResult } from "#db/write-result.ts";
import { invitationMail } from "#lib/accounts/mails.ts";
import { createInvitationInput } from "#lib/projects/member-inputs.ts";
import { fail, ok } from "#lib/operations/envelope.ts";
import { personRoute } from "#app/_server/http/route.ts";
import { log } from "#app/_server/log.ts";
import { mailedSecret } from "#app/_server/mailed-invitations.ts";
import { sendMail } from "#app/_server/mail.ts";
import { limitGuesses } from "#app/_server/sign-in-attempts.ts";
import { newSecret } from "#app/_server/sign-in-secrets.ts";

/** Makes a link into a project. Not an operation: the answer to one is kept, and this answer is shown once. */
export const POST = personRoute(
  { body: createInvitationInput },
  async ({ request, services: { store, configuration, secret: key }, actor, body, now }) => {
    const { projectId, role, email, days } = body;
    const by = await authorize(store.reading, actor, projectId, "manage");
    if (!by.ok) return by;
    const { mail } = configuration;
    if (email && !mail)
      return fail("invalid", "This installation sends no mail.", {
        fields: { email: "This installation sends no mail. Leave it empty and hand the link over." },
      });
    const make = async () => {
      const secret = newSecret();
      const made = await writeResult(store, (writing) =>
        createInvitation(writing, by.value, { ...body, id: uuidv7(), secret }, now),
      );
      if (!made.ok) return made;
      const path = `/invite/${secret}`;
      if (!email || !mail) return ok({ ...made.value, path, isSent: false });
      const { name: project } = await findProject(store.reading, by.value);
      const link = `${mail.publicUrl}/invite/${mailedSecret(key, secret, email)}`;
      const text = invitationMail({ from: actor.name, project, role, days, link });
      const isSent = await sendMail(mail, email, text).then(
        () => true,
        (cause: unknown) => {
          log.error({ err: cause }, "could not send an invitation");
          return false;
        },
      );
      return ok({ ...made.value, path, isSent });
    };
    if (!email) return make();
    // Anybody can make a project: without a limit they could write to any number of strangers.
    return limitGuesses(
      { request, purpose: "invitation-mail", account: actor.id, countsAlways: true, now },
      make,
    );
  },
);
