import { expect, test } from "vitest";
import type { ApiFailure, ApiResult } from "#components/api/client.ts";
import type { Operation, OperationAnswer } from "#lib/operations/envelope.ts";
import type { OutboxEnvironment, OutboxMessage } from "./outbox-environment.ts";
import { createOutbox } from "./outbox.ts";
import { memoryQueueStorage, type QueueStorage } from "./queue-storage.ts";
import { survivingStorage } from "./surviving-storage.ts";

const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
const create = (n: number): Operation => ({
  id: uuid(n),
  kind: "annotation.create",
  input: { id: uuid(1_000 + n) },
});

/** A browser with virtual time, one lock and one channel for all its tabs. */
function browser() {
  let time = 0;
  let timers: { at: number; run: () => void }[] = [];
  let lock: Promise<void> = Promise.resolve();
  const tabs = new Set<{ hear: Set<(message: OutboxMessage) => void>; wake: Set<() => void> }>();
  /** Lets all promises that are ready run; nothing here waits for real time. */
  const settle = async () => {
    for (let turn = 0; turn < 200; turn++) await Promise.resolve();
  };
  return {
    settle,
    tab(): OutboxEnvironment & { wake(): void } {
      const me = { hear: new Set<(message: OutboxMessage) => void>(), wake: new Set<() => void>() };
      tabs.add(me);
      return {
        now: () => time,
        random: () => 0.5,
        newId: () => uuid(99_999),
        after(delay, run) {
          const timer = { at: time + delay, run };
          timers.push(timer);
          return () => (timers = timers.filter((other) => other !== timer));
        },
        exclusively(run) {
          const mine = lock.then(run);
          lock = mine.catch(() => undefined);
          return mine;
        },
        announce(message) {
          for (const tab of tabs) if (tab !== me) for (const hear of tab.hear) hear(structuredClone(message));
        },
        onMessage(listener) {
          me.hear.add(listener);
          return () => me.hear.delete(listener);
        },
        onWake(listener) {
          me.wake.add(listener);
          return () => me.wake.delete(listener);
        },
        wake: () => me.wake.forEach((listener) => listener()),
      };
    },
    async pass(milliseconds: number) {
      const end = time + milliseconds;
      for (;;) {
        await settle();
        const next = timers.toSorted((a, b) => a.at - b.at)[0];
        if (!next || next.at > end) break;
        timers = timers.filter((timer) => timer !== next);
        time = Math.max(time, next.at);
        next.run();
      }
      time = end;
      await settle();
    },
  };
}

const failing = (status: number | null, retryAfter: number | null = null): ApiResult<never> => ({
  ok: false,
  failure: { status, retryAfter, error: { code: "unavailable", message: "Not now." } } satisfies ApiFailure,
});

/** A server that applies each id once, or answers with whatever is set. */
function server() {
  const applied: string[] = [];
  const requests: string[][] = [];
  return {
    applied,
    requests,
    users: new Set<string>(),
    trouble: null as ApiResult<never> | null,
    refuse: new Map<string, OperationAnswer>(),
    sendOperations(
      operations: readonly Operation[],
      { userId }: { userId: string },
    ): Promise<ApiResult<OperationAnswer[]>> {
      requests.push(operations.map(({ id }) => id));
      this.users.add(userId);
      if (this.trouble) return Promise.resolve(this.trouble);
      const answers = operations.map(({ id, input }): OperationAnswer => {
        const refusal = this.refuse.get(id);
        if (refusal) return refusal;
        if (!applied.includes(id)) applied.push(id);
        return {
          id,
          status: "applied",
          seq: applied.indexOf(id),
          value: { ...(input as object), version: 1 },
        };
      });
      return Promise.resolve({ ok: true, value: answers });
    },
  };
}

function start(storage: QueueStorage = memoryQueueStorage()) {
  const world = browser();
  const api = server();
  const open = (userId = "u") => {
    const environment = world.tab();
    return { environment, outbox: createOutbox({ userId, storage, api, environment }) };
  };
  return { world, api, open, storage };
}

test("says saving at once, and saved only after the server's answer", async () => {
  const { world, api, open } = start();
  const { outbox } = open();
  const seen: string[] = [];
  outbox.subscribe(() => seen.push(`${outbox.getSnapshot().status} ${outbox.getSnapshot().waiting}`));
  void outbox.enqueue([create(1)]);
  expect(seen).toEqual(["saving 1"]);
  await world.settle();
  expect(outbox.getSnapshot()).toMatchObject({ status: "saved", waiting: 0 });
  expect(api.applied).toEqual([uuid(1)]);
});

test("keeps 500 operations through an hour offline, a restart and an expired session, and sends each once in order", async () => {
  const { world, api, open } = start();
  const first = open();
  api.trouble = failing(null);
  for (let n = 0; n < 500; n++) await first.outbox.enqueue([create(n)]);
  await world.pass(3_600_000);
  expect(first.outbox.getSnapshot()).toMatchObject({ status: "waiting", waiting: 500 });
  first.outbox.close();
  api.trouble = failing(401);
  const second = open();
  await world.pass(1_000);
  expect(second.outbox.getSnapshot()).toMatchObject({ status: "waiting", waiting: 500, signedOut: true });
  api.trouble = null;
  second.environment.wake();
  await world.settle();
  expect(second.outbox.getSnapshot()).toMatchObject({ status: "saved", signedOut: false });
  expect(api.applied).toEqual(Array.from({ length: 500 }, (_, n) => uuid(n)));
});

test("tries again later and later, never before the server's Retry-After", async () => {
  const { world, api, open } = start();
  const { outbox } = open();
  await world.settle();
  api.trouble = failing(503, 20_000);
  await outbox.enqueue([create(1)]);
  await world.pass(19_000);
  expect(api.requests).toHaveLength(1);
  api.trouble = failing(null);
  await world.pass(120_000);
  expect(api.requests.length).toBeGreaterThan(3);
  expect(api.requests.length).toBeLessThan(12);
});

test("tabs show one state, and one of them sends", async () => {
  const { world, api, open } = start();
  const [one, two] = [open(), open()];
  const heard: string[] = [];
  two.outbox.subscribe((settled) => settled.forEach(({ operation }) => heard.push(operation.id)));
  await world.settle();
  await Promise.all([one.outbox.enqueue([create(1), create(2)]), two.outbox.enqueue([create(3)])]);
  await world.settle();
  expect(api.requests.flat().toSorted()).toEqual([uuid(1), uuid(2), uuid(3)]);
  expect(heard.toSorted()).toEqual([uuid(1), uuid(2), uuid(3)]);
  expect(one.outbox.getSnapshot().status).toBe("saved");
  expect(two.outbox.getSnapshot().status).toBe("saved");
});

test("a tab that waits tells the others, which then wait too", async () => {
  const { world, api, open } = start();
  const [one, two] = [open(), open()];
  await world.settle();
  api.trouble = failing(null);
  await one.outbox.enqueue([create(1)]);
  await world.settle();
  expect(two.outbox.getSnapshot()).toMatchObject({ status: "waiting", waiting: 1 });
  expect(api.requests).toHaveLength(1);
});

test("what a closed tab left on its way is sent by the next one", async () => {
  const { world, api, open, storage } = start();
  await storage.change(() => [
    { ...create(1), order: 1, queuedAt: 0, state: "sending", attempted: true, failures: 0, error: null },
  ]);
  const { outbox } = open();
  await world.settle();
  expect(api.applied).toEqual([uuid(1)]);
  expect(outbox.getSnapshot().status).toBe("saved");
});

test("a rejected operation is shown, the rest goes on; discard and retry end it", async () => {
  const { world, api, open } = start();
  const { outbox } = open();
  api.refuse.set(uuid(1), { id: uuid(1), status: "rejected", error: { code: "invalid", message: "No." } });
  await outbox.enqueue([create(1), create(2)]);
  await world.settle();
  expect(outbox.getSnapshot()).toMatchObject({ status: "failed", waiting: 0, failures: [{ id: uuid(1) }] });
  expect(api.applied).toEqual([uuid(2)]);
  api.refuse.clear();
  await outbox.retry(uuid(1));
  await world.settle();
  expect(outbox.getSnapshot().status).toBe("saved");
  expect(api.applied).toEqual([uuid(2), uuid(1)]);
});

test("a conflict shows both versions and ends with a choice", async () => {
  const { world, api, open } = start();
  const { outbox } = open();
  const row = uuid(1_001);
  const current = { id: row, version: 5, note: "theirs" };
  const error = { code: "conflict" as const, message: "Changed.", current };
  api.refuse.set(uuid(1), { id: uuid(1), status: "rejected", error });
  await outbox.enqueue([
    { id: uuid(1), kind: "annotation.update", input: { id: row, version: 2, note: "mine" } },
  ]);
  await world.settle();
  expect(outbox.getSnapshot().failures[0]?.conflict).toMatchObject({
    mine: { input: { note: "mine" } },
    theirs: current,
  });
  api.refuse.clear();
  await outbox.resolve(uuid(1), "mine");
  await world.settle();
  expect(outbox.getSnapshot().status).toBe("saved");
});

/** A browser's storage that can be full, and what is in it. */
function fillableStorage() {
  const disk = memoryQueueStorage();
  const state = { full: false, disk };
  const open = () =>
    Promise.resolve<QueueStorage>({
      keeps: true,
      read: () => disk.read(),
      change: (transition) =>
        state.full ? Promise.reject(new Error("QuotaExceededError")) : disk.change(transition),
    });
  return { state, storage: survivingStorage(open) };
}

test("storage that is full is said; what it cannot keep reaches the server all the same", async () => {
  const { state, storage } = fillableStorage();
  const { world, api, open } = start(storage);
  const { outbox } = open();
  await world.settle();
  state.full = true;
  api.trouble = failing(null);
  await outbox.enqueue([create(1)]);
  await world.settle();
  expect(outbox.getSnapshot()).toMatchObject({ status: "failed", waiting: 1, storageFails: true });
  api.trouble = null;
  await world.pass(60_000);
  expect(api.applied).toEqual([uuid(1)]);
  expect(outbox.getSnapshot()).toMatchObject({ status: "saved", waiting: 0 });
});

test("storage that has room again takes what waits in memory, and keeps nothing that was sent meanwhile", async () => {
  const { state, storage } = fillableStorage();
  const { world, api, open } = start(storage);
  const { outbox } = open();
  await world.settle();
  api.trouble = failing(null);
  await outbox.enqueue([create(1)]);
  state.full = true;
  await outbox.enqueue([create(2)]);
  const another = { ...create(3), order: 3, queuedAt: 0, state: "waiting", attempted: false } as const;
  await state.disk.change((queue) => [...queue, { ...another, failures: 0, error: null }]);
  state.full = false;
  await outbox.enqueue([create(4)]);
  expect(outbox.getSnapshot()).toMatchObject({ waiting: 4, storageFails: false });
  expect((await state.disk.read()).map(({ id }) => id)).toEqual([1, 2, 3, 4].map(uuid));
  state.full = true;
  api.trouble = null;
  await world.pass(60_000);
  expect(outbox.getSnapshot()).toMatchObject({ status: "saved" });
  state.full = false;
  await outbox.enqueue([create(5)]);
  await world.settle();
  expect(await state.disk.read()).toEqual([]);
  expect(api.applied).toEqual([1, 2, 3, 4, 5].map(uuid));
});

test("a clock that is set back does not make anybody wait", async () => {
  const { world, api, open } = start();
  const { outbox, environment } = open();
  await world.settle();
  api.trouble = failing(null);
  await outbox.enqueue([create(1)]);
  await world.settle();
  environment.now = () => -86_400_000;
  api.trouble = null;
  await world.pass(60_000);
  expect(outbox.getSnapshot().status).toBe("saved");
});
