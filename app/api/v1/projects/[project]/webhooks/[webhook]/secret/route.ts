import { renewWebhookSecret } from "#db/mutations/webhooks.ts";
import { writeResult } from "#db/write-result.ts";
import { ok } from "#lib/operations/envelope.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { webhookSecret } from "#app/_server/webhooks/secret.ts";

/** Gives a webhook a new secret, shown this once; the one before counts no more. */
export const POST = projectRoute(
  "manage",
  {},
  async ({ services: { store, secret }, by, params: { webhook: id = "" }, now }) => {
    const renewed = await writeResult(store, (writing) => renewWebhookSecret(writing, by, { id }, now));
    return renewed.ok
      ? ok({ webhook: renewed.value, secret: webhookSecret(secret, renewed.value) })
      : renewed;
  },
);
