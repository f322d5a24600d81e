import { setupInput } from "#lib/accounts/inputs.ts";
import { createFirstAdministrator } from "#db/mutations/accounts.ts";
import { publicRoute } from "#app/_server/http/route.ts";
import { hashPassword } from "#app/_server/passwords.ts";

/** Makes the first administrator, once, for whoever has the one-time link; signs them in. */
export const POST = publicRoute(
  { body: setupInput },
  async ({ request, services: { store, signIn }, body, now }) => {
    const passwordHash = await hashPassword(body.password);
    const created = await store.write((writing) =>
      createFirstAdministrator(writing, { ...body, passwordHash, id: crypto.randomUUID() }, now),
    );
    if (!created.ok) return created;
    const { email, password } = body;
    return signIn.api.signInEmail({ body: { email, password }, headers: request.headers, asResponse: true });
  },
);
