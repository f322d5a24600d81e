import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Operation, OperationAnswer } from "./envelope.ts";
import { enqueue, hasFailed, heldIds, settle, takeBack, type Queue } from "./queue.ts";
import { afterFailure, discardOperation, FULL_PACE, resolveConflict } from "./queue-decisions.ts";
import { failure, invalid, send, uuid } from "./queue.testing.ts";

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
