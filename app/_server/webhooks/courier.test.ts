import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createWebhook, pingWebhook, resendDelivery, updateWebhook } from "#db/mutations/webhooks.ts";
import { listDeliveries, listWebhooks } from "#db/queries/webhooks.ts";
import type { Authorized } from "#db/guard.ts";
import type { Store } from "#db/store.ts";
import { apply, makeAnnotation, makeArticle, newId, permit } from "#db/testing/factories.ts";
import { makeScene, type Scene } from "#db/testing/specimen.ts";
import { STORES } from "#db/testing/stores.ts";
import { GIVE_UP_AFTER, MOST_ATTEMPTS } from "#lib/webhooks/retries.ts";
import type { WebhookTopic } from "#lib/webhooks/topics.ts";
import { Receiver, status } from "#tests/support/receiver.ts";
import { Courier } from "./courier.ts";
import { webhookSecret } from "./secret.ts";
import { webhookSurroundings } from "../fetch/webhook-surroundings.ts";

vi.mock("server-only", () => ({}));

const INSTALLATION = "a secret of an installation, long enough";
const HOUR = 3_600_000;

describe.each(STORES)("webhooks on $name", ({ open }) => {
  let store: Store;
  let scene: Scene;
  let by: Authorized<"manage">;
  let receiver: Receiver;
  let port: number;
  let clock: number;
  let courier: Courier;

  const makeCourier = (environment: Partial<NodeJS.ProcessEnv> = {}) => {
    const surroundings = webhookSurroundings({
      ...{ NODE_ENV: "test", WEBHOOK_NETWORKS: "127.0.0.0/8", WEBHOOK_PORTS: String(port) },
      ...environment,
    });
    const limits = { ...surroundings.limits, milliseconds: 500 };
    return new Courier({
      ...{ store, secret: INSTALLATION, surroundings: { ...surroundings, limits } },
      ...{ now: () => clock, chance: () => 0.5 },
    });
  };
  beforeEach(async () => {
    store = await open();
    scene = await makeScene(store);
    by = await permit(store, scene.actor, scene.projectId, "manage");
    receiver = new Receiver();
    port = await receiver.open();
    clock = Date.UTC(2026, 5, 1);
    courier = makeCourier();
  });
  afterEach(async () => {
    await courier.settled();
    await receiver.close();
    await store.close();
  });

  const hook = async (
    topics: WebhookTopic[] = ["articles", "annotations"],
    url = `http://127.0.0.1:${port}/in`,
  ) => {
    const made = await store.write((writing) =>
      createWebhook(writing, by, { id: newId(), url, topics }, clock),
    );
    if (!made.ok) throw new Error(made.error.message);
    return made.value;
  };
  const look = async () => {
    await courier.look();
    await courier.settled();
  };
  const deliveries = (id: string) => listDeliveries(store.reading, by, id, 50);
  const webhook = async () => (await listWebhooks(store.reading, by))[0];

  test("are told what happens after they were made: ids and kinds, signed, and nothing of the words", async () => {
    await makeArticle(store, scene.projectId, scene.actor);
    const made = await hook();
    const article = await makeArticle(store, scene.projectId, scene.actor, { title: "Withheld words" });
    const annotation = await makeAnnotation(store, scene.actor, article, { tag: "claim" });
    await look();
    expect(receiver.received).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: "" }] = receiver.received;
    const message = JSON.parse(body) as { type: string; events: Record<string, unknown>[] };
    expect(message).toMatchObject({ type: "changes", project_id: scene.projectId });
    expect(message.events.map(({ entity_id }) => entity_id)).toEqual([article.articleId, annotation.id]);
    expect(Object.keys(message.events[0] ?? {})).toEqual(["seq", "kind", "entity", "entity_id", "at"]);
    for (const secret of ["Withheld words", scene.actor.id, scene.actor.name])
      expect(body).not.toContain(secret);

    const [secret, id, seconds] = [
      webhookSecret(INSTALLATION, made),
      headers["webhook-id"],
      headers["webhook-timestamp"],
    ];
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    const signature = createHmac("sha256", key)
      .update(`${String(id)}.${String(seconds)}.${body}`)
      .digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${signature}`);
    expect(Number(seconds)).toBe(clock / 1_000);
    expect(await deliveries(made.id)).toMatchObject([
      { state: "delivered", attempts: 1, status: 204, problem: "" },
    ]);
    await look();
    expect(receiver.received).toHaveLength(1);
  });

  test("hear of nothing that they were not asked to be told", async () => {
    const made = await hook(["releases"]);
    await makeArticle(store, scene.projectId, scene.actor);
    await look();
    expect(receiver.received).toHaveLength(0);
    expect(await deliveries(made.id)).toEqual([]);
  });

  test("get a message again, later and later, until it is taken", async () => {
    const made = await hook();
    receiver.answers = [status(500), (response) => response.destroy(), status(204)];
    await makeArticle(store, scene.projectId, scene.actor);
    await look();
    expect(await deliveries(made.id)).toMatchObject([{ state: "waiting", attempts: 1, status: 500 }]);
    await look();
    expect(receiver.received).toHaveLength(1);
    for (let tries = 0; tries < 2; tries++) {
      const [waiting] = await deliveries(made.id);
      clock = waiting?.dueAt ?? 0;
      await look();
    }
    expect(await deliveries(made.id)).toMatchObject([{ state: "delivered", attempts: 3, status: 204 }]);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect((await webhook())?.failingSince).toBeNull();
  });

  test("are not followed elsewhere, nor waited for without end", async () => {
    const made = await hook();
    receiver.answers = [status(302, { location: "http://127.0.0.1:1/elsewhere" }), () => {}];
    await makeArticle(store, scene.projectId, scene.actor);
    await look();
    expect((await deliveries(made.id))[0]).toMatchObject({
      status: 302,
      problem: expect.stringContaining("redirects"),
    });
    clock += HOUR;
    await look();
    expect((await deliveries(made.id))[0]).toMatchObject({
      status: null,
      problem: expect.stringContaining("too long"),
    });
  });

  test("are not sent into this network unless it is configured", async () => {
    courier = makeCourier({ WEBHOOK_NETWORKS: "" });
    const made = await hook();
    await makeArticle(store, scene.projectId, scene.actor);
    await look();
    expect(receiver.received).toHaveLength(0);
    expect((await deliveries(made.id))[0]).toMatchObject({
      ...{ state: "waiting", status: null, problem: "This address does not lead to a public page." },
    });
  });

  test("lose nothing when the server ends before it could send, and send nothing twice", async () => {
    const made = await hook();
    receiver.answers = [status(503), status(204)];
    await makeArticle(store, scene.projectId, scene.actor);
    await look();
    courier = makeCourier();
    await makeArticle(store, scene.projectId, scene.actor);
    clock += HOUR;
    await look();
    await look();
    expect((await deliveries(made.id)).map(({ state }) => state)).toEqual(["delivered", "delivered"]);
    const told = receiver.received
      .slice(1)
      .flatMap(({ body }) => (JSON.parse(body) as { events: { seq: number }[] }).events);
    expect(new Set(told.map(({ seq }) => seq)).size).toBe(2);
  });

  test("are given up message by message, and switched off after a day of failures, which the log says", async () => {
    const made = await hook();
    receiver.answers = [status(410)];
    await makeArticle(store, scene.projectId, scene.actor);
    for (let tries = 0; tries < MOST_ATTEMPTS; tries++) {
      await look();
      clock = (await deliveries(made.id))[0]?.dueAt ?? clock;
    }
    expect(await deliveries(made.id)).toMatchObject([
      { state: "failed", attempts: MOST_ATTEMPTS, dueAt: null },
    ]);
    clock += GIVE_UP_AFTER;
    await makeArticle(store, scene.projectId, scene.actor);
    await look();
    expect(await webhook()).toMatchObject({ active: false, gaveUpAt: clock });
    const { event } = store.reading.tables;
    const events = await store.reading.db.select().from(event).where(eq(event.entityId, made.id));
    expect(events.map(({ kind }) => kind)).toEqual(["webhook.create", "webhook.give-up"]);
    expect(JSON.stringify(events)).not.toContain("127.0.0.1");

    const { version = 0 } = (await webhook()) ?? {};
    await store.write((writing) => updateWebhook(writing, by, { id: made.id, version, active: true }, clock));
    expect(await webhook()).toMatchObject({ active: true, gaveUpAt: null, failingSince: null });
    const before = receiver.received.length;
    await look();
    expect(receiver.received).toHaveLength(before);
  });

  test("leave room for others when one has much that waits and takes none of it", async () => {
    const full = await hook(["releases"]);
    const other = await hook(["releases"], `http://127.0.0.1:${port}/other`);
    receiver.answers = [() => {}];
    for (let count = 0; count < 70; count++)
      await store.write((writing) =>
        pingWebhook(writing, by, { id: full.id, deliveryId: newId() }, clock - HOUR),
      );
    await courier.look();
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
    receiver.answers = [status(204)];
    await store.write((writing) => pingWebhook(writing, by, { id: other.id, deliveryId: newId() }, clock));
    await courier.look();
    await vi.waitFor(async () => expect(await deliveries(other.id)).toMatchObject([{ state: "delivered" }]));
  });

  test("send nothing more once they are switched off by hand, nor again what was on its way", async () => {
    const made = await hook();
    receiver.answers = [() => {}];
    await makeArticle(store, scene.projectId, scene.actor);
    await courier.look();
    const id = newId();
    await store.write((writing) => pingWebhook(writing, by, { id: made.id, deliveryId: id }, clock));
    const off = { id: made.id, version: made.version, active: false };
    const stale = await store.write((writing) =>
      updateWebhook(writing, by, { ...off, version: made.version + 1 }, clock),
    );
    expect(stale.ok).toBe(false);
    expect((await deliveries(made.id)).map(({ state }) => state)).toEqual(["waiting", "waiting"]);
    expect((await store.write((writing) => updateWebhook(writing, by, off, clock))).ok).toBe(true);
    await courier.settled();
    const states = (await deliveries(made.id)).map(({ state, dueAt }) => ({ state, dueAt }));
    expect(states).toEqual([1, 2].map(() => ({ state: "failed", dueAt: null })));
    clock += HOUR;
    await look();
    expect(receiver.received).toHaveLength(1);
  });

  test("can be tried out, and a message be sent again by hand", async () => {
    const made = await hook();
    receiver.answers = [status(404), status(200)];
    const id = newId();
    await store.write((writing) => pingWebhook(writing, by, { id: made.id, deliveryId: id }, clock));
    await look();
    expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({ type: "ping", events: [] });
    await store.write((writing) => resendDelivery(writing, by, { id }, clock));
    await look();
    expect(await deliveries(made.id)).toMatchObject([{ id, state: "delivered", status: 200, attempts: 1 }]);
  });

  test("never hold up a write", async () => {
    await hook();
    receiver.answers = [() => {}];
    await makeArticle(store, scene.projectId, scene.actor);
    await courier.look();
    await apply(store, scene.actor, "project.create", { id: newId(), name: "Meanwhile" });
    await courier.settled();
  });
});

test.each([{ WEBHOOK_NETWORKS: "10.0.0.0/99" }, { WEBHOOK_NETWORKS: "inside" }, { WEBHOOK_PORTS: "0" }])(
  "the configuration cannot be %o",
  (environment) => expect(() => webhookSurroundings({ NODE_ENV: "test", ...environment })).toThrow(/WEBHOOK/),
);
