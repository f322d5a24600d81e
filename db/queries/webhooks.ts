import { and, asc, desc, eq, inArray, lte, min, notInArray, type InferSelectModel } from "drizzle-orm";
import type { Result } from "#lib/operations/envelope.ts";
import type { Page, PageQuery } from "#lib/pages/pages.ts";
import type { Authorized } from "../guard.ts";
import type { Tables } from "../schema/index.ts";
import type { Reading } from "../store.ts";
import { keysetPage } from "./keyset.ts";

export type WebhookRow = InferSelectModel<Tables["webhook"]>;
export type DeliveryRow = InferSelectModel<Tables["webhookDelivery"]>;

/** The project's webhooks, oldest first. */
export async function listWebhooks(
  { db, tables: { webhook } }: Reading,
  by: Authorized<"manage">,
): Promise<WebhookRow[]> {
  return db
    .select()
    .from(webhook)
    .where(eq(webhook.projectId, by.projectId))
    .orderBy(asc(webhook.createdAt), asc(webhook.id));
}

/** Some of them, oldest first. */
export function webhookPage(
  { db, tables: { webhook } }: Reading,
  by: Authorized<"manage">,
  query: PageQuery,
): Promise<Result<Page<WebhookRow>>> {
  return keysetPage(
    { columns: [webhook.createdAt, webhook.id], direction: "ascending" },
    query,
    ({ after, orderBy, limit }) =>
      db
        .select()
        .from(webhook)
        .where(and(eq(webhook.projectId, by.projectId), after))
        .orderBy(...orderBy)
        .limit(limit),
    (row) => [row.createdAt, row.id],
  );
}

/** A webhook of the project, or null. */
export async function findWebhook(
  { db, tables: { webhook } }: Reading,
  by: Authorized<"manage">,
  id: string,
): Promise<WebhookRow | null> {
  const [row] = await db
    .select()
    .from(webhook)
    .where(and(eq(webhook.id, id), eq(webhook.projectId, by.projectId)));
  return row ?? null;
}

/** The project of a webhook or of a delivery, for operations that name only its id. */
export async function projectOfWebhook(
  { db, tables: { webhook, webhookDelivery } }: Reading,
  table: "webhook" | "delivery",
  id: string,
): Promise<string | null> {
  const named = table === "webhook" ? webhook : webhookDelivery;
  const [row] = await db.select({ projectId: named.projectId }).from(named).where(eq(named.id, id));
  return row?.projectId ?? null;
}

/** What the project's log tells of a webhook: not its address, which may itself be a secret. */
export const loggedWebhook = ({ id, topics, active, secretNumber, version }: WebhookRow) => ({
  ...{ id, topics, active, secretNumber, version },
});

/** The newest deliveries of a webhook of the project. */
export async function listDeliveries(
  { db, tables: { webhookDelivery } }: Reading,
  by: Authorized<"manage">,
  webhookId: string,
  limit: number,
): Promise<DeliveryRow[]> {
  return db
    .select()
    .from(webhookDelivery)
    .where(and(eq(webhookDelivery.projectId, by.projectId), eq(webhookDelivery.webhookId, webhookId)))
    .orderBy(desc(webhookDelivery.createdAt), desc(webhookDelivery.id))
    .limit(limit);
}

/** Some deliveries of a webhook of the project, newest first. */
export function deliveryPage(
  { db, tables: { webhookDelivery } }: Reading,
  by: Authorized<"manage">,
  webhookId: string,
  query: PageQuery,
): Promise<Result<Page<DeliveryRow>>> {
  const { createdAt, id, projectId } = webhookDelivery;
  return keysetPage(
    { columns: [createdAt, id], direction: "descending" },
    query,
    ({ after, orderBy, limit }) =>
      db
        .select()
        .from(webhookDelivery)
        .where(and(eq(projectId, by.projectId), eq(webhookDelivery.webhookId, webhookId), after))
        .orderBy(...orderBy)
        .limit(limit),
    (row) => [row.createdAt, row.id],
  );
}

export async function findDelivery(
  { db, tables: { webhookDelivery } }: Reading,
  id: string,
): Promise<DeliveryRow | null> {
  const [row] = await db.select().from(webhookDelivery).where(eq(webhookDelivery.id, id));
  return row ?? null;
}

/** All webhooks that are on, of every project: for whoever tells them. */
export async function activeWebhooks({ db, tables: { webhook } }: Reading): Promise<WebhookRow[]> {
  return db.select().from(webhook).where(eq(webhook.active, true)).orderBy(asc(webhook.seq));
}

export interface DueDelivery {
  delivery: DeliveryRow;
  webhook: WebhookRow;
}

/** Deliveries that are due, the longest waiting first, none of the webhooks whose ids are in `except`. */
export async function dueDeliveries(
  { db, tables: { webhook, webhookDelivery } }: Reading,
  now: number,
  limit: number,
  except: readonly string[],
): Promise<DueDelivery[]> {
  return db
    .select({ delivery: webhookDelivery, webhook })
    .from(webhookDelivery)
    .innerJoin(webhook, eq(webhook.id, webhookDelivery.webhookId))
    .where(
      and(
        eq(webhookDelivery.state, "waiting"),
        lte(webhookDelivery.dueAt, now),
        notInArray(webhookDelivery.webhookId, [...except]),
      ),
    )
    .orderBy(asc(webhookDelivery.dueAt), asc(webhookDelivery.id))
    .limit(limit);
}

/** When the next delivery is due, in milliseconds since 1970; null when none waits. */
export async function nextDue({ db, tables: { webhookDelivery } }: Reading): Promise<number | null> {
  const [row] = await db
    .select({ at: min(webhookDelivery.dueAt) })
    .from(webhookDelivery)
    .where(inArray(webhookDelivery.state, ["waiting"]));
  return row?.at ?? null;
}
