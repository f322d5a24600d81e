import type { DeliveryState, TellableEvent, WebhookTopic } from "#lib/webhooks/topics.ts";
import type { defineAccounts } from "./accounts.ts";
import type { defineProjects } from "./projects.ts";
import type { Kit } from "./sqlite-kit.ts";

type Parents = Pick<ReturnType<typeof defineAccounts>, "user"> &
  Pick<ReturnType<typeof defineProjects>, "belongsToProject">;

/** Addresses elsewhere that are told of changes, and what became of telling them. */
export function defineWebhooks(kit: Kit, { user, belongsToProject }: Parents) {
  const webhook = kit.table(
    "webhook",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      url: kit.text().notNull(),
      topics: kit.json<WebhookTopic[]>().notNull(),
      active: kit.boolean().notNull(),
      /** Which of its secrets counts; they are derived from the installation's, and none is kept. */
      secretNumber: kit.integer().notNull().default(1),
      /** The last event that was looked at for it. */
      seq: kit.integer().notNull(),
      /** Since when nothing was delivered any more; null while all goes well. */
      failingSince: kit.millis(),
      /** When it was switched off because nothing could be delivered; null where a person did, or nobody. */
      gaveUpAt: kit.millis(),
      version: kit.integer().notNull().default(1),
      createdBy: kit
        .text()
        .notNull()
        .references(() => user.id),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
    },
    (table) => [kit.index("webhook_project").on(table.projectId, table.createdAt)],
  );
  /** A message to a webhook: some events, and how often they were sent with what answer. */
  const webhookDelivery = kit.table(
    "webhook_delivery",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      webhookId: kit
        .text()
        .notNull()
        .references(() => webhook.id, { onDelete: "cascade" }),
      events: kit.json<TellableEvent[]>().notNull(),
      state: kit.text<DeliveryState>().notNull(),
      attempts: kit.integer().notNull().default(0),
      /** When it is tried next; null when it is not. */
      dueAt: kit.millis(),
      /** Of the last attempt: HTTP status or null without an answer, what went wrong, and how long it took in ms. */
      status: kit.integer(),
      problem: kit.text().notNull().default(""),
      took: kit.integer(),
      attemptedAt: kit.millis(),
      createdAt: kit.millis().notNull(),
    },
    (table) => [
      kit.index("webhook_delivery_webhook").on(table.webhookId, table.createdAt),
      kit.index("webhook_delivery_due").on(table.state, table.dueAt),
    ],
  );
  return { webhook, webhookDelivery };
}
