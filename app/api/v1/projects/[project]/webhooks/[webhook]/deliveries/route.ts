import { notFound } from "#db/guard.ts";
import { deliveryPage, findWebhook } from "#db/queries/webhooks.ts";
import { ok } from "#lib/operations/envelope.ts";
import { pageQuery } from "#lib/pages/pages.ts";
import { projectRoute } from "#app/_server/http/route.ts";

/** What was sent to a webhook, newest first, and what became of it. */
export const GET = projectRoute(
  "manage",
  { query: pageQuery },
  async ({ services: { store }, by, params: { webhook = "" }, query }) => {
    if (!(await findWebhook(store.reading, by, webhook))) return notFound();
    const page = await deliveryPage(store.reading, by, webhook, query);
    return page.ok ? ok({ deliveries: page.value.items, next: page.value.next }) : page;
  },
);
