import type { Failure } from "#lib/operations/envelope.ts";
import { dependentsOf, latestMine, type Pace } from "#lib/operations/queue-decisions.ts";
import { hasFailed, heldIds, type Queue, type QueuedOperation } from "#lib/operations/queue.ts";

/** What the indicator says. "Saved" is said only when the server has answered for everything. */
export const SAVE_STATUSES = ["saved", "saving", "waiting", "failed"] as const;
export type SaveStatus = (typeof SAVE_STATUSES)[number];

/** An operation that needs a person. */
export interface OutboxFailure {
  id: string;
  operation: QueuedOperation;
  error: Failure;
  /** In a conflict: what the person meant the row to become, and the row as the server has it. */
  conflict: { mine: QueuedOperation; theirs: unknown } | null;
  /** Later operations that wait behind it. */
  held: number;
  /** Later operations that go with it when it is discarded. */
  lostWithIt: number;
}

export interface OutboxSnapshot {
  status: SaveStatus;
  /** Operations that the server has not answered for; failed ones are not among them. */
  waiting: number;
  failures: readonly OutboxFailure[];
  queue: Queue;
  /** Ids that wait behind a failed operation. */
  held: ReadonlySet<string>;
  /** The session is over: signing in (in any tab) lets the queue go on. */
  signedOut: boolean;
  /** What the server last said, when it said why it cannot. */
  trouble: Failure | null;
  /** This browser cannot keep unsent work over a restart. */
  storageFails: boolean;
}

interface OutboxState {
  queue: Queue;
  pace: Pace;
  signedOut: boolean;
  trouble: Failure | null;
  storageFails: boolean;
}

/** The snapshot that screens show, from the outbox's inner state. */
export function describeOutbox({
  queue,
  pace,
  signedOut,
  trouble,
  storageFails,
}: OutboxState): OutboxSnapshot {
  const held = heldIds(queue);
  const failed = queue.filter(hasFailed);
  const waiting = queue.length - failed.length;
  const failures = failed.map((operation) => describeFailure(queue, operation, held));
  const status = statusOf({
    waiting,
    failed: failed.length,
    stuck: signedOut || pace.failures > 0,
    storageFails,
  });
  return { status, waiting, failures, queue, held, signedOut, trouble, storageFails };
}

function statusOf(state: {
  waiting: number;
  failed: number;
  stuck: boolean;
  storageFails: boolean;
}): SaveStatus {
  if (state.failed > 0 || (state.storageFails && state.waiting > 0)) return "failed";
  if (state.waiting === 0) return "saved";
  return state.stuck ? "waiting" : "saving";
}

function describeFailure(queue: Queue, operation: QueuedOperation, held: ReadonlySet<string>): OutboxFailure {
  const error = operation.error ?? { code: "internal", message: "The server did not accept this." };
  const alone = [operation, ...queue.filter(({ id, order }) => order > operation.order && held.has(id))];
  return {
    id: operation.id,
    operation,
    error,
    conflict:
      operation.state === "conflict" ? { mine: latestMine(queue, operation), theirs: error.current } : null,
    held: heldIds(alone).size,
    lostWithIt: dependentsOf(queue, operation.id).length,
  };
}

/** An outbox with nothing in it, for the first paint on the server. */
export const EMPTY_SNAPSHOT: OutboxSnapshot = describeOutbox({
  queue: [],
  pace: { failures: 0, limit: 1 },
  signedOut: false,
  trouble: null,
  storageFails: false,
});
