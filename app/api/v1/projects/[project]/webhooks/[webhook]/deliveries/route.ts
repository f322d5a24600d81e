import { notFound } from "#db/guard.ts";
import { findWebhook, listDeliveries } from "#db/queries/webhooks.ts";
import { ok } from "#lib/operations/envelope.ts";
import { projectRoute } from "#app/_server/http/route.ts";

/** Most deliveries of an answer; the log keeps as many. */
const MOST = 200;

/** What was sent to a webhook, newest first, and what became of it. */
export const GET = projectRoute(
  "manage",
  {},
  async ({ services: { store }, by, params: { webhook = "" } }) => {
    if (!(await findWebhook(store.reading, by, webhook))) return notFound();
    return ok({ deliveries: await listDeliveries(store.reading, by, webhook, MOST) });
  },
);
