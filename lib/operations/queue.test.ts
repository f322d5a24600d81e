import { describe, expect, test } from "vitest";
import { enqueue, heldIds, nextBatch, settle, versionOf } from "./queue.ts";
import {
  afterFailure,
  dependentsOf,
  discardOperation,
  FULL_PACE,
  latestMine,
  paceAfterSuccess,
  resolveConflict,
  retryDelay,
  retryOperation,
} from "./queue-decisions.ts";
import {
  failure,
  uuid,
  create,
  update,
  applied,
  rejected,
  invalid,
  conflictWith,
  idsOf,
  send,
  exchange,
} from "./queue.testing.ts";

describe("batches", () => {
  test("hold no more than the limit, in order", () => {
    const queue = enqueue([], [create(1, 101), create(2, 102), create(3, 103)], 0);
    expect(idsOf(nextBatch(queue, 2))).toEqual([uuid(1), uuid(2)]);
  });
  test("join the first change to the row that is made, and leave the second for later", () => {
    const queue = enqueue([], [create(1, 101), update(2, 101, 1), update(3, 101, 2), create(4, 102)], 0);
    expect(idsOf(nextBatch(queue))).toEqual([uuid(1), uuid(2), uuid(4)]);
  });
  test("take no change to a new row that was made on a later version", () => {
    const queue = enqueue([], [create(1, 101), update(2, 101, 2)], 0);
    expect(idsOf(nextBatch(queue))).toEqual([uuid(1)]);
  });
  test("leave what mentions a deferred operation behind it", () => {
    const mention = {
      id: uuid(4),
      kind: "mention.attach",
      input: { id: uuid(201), annotationId: uuid(101) },
    };
    const queue = enqueue([], [update(1, 101, 1), update(2, 101, 2), mention, create(5, 102)], 0);
    expect(idsOf(nextBatch(queue))).toEqual([uuid(1), uuid(5)]);
  });
  test("an operation is queued once however often it is given", () => {
    expect(enqueue(enqueue([], [create(1, 101)], 0), [create(1, 101)], 5)).toHaveLength(1);
  });
});

describe("answers", () => {
  test("give the next change of the row its version, and that one only", () => {
    const queue = exchange(enqueue([], [update(1, 101, 3), update(2, 101, 3), update(3, 101, 9)], 0), [
      applied(1, 101, 7),
    ]);
    expect(queue.map(versionOf)).toEqual([7, 9]);
  });
  test("a rejected operation stays, its followers are held, the rest goes on", () => {
    const queue = exchange(enqueue([], [create(1, 101), update(2, 101, 1), create(3, 102)], 0), [
      rejected(1, invalid),
      rejected(2, failure("not_found", "No such annotation.")),
      applied(3, 102, 1),
    ]);
    expect(queue.map(({ state }) => state)).toEqual(["rejected", "waiting"]);
    expect([...heldIds(queue)]).toEqual([uuid(2)]);
    expect(nextBatch(queue)).toEqual([]);
    expect(idsOf(nextBatch(retryOperation(queue, uuid(1))))).toEqual([uuid(1), uuid(2)]);
  });
  test("a server that is busy is asked again, and given up on after five failures", () => {
    let queue = enqueue([], [create(1, 101)], 0);
    const states = Array.from({ length: 5 }, () => {
      queue = exchange(queue, [rejected(1, failure("internal", "Broke."))]);
      return queue[0]?.state;
    });
    expect(states).toEqual(["waiting", "waiting", "waiting", "waiting", "rejected"]);
  });
  test("never change what has been sent already", () => {
    const queue = exchange(enqueue([], [create(1, 101), update(2, 101, 1)], 0), [applied(1, 101, 5)]);
    expect(queue.map(versionOf)).toEqual([1]);
  });
  test("for operations that were not asked about are ignored", () => {
    const queue = enqueue([], [create(1, 101)], 0);
    expect(settle(queue, [applied(1, 101, 1)]).queue).toEqual(queue);
  });
});

describe("decisions", () => {
  const inConflict = exchange(enqueue([], [update(1, 101, 3, "a"), update(2, 101, 4, "b")], 0), [
    rejected(1, conflictWith(101, 8)),
  ]);
  test("mine sends again on the server's version, and the later change follows", () => {
    const queue = resolveConflict(inConflict, uuid(1), "mine", uuid(99));
    expect(nextBatch(queue).map(versionOf)).toEqual([8]);
    expect(exchange(queue, [applied(1, 101, 9)]).map(versionOf)).toEqual([9]);
  });
  test("theirs drops the change and what was made on top of it", () => {
    expect(resolveConflict(inConflict, uuid(1), "theirs", uuid(99))).toEqual([]);
  });
  test("mine of a row that was deleted brings it back first", () => {
    const deleted = exchange(enqueue([], [create(5, 105), update(1, 101, 3)], 0), [
      applied(5, 105, 1),
      rejected(1, conflictWith(101, 8, 1_000)),
    ]);
    const queue = resolveConflict(deleted, uuid(1), "mine", uuid(99));
    expect(queue.map(({ id, kind }) => [id, kind])).toEqual([
      [uuid(99), "annotation.restore"],
      [uuid(1), "annotation.update"],
    ]);
    expect(idsOf(nextBatch(queue))).toEqual([uuid(99)]);
    expect(exchange(queue, [applied(99, 101, 9)]).map(versionOf)).toEqual([9]);
  });
  test("the person's version is the last one queued", () => {
    const [first] = inConflict;
    expect(first && latestMine(inConflict, first).id).toBe(uuid(2));
  });
  test("discarding the making of a row discards what builds on it; other rows stay", () => {
    const attach = { id: uuid(3), kind: "mention.attach", input: { id: uuid(201), annotationId: uuid(101) } };
    const detach = update(4, 201, 1);
    const queue = exchange(
      enqueue([], [create(1, 101), update(2, 101, 1), attach, detach, create(5, 102)], 0),
      [rejected(1, invalid)],
    );
    expect(idsOf(dependentsOf(queue, uuid(1)))).toEqual([uuid(2), uuid(3), uuid(4)]);
    expect(idsOf(discardOperation(queue, uuid(1)))).toEqual([uuid(5)]);
  });
  test("discarding a change leaves the next one on the version it was made on", () => {
    const queue = exchange(enqueue([], [update(1, 101, 3), update(2, 101, 4)], 0), [rejected(1, invalid)]);
    expect(discardOperation(queue, uuid(1)).map(versionOf)).toEqual([3]);
  });
  test("what is merely waiting cannot be discarded", () => {
    const queue = enqueue([], [create(1, 101)], 0);
    expect(discardOperation(queue, uuid(1))).toBe(queue);
  });
});

describe("failures of a whole request", () => {
  test("halve the batch until the cause stands alone, and set that one aside", () => {
    let queue = enqueue(
      [],
      Array.from({ length: 10 }, (_, i) => create(i, 100 + i)),
      0,
    );
    let pace = FULL_PACE;
    const poisoned = uuid(6);
    for (let round = 0; round < 40 && nextBatch(queue).length > 0; round++) {
      const sent = send(queue, pace.limit);
      if (idsOf(sent.batch).includes(poisoned)) {
        ({ queue, pace } = afterFailure(sent.queue, pace, { kind: "refused", error: invalid }));
      } else {
        const answers = sent.batch.map(({ id }) => ({ id, status: "applied" as const, seq: 1, value: null }));
        queue = settle(sent.queue, answers).queue;
        pace = paceAfterSuccess(pace);
      }
    }
    expect(queue.map(({ id, state }) => [id, state])).toEqual([[poisoned, "rejected"]]);
  });
  test("without a verdict on the content change nothing but the pace", () => {
    const { queue } = send(enqueue([], [create(1, 101)], 0));
    for (const reason of [
      { kind: "network" as const },
      { kind: "signed-out" as const, error: invalid },
      { kind: "unavailable" as const, error: invalid, retryAfter: null },
    ]) {
      const after = afterFailure(queue, FULL_PACE, reason);
      expect(after).toMatchObject({ wait: true, pace: { failures: 1 } });
      expect(after.queue.map(({ state }) => state)).toEqual(["waiting"]);
    }
  });
  test("the delay doubles to a minute, is spread, and honours the server's wish", () => {
    expect([1, 2, 3, 7, 50].map((n) => retryDelay(n, 1))).toEqual([1_000, 2_000, 4_000, 60_000, 60_000]);
    expect(retryDelay(1, 0)).toBe(500);
    expect(retryDelay(1, 0, 5_000)).toBe(5_000);
    expect(retryDelay(1, 0, 9e9)).toBe(600_000);
  });
});
