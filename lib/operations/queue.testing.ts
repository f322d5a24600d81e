import type { ErrorCode, Failure, Operation, OperationAnswer } from "./envelope.ts";
import { markSending, nextBatch, settle, type Queue } from "./queue.ts";

// Operations and answers of a model world, for the tests of the queue.

export const failure = (code: ErrorCode, message: string, current?: unknown): Failure =>
  current === undefined ? { code, message } : { code, message, current };
export const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
export const create = (op: number, row: number, note = ""): Operation => ({
  id: uuid(op),
  kind: "annotation.create",
  input: { id: uuid(row), note },
});
export const update = (op: number, row: number, version: number, note = ""): Operation => ({
  id: uuid(op),
  kind: "annotation.update",
  input: { id: uuid(row), version, note },
});
export const applied = (op: number, row: number, version: number): OperationAnswer => ({
  id: uuid(op),
  status: "applied",
  seq: op,
  value: { id: uuid(row), version },
});
export const rejected = (op: number, error: Failure): OperationAnswer => ({
  id: uuid(op),
  status: "rejected",
  error,
});
export const invalid = failure("invalid", "No.");
export const conflictWith = (row: number, version: number, deletedAt: number | null = null) =>
  failure("conflict", "Changed.", { id: uuid(row), version, deletedAt });

export const idsOf = (operations: readonly Operation[]) => operations.map(({ id }) => id);
export const send = (queue: Queue, limit?: number) => {
  const batch = nextBatch(queue, limit);
  return { batch, queue: markSending(queue, new Set(idsOf(batch))) };
};
/** Queues, sends everything that may go, and takes the answers in. */
export const exchange = (queue: Queue, answers: OperationAnswer[]) =>
  settle(send(queue).queue, answers).queue;
