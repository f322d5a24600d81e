import { MAX_OPERATIONS, type Failure } from "./outcome.ts";
import {
  currentVersion,
  fieldsOf,
  idsIn,
  MAX_FAILURES,
  overlap,
  refused,
  rowOf,
  takeBack,
  versionOf,
  withVersion,
  type Queue,
  type QueuedOperation,
} from "./queue.ts";

/** Which of two versions of a row a person keeps. */
export type ConflictChoice = "mine" | "theirs";

/** Why a request did not bring answers. */
export type SendFailure =
  /** No answer came: offline, cut, timed out. */
  | { kind: "network" }
  /** The session is over, or belongs to somebody else by now. */
  | { kind: "signed-out"; error: Failure }
  /** The server cannot now (429, 502, 503, 504), or refuses everything; `retryAfter` in milliseconds. */
  | { kind: "unavailable"; error: Failure; retryAfter: number | null }
  /** The server broke on it (500). */
  | { kind: "broken"; error: Failure }
  /** The request as such was refused (400, 413, 422): something in it is unacceptable. */
  | { kind: "refused"; error: Failure };

/**
 * What a refused request means for its operations, by HTTP status (null: no answer came). A refusal that is not about
 * the content (a lost right, a wrong address, a proxy) must not cost anybody's work: it is waited for.
 */
export function sendFailure(status: number | null, error: Failure, retryAfter: number | null): SendFailure {
  if (status === null) return { kind: "network" };
  if (status === 401) return { kind: "signed-out", error };
  if (status === 500) return { kind: "broken", error };
  if (status === 400 || status === 413 || status === 422) return { kind: "refused", error };
  return { kind: "unavailable", error, retryAfter };
}

/** How sending goes: failures in a row, and how many operations the next batch may hold. */
export interface Pace {
  failures: number;
  limit: number;
}
export const FULL_PACE: Pace = { failures: 0, limit: MAX_OPERATIONS };

const FIRST_DELAY = 1_000;
const LONGEST_DELAY = 60_000;
const LONGEST_RETRY_AFTER = 600_000;

/**
 * Milliseconds to wait after `failures` failures in a row (1 or more): 1 s doubled each time up to 60 s, of which
 * the upper half is spread by `random` in [0, 1), so that many browsers do not come back at the same instant.
 * Never less than the server's `retryAfter` (milliseconds; up to ten minutes are honoured).
 */
export function retryDelay(failures: number, random: number, retryAfter: number | null = null): number {
  const full = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** Math.max(0, failures - 1));
  const spread = full / 2 + (full / 2) * random;
  return Math.max(spread, Math.min(retryAfter ?? 0, LONGEST_RETRY_AFTER));
}

/** After answers arrived: no failures, and batches grow back. */
export function paceAfterSuccess(pace: Pace): Pace {
  return { failures: 0, limit: Math.min(MAX_OPERATIONS, pace.limit * 2) };
}

/**
 * What a failed request means. The batch is taken back unchanged. Where its content may be the reason, the next
 * batch is half as long, until the operation that causes it stands alone; that one is set aside for its author.
 */
export function afterFailure(
  queue: Queue,
  pace: Pace,
  failure: SendFailure,
): { queue: Queue; pace: Pace; wait: boolean } {
  const batch = queue.filter(({ state }) => state === "sending");
  const failures = pace.failures + 1;
  const half = Math.max(1, Math.floor(batch.length / 2));
  const alone = batch.length === 1;
  switch (failure.kind) {
    case "refused":
      if (!alone) return { queue: takeBack(queue), pace: { ...pace, limit: half }, wait: batch.length === 0 };
      return { queue: setAside(queue, failure.error), pace: FULL_PACE, wait: false };
    case "broken": {
      if (!alone) return { queue: takeBack(queue), pace: { failures, limit: half }, wait: true };
      const next = queue.map((operation) =>
        operation.state === "sending" ? refused(operation, failure.error) : operation,
      );
      const givenUp = (batch[0]?.failures ?? 0) + 1 >= MAX_FAILURES;
      return { queue: next, pace: givenUp ? FULL_PACE : { failures, limit: 1 }, wait: !givenUp };
    }
    default:
      return { queue: takeBack(queue), pace: { ...pace, failures }, wait: true };
  }
}

/** Sends a rejected operation once more. */
export function retryOperation(queue: Queue, id: string): Queue {
  return queue.map((operation) =>
    operation.id === id && operation.state === "rejected"
      ? { ...operation, state: "waiting" as const, failures: 0, error: null }
      : operation,
  );
}

/** Operations that lose their ground when this one is discarded: all that build on the row it was to make. */
export function dependentsOf(queue: Queue, id: string): QueuedOperation[] {
  const start = queue.findIndex((operation) => operation.id === id);
  const first = queue[start];
  if (!first || versionOf(first) !== null) return [];
  const lost = idsIn(first).writes;
  return queue.slice(start + 1).filter((operation) => {
    const { writes, mentions } = idsIn(operation);
    const builds = overlap(mentions, lost);
    // What a lost operation would have made is lost too; a row that exists on the server stays.
    if (builds && versionOf(operation) === null) for (const made of writes) lost.add(made);
    return builds;
  });
}

/** Drops an operation that failed. The next one on the same row is then made on the version that this one was made on. */
export function discardOperation(queue: Queue, id: string): Queue {
  const gone = queue.find((operation) => operation.id === id);
  if (!gone || (gone.state !== "rejected" && gone.state !== "conflict")) return queue;
  const dropped = new Set([id, ...dependentsOf(queue, id).map((operation) => operation.id)]);
  const version = versionOf(gone);
  const heir = queue.find(({ order, ...rest }) => order > gone.order && rowOf(rest) === rowOf(gone));
  return queue
    .filter((operation) => !dropped.has(operation.id))
    .map((operation) =>
      version !== null && operation.id === heir?.id && !operation.attempted && versionOf(operation) !== null
        ? withVersion(operation, version)
        : operation,
    );
}

/**
 * Ends a conflict. Mine: the operation is made anew on the server's version; where the row was deleted meanwhile it
 * is restored first (`restoreId` becomes that operation's id). Theirs: the operation goes, and all later ones on the
 * row, which were made on top of it.
 */
export function resolveConflict(queue: Queue, id: string, choice: ConflictChoice, restoreId: string): Queue {
  const chosen = queue.find((operation) => operation.id === id);
  const version = currentVersion(chosen?.error ?? null);
  if (!chosen || chosen.state !== "conflict" || version === null) return queue;
  const row = rowOf(chosen);
  if (choice === "theirs")
    return queue.filter((operation) => operation.order < chosen.order || rowOf(operation) !== row);
  const again = { ...withVersion(chosen, version), state: "waiting" as const, error: null, failures: 0 };
  return queue.flatMap((operation, index) => {
    if (operation.id !== id) return [operation];
    if (!isDeleted(chosen.error?.current) || !chosen.kind.endsWith(".update")) return [again];
    const before = queue[index - 1]?.order ?? operation.order - 1;
    const restore: QueuedOperation = {
      ...{ ...again, id: restoreId, order: (before + operation.order) / 2, attempted: false },
      ...{ kind: chosen.kind.replace(/\.update$/, ".restore"), input: { id: row, version } },
    };
    return [restore, { ...withVersion(again, version + 1), attempted: false }];
  });
}

/** What the person meant the row to become: the last queued content of the row of a conflict. */
export function latestMine(queue: Queue, conflict: QueuedOperation): QueuedOperation {
  const row = rowOf(conflict);
  const later = queue.filter((operation) => operation.order >= conflict.order && rowOf(operation) === row);
  return later.at(-1) ?? conflict;
}

function isDeleted(current: unknown): boolean {
  const { deletedAt } = fieldsOf(current);
  return typeof deletedAt === "number";
}

function setAside(queue: Queue, error: Failure): Queue {
  return queue.map((operation) =>
    operation.state === "sending" ? { ...operation, state: "rejected" as const, error } : operation,
  );
}
