import { v7 as uuidv7 } from "uuid";
import { createToken } from "#db/mutations/tokens.ts";
import { writeResult } from "#db/write-result.ts";
import { createTokenInput } from "#lib/accounts/inputs.ts";
import { ok } from "#lib/operations/envelope.ts";
import { personRoute } from "#app/_server/http/route.ts";
import { newToken } from "#app/_server/sign-in-secrets.ts";

/** Makes a token of one's own. Not an operation: the answer to one is kept, and this answer is shown once. */
export const POST = personRoute(
  { body: createTokenInput },
  async ({ services: { store }, actor, body, now }) => {
    const token = newToken();
    const made = await writeResult(store, (writing) =>
      createToken(writing, actor, { ...body, id: uuidv7(), token }, now),
    );
    return made.ok ? ok({ ...made.value, token }) : made;
  },
);
