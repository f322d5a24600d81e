import { v7 as uuidv7 } from "uuid";
import { authorize } from "#db/guard.ts";
import { createInvitation } from "#db/mutations/invitations.ts";
import { writeResult } from "#db/write-result.ts";
import { createInvitationInput } from "#lib/projects/member-inputs.ts";
import { ok } from "#lib/operations/envelope.ts";
import { personRoute } from "#app/_server/http/route.ts";
import { newSecret } from "#app/_server/sign-in-secrets.ts";

/** Makes a link into a project. Not an operation: the answer to one is kept, and this answer is shown once. */
export const POST = personRoute(
  { body: createInvitationInput },
  async ({ services: { store }, actor, body, now }) => {
    const secret = newSecret();
    const made = await writeResult(store, async (writing) => {
      const by = await authorize(writing, actor, body.projectId, "manage");
      return by.ok ? createInvitation(writing, by.value, { ...body, id: uuidv7(), secret }, now) : by;
    });
    return made.ok ? ok({ ...made.value, path: `/invite/${secret}` }) : made;
  },
);
