import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type {
  createWebhookInput,
  pingWebhookInput,
  removeWebhookInput,
  resendDeliveryInput,
  updateWebhookInput,
} from "#lib/webhooks/inputs.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { notFound, type Authorized } from "../guard.ts";
import { lastSeq } from "../queries/events.ts";
import {
  findDelivery,
  findWebhook,
  loggedWebhook,
  type DeliveryRow,
  type WebhookRow,
} from "../queries/webhooks.ts";
import type { Writing } from "../store.ts";
import { dropWaiting } from "../webhooks/deliveries.ts";
import { record } from "./record.ts";

/** Webhooks that a project may have: each change is told to all of them. */
const MOST = 100;

/** Makes a webhook; it is told of what happens from now on. */
export async function createWebhook(
  writing: Writing,
  by: Authorized<"manage">,
  { id, url, topics }: z.output<typeof createWebhookInput> & { id: string },
  now: number,
): Promise<Result<WebhookRow>> {
  const { db, tables } = writing;
  const { projectId } = by;
  const others = await db
    .select({ id: tables.webhook.id })
    .from(tables.webhook)
    .where(eq(tables.webhook.projectId, projectId));
  if (others.length >= MOST)
    return fail("invalid", `A project has at most ${MOST} webhooks. Remove one first.`);
  const [row] = await db
    .insert(tables.webhook)
    .values({
      ...{ id, projectId, url, topics, active: true, seq: (await lastSeq(writing)) ?? 0 },
      ...{ createdBy: by.actor.id, createdAt: now, updatedAt: now },
    })
    .returning();
  if (!row) throw new Error("The webhook was not kept.");
  await record(writing, by, "webhook.create", { before: null, after: loggedWebhook(row) }, now);
  return ok(row);
}

/**
 * Changes it over the version that was seen. Switched off it sends nothing more, also not what waits; switched on again
 * it starts afresh: what happened meanwhile is not told.
 */
export async function updateWebhook(
  writing: Writing,
  by: Authorized<"manage">,
  { id, version, url, topics, active }: z.output<typeof updateWebhookInput>,
  now: number,
): Promise<Result<WebhookRow>> {
  const before = await findWebhook(writing, by, id);
  if (!before) return notFound();
  const changes = {
    ...(url === undefined ? {} : { url }),
    ...(topics === undefined ? {} : { topics }),
    ...(active === undefined ? {} : { active, failingSince: null, gaveUpAt: null }),
    ...(active === true && !before.active ? { seq: (await lastSeq(writing)) ?? 0 } : {}),
  };
  const changed = await change(writing, by, "webhook.update", { before, version, changes }, now);
  if (changed.ok && before.active && !changed.value.active) await dropWaiting(writing, id);
  return changed;
}

/** Gives it the next secret; the one before counts no more. The secret itself is derived outside the store. */
export async function renewWebhookSecret(
  writing: Writing,
  by: Authorized<"manage">,
  { id }: { id: string },
  now: number,
): Promise<Result<WebhookRow>> {
  const before = await findWebhook(writing, by, id);
  if (!before) return notFound();
  const changes = { secretNumber: before.secretNumber + 1 };
  return change(writing, by, "webhook.renew-secret", { before, version: before.version, changes }, now);
}

/** Removes it with its deliveries. */
export async function removeWebhook(
  writing: Writing,
  by: Authorized<"manage">,
  { id, version }: z.output<typeof removeWebhookInput>,
  now: number,
): Promise<Result<{ id: string }>> {
  const before = await findWebhook(writing, by, id);
  if (!before) return notFound();
  const { webhook } = writing.tables;
  const [gone] = await writing.db
    .delete(webhook)
    .where(and(eq(webhook.id, id), eq(webhook.version, version)))
    .returning({ id: webhook.id });
  if (!gone) return fail("conflict", CHANGED, { current: before });
  await record(writing, by, "webhook.remove", { before: loggedWebhook(before), after: null }, now);
  return ok(gone);
}

const CHANGED = "This was changed in the meantime.";

async function change(
  writing: Writing,
  by: Authorized<"manage">,
  kind: `${string}.${string}`,
  { before, version, changes }: { before: WebhookRow; version: number; changes: Partial<WebhookRow> },
  now: number,
): Promise<Result<WebhookRow>> {
  const { webhook } = writing.tables;
  const [after] = await writing.db
    .update(webhook)
    .set({ ...changes, version: version + 1, updatedAt: now })
    .where(and(eq(webhook.id, before.id), eq(webhook.version, version)))
    .returning();
  if (!after) return fail("conflict", CHANGED, { current: before });
  await record(writing, by, kind, { before: loggedWebhook(before), after: loggedWebhook(after) }, now);
  return ok(after);
}

/** Sends a message without events, to see whether it arrives. */
export async function pingWebhook(
  writing: Writing,
  by: Authorized<"manage">,
  { id, deliveryId }: z.output<typeof pingWebhookInput>,
  now: number,
): Promise<Result<DeliveryRow>> {
  if (!(await findWebhook(writing, by, id))) return notFound();
  const [row] = await writing.db
    .insert(writing.tables.webhookDelivery)
    .values({
      ...{ id: deliveryId, projectId: by.projectId, webhookId: id, events: [], state: "waiting" },
      ...{ dueAt: now, createdAt: now },
    })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "There is a delivery with this id already.");
  await record(writing, by, "webhook.ping", { before: null, after: { id } }, now);
  return ok(row);
}

/** Sends a delivery once more, with all its attempts before it. */
export async function resendDelivery(
  writing: Writing,
  by: Authorized<"manage">,
  { id }: z.output<typeof resendDeliveryInput>,
  now: number,
): Promise<Result<DeliveryRow>> {
  const { webhookDelivery } = writing.tables;
  const known = await findDelivery(writing, id);
  if (known?.projectId !== by.projectId) return notFound();
  const [row] = await writing.db
    .update(webhookDelivery)
    .set({ state: "waiting", attempts: 0, dueAt: now })
    .where(and(eq(webhookDelivery.id, id), eq(webhookDelivery.projectId, by.projectId)))
    .returning();
  if (!row) return notFound();
  await record(writing, by, "webhook.resend", { before: null, after: { id: row.webhookId } }, now);
  return ok(row);
}
