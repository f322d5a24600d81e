import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ErrorCode, type Failure, type Operation, type OperationAnswer } from "./envelope.ts";
import {
  enqueue,
  hasFailed,
  heldIds,
  markSending,
  nextBatch,
  settle,
  takeBack,
  versionOf,
  type Queue,
} from "./queue.ts";
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

const failure = (code: ErrorCode, message: string, current?: unknown): Failure =>
  current === undefined ? { code, message } : { code, message, current };
const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
const create = (op: number, row: number, note = ""): Operation => ({
  id: uuid(op),
  kind: "annotation.create",
  input: { id: uuid(row), note },
});
const update = (op: number, row: number, version: number, note = ""): Operation => ({
  id: uuid(op),
  kind: "annotation.update",
  input: { id: uuid(row), version, note },
});
const applied = (op: number, row: number, version: number): OperationAnswer => ({
  id: uuid(op),
  status: "applied",
  seq: op,
  value: { id: uuid(row), version },
});
const rejected = (op: number, error: Failure): OperationAnswer => ({
  id: uuid(op),
  status: "rejected",
  error,
});
const invalid = failure("invalid", "No.");
const conflictWith = (row: number, version: number, deletedAt: number | null = null) =>
  failure("conflict", "Changed.", { id: uuid(row), version, deletedAt });

const idsOf = (operations: readonly Operation[]) => operations.map(({ id }) => id);
const send = (queue: Queue, limit?: number) => {
  const batch = nextBatch(queue, limit);
  return { batch, queue: markSending(queue, new Set(idsOf(batch))) };
};
/** Queues, sends everything that may go, and takes the answers in. */
const exchange = (queue: Queue, answers: OperationAnswer[]) => settle(send(queue).queue, answers).queue;

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

/** The server as the contract describes it: each id once, replays get the same answer, versions compared and set. */
class ModelServer {
  readonly rows = new Map<string, { id: string; version: number; notes: string[] }>();
  readonly log: string[] = [];
  /** Each applied change with the note that it replaced, to prove that nothing unseen was written over. */
  readonly overwritten: { op: string; base: string | null }[] = [];
  readonly #answers = new Map<string, { digest: string; answer: OperationAnswer }>();

  answer(operation: Operation): OperationAnswer {
    const digest = JSON.stringify([operation.kind, operation.input]);
    const known = this.#answers.get(operation.id);
    if (known) {
      if (known.digest !== digest) throw new Error(`${operation.id} came again with other content`);
      return known.answer;
    }
    const input = operation.input as { id: string; version?: number; note: string };
    const row = this.rows.get(input.id);
    if (input.note === "poison") return { id: operation.id, status: "rejected", error: invalid };
    if (input.version === undefined ? row : !row)
      return { id: operation.id, status: "rejected", error: failure("not_found", "Not there.") };
    if (row && input.version !== row.version)
      return { id: operation.id, status: "rejected", error: failure("conflict", "Changed.", { ...row }) };
    this.overwritten.push({ op: operation.id, base: row?.notes.at(-1) ?? null });
    const value = {
      id: input.id,
      version: (row?.version ?? 0) + 1,
      notes: [...(row?.notes ?? []), input.note],
    };
    this.rows.set(input.id, value);
    this.log.push(operation.id);
    const answer: OperationAnswer = { id: operation.id, status: "applied", seq: this.log.length, value };
    this.#answers.set(operation.id, { digest, answer });
    return answer;
  }

  /** Somebody else changes a row. */
  interfere(row: string): void {
    const before = this.rows.get(row);
    if (before)
      this.rows.set(row, { ...before, version: before.version + 1, notes: [...before.notes, "theirs"] });
  }
}

const ROWS = 4;
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("edit" as const), row: fc.nat(ROWS - 1), poison: fc.boolean() }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("send" as const),
      limit: fc.integer({ min: 1, max: 6 }),
      /** Somebody else's change lands before this operation of the batch. */
      cutIn: fc.option(fc.record({ before: fc.nat(5), row: fc.nat(ROWS - 1) })),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "lose-request" as const,
        "lose-answer" as const,
        "cut-short" as const,
        "repeat" as const,
      ),
      limit: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("restart" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("interfere" as const), row: fc.nat(ROWS - 1) }) },
);
type CutIn = { before: number; row: number } | null;
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** One browser with its queue against the model server; poison is an input that the server always refuses. */
function play(steps: Step[], { poison, interfere }: { poison: boolean; interfere: boolean }) {
  const server = new ModelServer();
  const edits: { op: string; row: string }[] = [];
  let queue: Queue = [];
  let minted = 0;
  const local = new Map<string, number>();
  const request = (operations: Operation[], cutIn: CutIn = null) =>
    operations.map((operation, index) => {
      if (interfere && cutIn?.before === index) server.interfere(uuid(1_000 + cutIn.row));
      return server.answer(structuredClone(operation));
    });
  for (const at of steps) {
    if (at.do === "edit") {
      const row = uuid(1_000 + at.row);
      const version = local.get(row);
      const op = uuid(++minted);
      const note = poison && at.poison ? "poison" : op;
      const input = version === undefined ? { id: row, note } : { id: row, version, note };
      local.set(row, (version ?? 0) + 1);
      queue = enqueue(
        queue,
        [{ id: op, kind: version === undefined ? "annotation.create" : "annotation.update", input }],
        0,
      );
      edits.push({ op, row });
    } else if (at.do === "interfere") {
      if (interfere) server.interfere(uuid(1_000 + at.row));
    } else if (at.do === "restart") {
      queue = takeBack(JSON.parse(JSON.stringify(queue)) as Queue);
    } else {
      const sent = send(queue, at.limit);
      queue = sent.queue;
      if (at.do === "lose-request") queue = afterFailure(queue, FULL_PACE, { kind: "network" }).queue;
      else {
        const batch = at.do === "cut-short" ? sent.batch.slice(0, 1) : sent.batch;
        const answers = request(batch, at.do === "send" ? at.cutIn : null);
        if (at.do === "lose-answer") queue = afterFailure(queue, FULL_PACE, { kind: "network" }).queue;
        else queue = settle(queue, at.do === "repeat" ? [...answers, ...answers] : answers).queue;
        if (at.do === "repeat") queue = settle(queue, answers).queue;
      }
    }
  }
  return { server, edits, queue, request };
}

function drain(queue: Queue, request: (operations: Operation[]) => OperationAnswer[]): Queue {
  for (let round = 0; round < 1_000; round++) {
    const sent = send(queue);
    if (sent.batch.length === 0) return queue;
    queue = settle(sent.queue, request(sent.batch)).queue;
  }
  throw new Error("The queue does not come to rest.");
}

describe("against a server that fails at random", () => {
  test("every operation is applied once, each row's in order, and none is lost", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: "max" }), (steps) => {
        const { server, edits, queue, request } = play(steps, { poison: false, interfere: false });
        expect(drain(queue, request)).toEqual([]);
        expect([...server.log].toSorted()).toEqual(edits.map(({ op }) => op).toSorted());
        for (const { row } of edits) {
          const expected = edits.filter((edit) => edit.row === row).map(({ op }) => op);
          expect(server.rows.get(row)?.notes).toEqual(expected);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("with refusals and other people's changes: all is applied, or waits for its author; nothing unseen is overwritten", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: "max" }), (steps) => {
        const { server, edits, queue, request } = play(steps, { poison: true, interfere: true });
        const left = drain(queue, request);
        expect([...server.log, ...left.map(({ id }) => id)].toSorted()).toEqual(
          edits.map(({ op }) => op).toSorted(),
        );
        const held = heldIds(left);
        for (const operation of left) expect(hasFailed(operation) || held.has(operation.id)).toBe(true);
        // Without a decision "mine", no change of this browser replaces one that came from elsewhere.
        expect(server.overwritten.filter(({ base }) => base === "theirs")).toEqual([]);
        const order = new Map(edits.map(({ op }, index) => [op, index]));
        for (const { notes } of server.rows.values()) {
          const places = notes.filter((note) => note !== "theirs").map((note) => order.get(note) ?? -1);
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 400 },
    );
  });

  test("decisions bring every queue to rest", () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60, size: "max" }),
        fc.infiniteStream(fc.boolean()),
        (steps, coin) => {
          const { queue, request } = play(steps, { poison: true, interfere: true });
          let left = drain(queue, request);
          for (let round = 0; left.length > 0; round++) {
            expect(round).toBeLessThan(200);
            const failed = left.find(hasFailed);
            if (!failed) throw new Error("Held by nothing.");
            const mine = coin.next().value === true;
            left =
              failed.state === "conflict"
                ? resolveConflict(left, failed.id, mine ? "mine" : "theirs", uuid(5_000 + round))
                : discardOperation(left, failed.id);
            left = drain(left, request);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
