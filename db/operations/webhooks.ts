import {
  pingWebhookInput,
  removeWebhookInput,
  resendDeliveryInput,
  updateWebhookInput,
} from "#lib/webhooks/inputs.ts";
import { pingWebhook, removeWebhook, resendDelivery, updateWebhook } from "../mutations/webhooks.ts";
import { projectOfWebhook } from "../queries/webhooks.ts";
import type { Reading } from "../store.ts";
import { projectOperation, type OperationDefinition } from "./define.ts";

const projectOf = (reading: Reading, { id }: { id: string }) => projectOfWebhook(reading, "webhook", id);

/** Changes of webhooks. What answers with a secret has a route of its own instead. */
export const WEBHOOK_OPERATIONS = {
  "webhook.update": projectOperation({
    input: updateWebhookInput,
    permission: "manage",
    project: projectOf,
    run: updateWebhook,
  }),
  "webhook.remove": projectOperation({
    input: removeWebhookInput,
    permission: "manage",
    project: projectOf,
    run: removeWebhook,
  }),
  "webhook.ping": projectOperation({
    input: pingWebhookInput,
    permission: "manage",
    project: projectOf,
    run: pingWebhook,
  }),
  "webhook.resend": projectOperation({
    input: resendDeliveryInput,
    permission: "manage",
    project: (reading, { id }) => projectOfWebhook(reading, "delivery", id),
    run: resendDelivery,
  }),
} satisfies Record<string, OperationDefinition>;
