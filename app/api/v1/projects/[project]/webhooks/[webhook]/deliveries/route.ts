import { notFound } from "#db/guard.ts";
import { findWebhook, listDeliveries } from "#db/queries/webhooks.ts";
import { ok } from "#lib/operations/envelope.ts";
import { pageOf, pageQuery } from "#lib/pages/pages.ts";
import { projectRoute } from "#app/_server/http/route.ts";

/** The log keeps about 200 of each webhook, and what waits besides. */
const KEPT = 10_000;

/** What was sent to a webhook, newest first, and what became of it. */
export const GET = projectRoute(
  "manage",
  { query: pageQuery },
  async ({ services: { store }, by, params: { webhook = "" }, query }) => {
    if (!(await findWebhook(store.reading, by, webhook))) return notFound();
    const all = await listDeliveries(store.reading, by, webhook, KEPT);
    const page = pageOf(all, query, ({ createdAt, id }) => [createdAt, id], "descending");
    return page.ok ? ok({ deliveries: page.value.items, next: page.value.next }) : page;
  },
);
