import { expect, test } from "vitest";
import type { OutboxListener } from "#components/outbox/outbox.ts";
import { describeOutbox } from "#components/outbox/outbox-snapshot.ts";
import type { Annotation } from "#lib/annotations/annotation.ts";
import type { AnnotationCommand } from "#lib/annotations/commands.ts";
import type { Failure, OperationAnswer } from "#lib/operations/envelope.ts";
import { FULL_PACE } from "#lib/operations/queue-decisions.ts";
import { enqueue, fieldsOf, markSending, nextBatch, settle, type Queue } from "#lib/operations/queue.ts";
import { createAnnotationStore } from "./annotation-store.ts";
import { memoryHistoryStorage } from "./history-storage.ts";

const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
const [ME, SHE] = [uuid(1), uuid(2)];
const context = { projectId: uuid(3), articleId: uuid(4), versionId: uuid(5), reviewerId: ME };
const passage = (start: number) => ({ start, end: start + 4, exact: "word", prefix: "", suffix: "" });
const annotation = (n: number, more: Partial<Annotation> = {}): Annotation => ({
  ...{ id: uuid(100 + n), ...context, ...passage(n * 10), tag: "claim" as const, subtype: null, note: "" },
  ...{ version: 1, createdAt: 0, updatedAt: 0, deletedAt: null, ...more },
});
const create = (n: number): AnnotationCommand => ({
  kind: "create",
  annotation: {
    ...{ id: uuid(100 + n), versionId: context.versionId, passage: passage(n * 10) },
    ...{ tag: "claim", subtype: null, note: "" },
  },
});
const tag = (n: number, value: Annotation["tag"]): AnnotationCommand => ({
  kind: "update",
  id: uuid(100 + n),
  changes: { tag: value },
});

/** An outbox whose server is played by the test. It outlives the stores on it, as the real one outlives a reload. */
function outboxInMemory() {
  const listeners = new Set<OutboxListener>();
  let queue: Queue = [];
  const publish: OutboxListener = (settled) => listeners.forEach((listener) => listener(settled));
  return {
    enqueue(operations: Parameters<typeof enqueue>[1]) {
      queue = enqueue(queue, operations, 50);
      publish([]);
      return Promise.resolve();
    },
    getSnapshot: () =>
      describeOutbox({ queue, pace: FULL_PACE, signedOut: false, trouble: null, storageFails: false }),
    subscribe(listener: OutboxListener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    inputs: () => queue.map(({ kind, input }): Record<string, unknown> => ({ kind, ...fieldsOf(input) })),
    /** Answers the next batch: with a row for each operation, or with a failure. */
    answer(reply: Annotation | Failure) {
      const batch = nextBatch(queue, 1);
      queue = markSending(queue, new Set(batch.map(({ id }) => id)));
      const answers = batch.map(({ id }): OperationAnswer =>
        "code" in reply
          ? { id, status: "rejected", error: reply }
          : { id, status: "applied", seq: 1, value: reply },
      );
      const after = settle(queue, answers);
      queue = after.queue;
      publish(after.settled);
    },
  };
}

let minted = 10_000;
async function open(annotations: Annotation[], outbox = outboxInMemory(), history = memoryHistoryStorage()) {
  const store = createAnnotationStore({
    ...{ context, annotations, outbox, history },
    newId: () => uuid(++minted),
    now: () => 50,
  });
  await Promise.resolve();
  await Promise.resolve();
  const seen = () =>
    store.getSnapshot().annotations.map(({ id, tag: of }) => [Number.parseInt(id.slice(-4), 16) - 100, of]);
  return { store, outbox, history, seen };
}

test("a command shows at once, as pending, and is confirmed by the server's row", async () => {
  const { store, outbox, seen } = await open([]);
  store.apply([create(2), create(1)]);
  expect(seen()).toEqual([
    [1, "claim"],
    [2, "claim"],
  ]);
  expect([...store.getSnapshot().pending].toSorted()).toEqual([uuid(101), uuid(102)]);
  outbox.answer(annotation(2));
  outbox.answer(annotation(1));
  expect(store.getSnapshot().pending.size).toBe(0);
  expect(store.get(uuid(101))).toEqual(annotation(1));
});

test("unchanged annotations keep their identity, and nothing changes without a reason", async () => {
  const { store } = await open([annotation(0), annotation(1)]);
  const before = store.getSnapshot().annotations;
  store.receive([annotation(0)]);
  expect(store.getSnapshot().annotations).toBe(before);
  store.apply([tag(1, "opinion")]);
  store.apply([create(2)]);
  const [zero, one] = store.getSnapshot().annotations;
  expect(zero).toBe(before[0]);
  store.apply([create(3)]);
  expect(store.getSnapshot().annotations[1]).toBe(one);
});

test("changes of one annotation are sent each on the version that the one before leaves", async () => {
  const { store, outbox } = await open([annotation(0, { version: 3 })]);
  store.apply([tag(0, "opinion")]);
  store.apply([tag(0, "boilerplate")]);
  expect(outbox.inputs().map((input) => [input["kind"], input["version"]])).toEqual([
    ["annotation.update", 3],
    ["annotation.update", 4],
  ]);
});

test("news of one's own change that is quicker than its answer makes no version run ahead", async () => {
  const { store, outbox } = await open([annotation(0, { version: 3 })]);
  store.apply([tag(0, "opinion")]);
  store.receive([annotation(0, { version: 4, tag: "opinion" })]);
  store.apply([tag(0, "boilerplate")]);
  expect(outbox.inputs().map(({ version }) => version)).toEqual([3, 4]);
  outbox.answer(annotation(0, { version: 4, tag: "opinion" }));
  outbox.answer(annotation(0, { version: 5, tag: "boilerplate" }));
  expect(store.get(uuid(100))).toMatchObject({ version: 5, tag: "boilerplate" });
});

test("news that came during a change of one's own is taken in after its answer", async () => {
  const { store, outbox } = await open([annotation(0)]);
  store.apply([tag(0, "opinion")]);
  store.receive([annotation(0, { version: 3, note: "from another tab" })]);
  expect(store.get(uuid(100))?.note).toBe("");
  outbox.answer(annotation(0, { version: 2, tag: "opinion" }));
  expect(store.get(uuid(100))).toMatchObject({ version: 3, note: "from another tab" });
});

test("what is queued is laid over the server's rows after a reload", async () => {
  const first = await open([annotation(0)]);
  first.store.apply([tag(0, "opinion"), create(1)]);
  first.store.close();
  const second = await open([annotation(0)], first.outbox, first.history);
  expect(second.seen()).toEqual([
    [0, "opinion"],
    [1, "claim"],
  ]);
});

test("a refused change is rolled back and its content stays in the failures", async () => {
  const { store, outbox, seen } = await open([annotation(0)]);
  store.apply([tag(0, "opinion")]);
  outbox.answer({ code: "invalid", message: "No." });
  expect(seen()).toEqual([[0, "claim"]]);
  const [failure] = store.getSnapshot().failures;
  expect(fieldsOf(failure?.operation.input)["tag"]).toBe("opinion");
  expect(store.undo()).toMatchObject({ kind: "skipped", skipped: 1 });
});

test("in a conflict the server's version shows, and both are kept", async () => {
  const { store, outbox, seen } = await open([annotation(0)]);
  store.apply([tag(0, "opinion")]);
  const current = annotation(0, { version: 5, tag: "boilerplate" });
  outbox.answer({ code: "conflict", message: "Changed.", current });
  expect(seen()).toEqual([[0, "boilerplate"]]);
  expect(store.getSnapshot().failures[0]?.conflict?.theirs).toEqual(current);
});

test("rows from elsewhere come in beside pending ones; late ones are ignored; deleted ones go", async () => {
  const { store, seen } = await open([annotation(0, { version: 2 }), annotation(1, { reviewerId: SHE })]);
  store.apply([tag(0, "opinion")]);
  store.receive([
    annotation(0),
    annotation(2, { reviewerId: SHE }),
    annotation(1, { reviewerId: SHE, version: 2, deletedAt: 9 }),
  ]);
  store.receive([annotation(7, { articleId: uuid(77) })]);
  expect(seen()).toEqual([
    [0, "opinion"],
    [2, "claim"],
  ]);
});

test("another reviewer's annotation is not touched by any command", async () => {
  const { store, outbox } = await open([annotation(0, { reviewerId: SHE })]);
  expect(store.apply([tag(0, "opinion"), { kind: "delete", id: uuid(100) }])).toEqual([]);
  expect(outbox.inputs()).toEqual([]);
  expect(store.getSnapshot().canUndo).toBe(false);
});

test("undo is an inverse write, and redo brings a made annotation back by restoring it", async () => {
  const { store, outbox, seen } = await open([]);
  store.apply([create(0)]);
  outbox.answer(annotation(0));
  expect(store.undo()).toMatchObject({ kind: "done", changed: 1, skipped: 0 });
  expect(seen()).toEqual([]);
  expect(outbox.inputs()).toEqual([{ kind: "annotation.delete", id: uuid(100), version: 1 }]);
  outbox.answer(annotation(0, { version: 2, deletedAt: 60 }));
  store.redo();
  expect(outbox.inputs()).toEqual([{ kind: "annotation.restore", id: uuid(100), version: 2 }]);
  expect(seen()).toEqual([[0, "claim"]]);
});

test("200 steps survive a reload, deletions that the server no longer sends included", async () => {
  const first = await open([annotation(0)]);
  for (let n = 1; n <= 199; n++) {
    first.store.apply([tag(0, n % 2 === 0 ? "claim" : "opinion")]);
    first.outbox.answer(annotation(0, { version: n + 1, tag: n % 2 === 0 ? "claim" : "opinion" }));
  }
  first.store.apply([{ kind: "delete", id: uuid(100) }]);
  first.outbox.answer(annotation(0, { version: 201, tag: "opinion", deletedAt: 60 }));
  first.store.close();
  const second = await open([], first.outbox, first.history);
  expect(second.store.undo()).toMatchObject({ kind: "done" });
  expect(second.outbox.inputs()).toEqual([{ kind: "annotation.restore", id: uuid(100), version: 201 }]);
  for (let n = 199; n >= 1; n--) expect(second.store.undo()).toMatchObject({ kind: "done" });
  expect(second.seen()).toEqual([[0, "claim"]]);
  expect(second.store.undo()).toEqual({ kind: "nothing" });
});

test("a step whose annotation was changed since is skipped, and says so", async () => {
  const { store, outbox } = await open([annotation(0)]);
  store.apply([tag(0, "opinion")]);
  outbox.answer(annotation(0, { version: 2, tag: "opinion" }));
  store.receive([annotation(0, { version: 3, tag: "opinion", note: "adjudicated" })]);
  expect(store.undo()).toEqual({
    kind: "skipped",
    skipped: 1,
    message: "1 annotation was left as it is: it was changed since.",
  });
  expect(outbox.inputs()).toEqual([]);
});

test("a tab that only watches does not put its older history over the one of the tab at work", async () => {
  const working = await open([annotation(0)]);
  await open([annotation(0)], working.outbox, working.history);
  working.store.apply([tag(0, "opinion")]);
  working.outbox.answer(annotation(0, { version: 2, tag: "opinion" }));
  const kept = await working.history.load(context.articleId);
  expect(kept?.history.undo).toHaveLength(1);
});

test("steps made before the history was read are kept with it", async () => {
  const first = await open([annotation(0)]);
  first.store.apply([tag(0, "opinion")]);
  first.store.close();
  const store = createAnnotationStore({
    ...{ context, annotations: [annotation(0)], outbox: first.outbox, history: first.history },
    newId: () => uuid(++minted),
    now: () => 50,
  });
  store.apply([create(1)]);
  await Promise.resolve();
  await Promise.resolve();
  expect((await first.history.load(context.articleId))?.history.undo).toHaveLength(2);
});
