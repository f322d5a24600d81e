import "server-only";
import type { Authorized } from "#db/guard.ts";
import { listDeliveries, listWebhooks } from "#db/queries/webhooks.ts";
import type { Reading } from "#db/store.ts";
import type { WebhookEntry } from "#components/webhooks/webhook-list.tsx";

/** Deliveries that are shown of each webhook. */
const SHOWN = 20;

/** The project's webhooks, each with what was last sent to it. */
export async function webhookOverview(reading: Reading, by: Authorized<"manage">): Promise<WebhookEntry[]> {
  const webhooks = await listWebhooks(reading, by);
  return Promise.all(
    webhooks.map(async ({ id, url, topics, active, failingSince, gaveUpAt, version }) => {
      const deliveries = (await listDeliveries(reading, by, id, SHOWN)).map(({ events, ...delivery }) => {
        const { state, attempts, status, problem, took, createdAt } = delivery;
        const kinds = [...new Set(events.map(({ kind }) => kind))];
        return { id: delivery.id, kinds, state, attempts, status, problem, took, createdAt };
      });
      return { id, url, topics, active, failingSince, gaveUpAt, version, deliveries };
    }),
  );
}
