import type { Operation } from "./envelope.ts";
import { MAX_OPERATIONS, type Failure, type OperationAnswer } from "./outcome.ts";

/**
 * The rules of the outbox, without storage or network: which queued operations may be sent, and what an answer means.
 *
 * Three promises, for any mix of failures, lost answers, repeated answers and restarts:
 * 1. An operation is applied at most once, because it keeps its id, and its content never changes once it has been
 *    sent, unless the server has answered that it did not apply it.
 * 2. Operations on the same row are applied in the order in which they were queued. One that follows another waits
 *    for its answer and takes the row's new version from there, so that it never writes over a change that its
 *    author has not seen.
 * 3. None is dropped but by an applied answer or by the person's own decision.
 */
export interface QueuedOperation extends Operation {
  /** Place in the queue; rises. */
  order: number;
  /** Milliseconds since 1970 (UTC), by this browser's clock: for people, never for ordering. */
  queuedAt: number;
  state: QueueState;
  /** Whether it may have reached the server: from then on its content is fixed. */
  attempted: boolean;
  /** How often the server failed on it alone. */
  failures: number;
  /** Why it was rejected or is in conflict. */
  error: Failure | null;
}

/** `sending` at start-up means that the answer was lost: it is sent again. */
export const QUEUE_STATES = ["waiting", "sending", "rejected", "conflict"] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

export type Queue = readonly QueuedOperation[];

/** An operation with the answer that ended its waiting. */
export interface Settled {
  operation: QueuedOperation;
  answer: OperationAnswer;
}

/** Failures of the server on one operation before it is set aside, so that it cannot hold up the others. */
export const MAX_FAILURES = 5;

/** Reasons that have nothing to do with the operation: it is kept and sent again. */
const TRANSIENT = new Set<string>(["unauthenticated", "rate_limited", "unavailable", "internal"]);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Adds operations at the end. An id that is queued already is left as it is. */
export function enqueue(queue: Queue, operations: readonly Operation[], now: number): Queue {
  const known = new Set(queue.map((operation) => operation.id));
  const fresh = operations.filter(({ id }) => !known.has(id));
  const last = queue.at(-1)?.order ?? 0;
  return [
    ...queue,
    ...fresh.map(({ id, kind, input }, index) => ({
      ...{ id, kind, input, order: last + index + 1, queuedAt: now },
      ...{ state: "waiting" as const, attempted: false, failures: 0, error: null },
    })),
  ];
}

/** The row that an operation writes: by convention the `id` of its input. */
export function rowOf(operation: Operation): string | null {
  const { id } = fieldsOf(operation.input);
  return typeof id === "string" ? id : null;
}

/** The version that an operation was made on; null where it makes a new row. */
export function versionOf(operation: Operation): number | null {
  const { version } = fieldsOf(operation.input);
  return typeof version === "number" ? version : null;
}

/** Operations that wait behind a rejected one, or one in conflict, because they build on what it writes. */
export function heldIds(queue: Queue): Set<string> {
  const held = new Set<string>();
  if (!queue.some(hasFailed)) return held;
  const blocked = new Set<string>();
  for (const operation of queue) {
    const { writes, mentions } = idsIn(operation);
    const stopped = hasFailed(operation);
    if (!stopped && !overlap(mentions, blocked)) continue;
    if (!stopped) held.add(operation.id);
    addAll(blocked, writes);
  }
  return held;
}

/** Whether it waits for a person: rejected, or in conflict. */
export const hasFailed = ({ state }: QueuedOperation): boolean =>
  state === "rejected" || state === "conflict";

/**
 * The operations to send next, in order, at most `limit`. Held ones are passed over. Two that belong together share
 * a batch only when the earlier one makes the row: if that is refused, the server refuses the later one too. All
 * others wait for the answer of the one they follow.
 */
export function nextBatch(queue: Queue, limit: number = MAX_OPERATIONS): QueuedOperation[] {
  const held = heldIds(queue);
  const batch: QueuedOperation[] = [];
  const made = new Set<string>();
  const changed = new Set<string>();
  const deferred = { writes: new Set<string>(), mentions: new Set<string>() };
  for (const operation of queue) {
    if (batch.length >= limit) break;
    if (held.has(operation.id) || hasFailed(operation)) continue;
    const { writes, mentions } = idsIn(operation);
    const row = rowOf(operation);
    const version = versionOf(operation);
    const mustWait =
      overlap(mentions, changed) ||
      overlap(mentions, deferred.writes) ||
      overlap(writes, deferred.mentions) ||
      (row !== null && version !== null && version !== 1 && made.has(row));
    if (mustWait) {
      addAll(deferred.writes, writes);
      addAll(deferred.mentions, mentions);
      continue;
    }
    batch.push(operation);
    addAll(version === null ? made : changed, writes);
  }
  return batch;
}

/** Marks a batch as on its way. To be kept before the request goes out: from here on the outcome is unknown. */
export function markSending(queue: Queue, ids: ReadonlySet<string>): Queue {
  return mapChosen(queue, ids, (operation) => ({ ...operation, state: "sending", attempted: true }));
}

/** Takes back what is marked as on its way, after a failure or a restart: it is sent again, unchanged. */
export function takeBack(queue: Queue): Queue {
  return queue.map((operation) =>
    operation.state === "sending" ? { ...operation, state: "waiting" as const } : operation,
  );
}

/**
 * Works the answers of a batch into the queue. Applied operations leave it, and the next one on the same row takes
 * over the new version. A refusal that only follows from an earlier refusal is not counted: that operation is held.
 */
export function settle(
  queue: Queue,
  answers: readonly OperationAnswer[],
): { queue: Queue; settled: Settled[] } {
  const answerOf = new Map(answers.map((answer) => [answer.id, answer]));
  const settled: Settled[] = [];
  const unapplied = new Set<string>();
  const newVersions = new Map<string, number>();
  const next: QueuedOperation[] = [];
  for (const queued of queue) {
    const operation = takeVersion(queued, newVersions);
    const answer = operation.state === "sending" ? answerOf.get(operation.id) : undefined;
    if (answer?.status === "applied") {
      settled.push({ operation, answer });
      rememberVersion(newVersions, operation, answer.value);
      continue;
    }
    const { writes, mentions } = idsIn(operation);
    const follows = overlap(mentions, unapplied);
    if (operation.state === "sending") addAll(unapplied, writes);
    const after = answer && !follows ? refused(operation, answer.error) : waiting(operation);
    if (answer && hasFailed(after)) settled.push({ operation: after, answer });
    next.push(after);
  }
  return { queue: next, settled };
}

/** What a refusal makes of an operation: sent again, waiting for a choice between two versions, or set aside. */
export function refused(operation: QueuedOperation, error: Failure): QueuedOperation {
  if (TRANSIENT.has(error.code) && operation.failures + 1 < MAX_FAILURES)
    return { ...operation, state: "waiting", failures: operation.failures + 1 };
  const state = error.code === "conflict" && currentVersion(error) !== null ? "conflict" : "rejected";
  return { ...operation, state, error };
}

/** The version of the row as the server has it, from a conflict's `current`. */
export function currentVersion(error: Failure | null): number | null {
  const { version } = fieldsOf(error?.current);
  return typeof version === "number" ? version : null;
}

/** The same operation made on another version of its row. */
export function withVersion<T extends Operation>(operation: T, version: number): T {
  return { ...operation, input: { ...fieldsOf(operation.input), version } };
}

/** All ids that an operation writes (`id` at any depth) and all that it mentions, its own among them. */
export function idsIn(operation: Operation): { writes: Set<string>; mentions: Set<string> } {
  const writes = new Set<string>();
  const mentions = new Set<string>();
  const visit = (key: string, value: unknown): void => {
    if (typeof value === "string" && UUID.test(value)) {
      mentions.add(value);
      if (key === "id") writes.add(value);
    } else if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(name, inner);
    }
  };
  visit("", operation.input);
  return { writes, mentions };
}

/** An input's fields; none when it is not an object. */
export function fieldsOf(input: unknown): Record<string, unknown> {
  return typeof input === "object" && input !== null && !Array.isArray(input) ? { ...input } : {};
}

function waiting(operation: QueuedOperation): QueuedOperation {
  return operation.state === "sending" ? { ...operation, state: "waiting" } : operation;
}

function rememberVersion(versions: Map<string, number>, operation: QueuedOperation, value: unknown): void {
  const row = rowOf(operation);
  const { version } = fieldsOf(value);
  if (row !== null && typeof version === "number") versions.set(row, version);
}

/** Only the first operation that follows takes the version over; the one after it waits for its own answer. */
function takeVersion(operation: QueuedOperation, versions: Map<string, number>): QueuedOperation {
  const row = rowOf(operation);
  const version = row === null ? undefined : versions.get(row);
  if (row === null || version === undefined || versionOf(operation) === null) return operation;
  versions.delete(row);
  return operation.attempted ? operation : withVersion(operation, version);
}

function mapChosen(
  queue: Queue,
  ids: ReadonlySet<string>,
  change: (operation: QueuedOperation) => QueuedOperation,
): Queue {
  return queue.map((operation) => (ids.has(operation.id) ? change(operation) : operation));
}

/** Whether two sets of ids share one. */
export function overlap(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  if (others.size === 0) return false;
  for (const id of some) if (others.has(id)) return true;
  return false;
}

function addAll(set: Set<string>, ids: Iterable<string>): void {
  for (const id of ids) set.add(id);
}
