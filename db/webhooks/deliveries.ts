import { and, asc, eq, gt, inArray, lt, notInArray, desc } from "drizzle-orm";
import { EVENTS_PER_MESSAGE } from "#lib/webhooks/message.ts";
import { GIVE_UP_AFTER, retryAfter } from "#lib/webhooks/retries.ts";
import { entitiesOf, type TellableEvent } from "#lib/webhooks/topics.ts";
import { appendEvent } from "../events.ts";
import { loggedWebhook, type DeliveryRow, type DueDelivery, type WebhookRow } from "../queries/webhooks.ts";
import type { Reading, Writing } from "../store.ts";

/** Deliveries that a webhook's log keeps. */
const KEPT = 200;

/**
 * Events after the last that a webhook was told of, as many as one message holds. `seq` is how far the log was looked
 * through, which is further than the last of them when nothing else concerns it.
 */
export async function untoldEvents(
  { db, tables: { event } }: Reading,
  webhook: WebhookRow,
  newest: number,
): Promise<{ events: TellableEvent[]; seq: number }> {
  const rows = await db
    .select({
      seq: event.seq,
      kind: event.kind,
      entity: event.entity,
      entityId: event.entityId,
      at: event.at,
    })
    .from(event)
    .where(
      and(
        eq(event.projectId, webhook.projectId),
        gt(event.seq, webhook.seq),
        inArray(event.entity, entitiesOf(webhook.topics)),
      ),
    )
    .orderBy(asc(event.seq))
    .limit(EVENTS_PER_MESSAGE);
  const events = rows.map(({ seq, kind, entity, entityId, at }) => ({
    ...{ seq, kind, entity, entity_id: entityId, at: new Date(at).toISOString() },
  }));
  const last = events.at(-1)?.seq ?? newest;
  return { events, seq: events.length < EVENTS_PER_MESSAGE ? Math.max(last, newest) : last };
}

/** Keeps a message to be sent and that its events are told: both or neither, so that none is lost or sent twice. */
export async function keepDelivery(
  { db, tables: { webhook, webhookDelivery } }: Writing,
  before: WebhookRow,
  { id, events, seq }: { id: string; events: TellableEvent[]; seq: number },
  now: number,
): Promise<void> {
  const [moved] = await db
    .update(webhook)
    .set({ seq })
    .where(and(eq(webhook.id, before.id), eq(webhook.seq, before.seq), eq(webhook.active, true)))
    .returning({ id: webhook.id });
  if (!moved || events.length === 0) return;
  await db.insert(webhookDelivery).values({
    ...{ id, projectId: before.projectId, webhookId: before.id, events, state: "waiting" },
    ...{ dueAt: now, createdAt: now },
  });
  const kept = await db
    .select({ id: webhookDelivery.id })
    .from(webhookDelivery)
    .where(eq(webhookDelivery.webhookId, before.id))
    .orderBy(desc(webhookDelivery.createdAt), desc(webhookDelivery.id))
    .limit(KEPT);
  if (kept.length === KEPT)
    await db.delete(webhookDelivery).where(
      and(
        eq(webhookDelivery.webhookId, before.id),
        notInArray(webhookDelivery.state, ["waiting"]),
        lt(webhookDelivery.createdAt, now),
        notInArray(
          webhookDelivery.id,
          kept.map((row) => row.id),
        ),
      ),
    );
}

/** Gives up what waits to be sent to a webhook that is switched off; by hand it can still be sent. */
export async function dropWaiting(
  { db, tables: { webhookDelivery } }: Writing,
  webhookId: string,
): Promise<void> {
  await db
    .update(webhookDelivery)
    .set({ state: "failed", dueAt: null })
    .where(and(eq(webhookDelivery.webhookId, webhookId), eq(webhookDelivery.state, "waiting")));
}

/** What became of an attempt. */
export interface Attempt {
  /** HTTP status, or null without an answer. */
  status: number | null;
  /** What went wrong, for a person; "" when it was taken. */
  problem: string;
  /** Milliseconds. */
  took: number;
}

/**
 * Notes an attempt: delivered, to be tried again later, or given up. A webhook to which nothing could be delivered for
 * a day is switched off, and the project's log says so.
 */
export async function noteAttempt(
  writing: Writing,
  { delivery, webhook: asked }: DueDelivery,
  { status, problem, took }: Attempt,
  { now, chance }: { now: number; chance: number },
): Promise<DeliveryRow | null> {
  const { db, tables } = writing;
  const { webhook, webhookDelivery } = tables;
  const [current] = await db.select().from(webhook).where(eq(webhook.id, asked.id));
  const attempts = delivery.attempts + 1;
  const isSwitchedOff = asked.active && !current?.active; // while the message was on its way
  const wait = problem === "" || isSwitchedOff ? null : retryAfter(attempts, chance);
  const state = problem === "" ? "delivered" : wait === null ? "failed" : "waiting";
  const [row] = await db
    .update(webhookDelivery)
    .set({
      ...{ state, attempts, status, problem, took, attemptedAt: now },
      dueAt: wait === null ? null : now + wait,
    })
    .where(eq(webhookDelivery.id, delivery.id))
    .returning();
  if (!row || !current) return null;
  if (problem === "") {
    if (current.failingSince !== null)
      await db.update(webhook).set({ failingSince: null }).where(eq(webhook.id, current.id));
    return row;
  }
  const failingSince = current.failingSince ?? now;
  const givesUp = current.active && now - failingSince >= GIVE_UP_AFTER;
  await db
    .update(webhook)
    .set({ failingSince, ...(givesUp ? { active: false, gaveUpAt: now, version: current.version + 1 } : {}) })
    .where(eq(webhook.id, current.id));
  if (!givesUp) return row;
  await dropWaiting(writing, current.id);
  const after = { ...current, failingSince, active: false, gaveUpAt: now, version: current.version + 1 };
  await appendEvent(
    writing,
    {
      ...{ projectId: current.projectId, actorId: null, kind: "webhook.give-up" },
      ...{
        entity: "webhook",
        entityId: current.id,
        before: loggedWebhook(current),
        after: loggedWebhook(after),
      },
    },
    now,
  );
  return row;
}
