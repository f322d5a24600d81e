import { v7 as uuidv7 } from "uuid";
import { createWebhook } from "#db/mutations/webhooks.ts";
import { webhookPage } from "#db/queries/webhooks.ts";
import { writeResult } from "#db/write-result.ts";
import { ok } from "#lib/operations/envelope.ts";
import { pageQuery } from "#lib/pages/pages.ts";
import { createWebhookInput } from "#lib/webhooks/inputs.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { webhookSecret } from "#app/_server/webhooks/secret.ts";

export const GET = projectRoute(
  "manage",
  { query: pageQuery },
  async ({ services: { store }, by, query }) => {
    const page = await webhookPage(store.reading, by, query);
    return page.ok ? ok({ webhooks: page.value.items, next: page.value.next }) : page;
  },
);

/** Makes a webhook. Not an operation: the answer to one is kept, and the secret in this answer is shown once. */
export const POST = projectRoute(
  "manage",
  { body: createWebhookInput },
  async ({ services: { store, secret }, by, body, now }) => {
    const made = await writeResult(store, (writing) =>
      createWebhook(writing, by, { ...body, id: uuidv7() }, now),
    );
    return made.ok ? ok({ webhook: made.value, secret: webhookSecret(secret, made.value) }) : made;
  },
);
