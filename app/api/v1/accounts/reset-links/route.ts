import { v7 as uuidv7 } from "uuid";
import { issueResetLink } from "#db/mutations/accounts.ts";
import { writeResult } from "#db/write-result.ts";
import { issueResetInput } from "#lib/accounts/inputs.ts";
import { ok } from "#lib/operations/envelope.ts";
import { administratorRoute } from "#app/_server/http/route.ts";
import { newSecret } from "#app/_server/sign-in-secrets.ts";

/** Makes a link for somebody's new password, to be shown once and handed over. */
export const POST = administratorRoute(
  { body: issueResetInput },
  async ({ services: { store }, actor, body: { userId }, now }) => {
    const secret = newSecret();
    const made = await writeResult(store, (writing) =>
      issueResetLink(writing, actor, { id: uuidv7(), secret, userId }, now),
    );
    return made.ok ? ok({ ...made.value, path: `/reset/${secret}` }) : made;
  },
);
