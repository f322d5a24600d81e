import type { ApiClient } from "#components/api/client.ts";
import type { Failure, Operation } from "#lib/operations/envelope.ts";
import {
  afterFailure,
  discardOperation,
  FULL_PACE,
  paceAfterSuccess,
  resolveConflict,
  retryDelay,
  retryOperation,
  sendFailure,
  type ConflictChoice,
  type Pace,
} from "#lib/operations/queue-decisions.ts";
import {
  enqueue,
  markSending,
  nextBatch,
  settle,
  takeBack,
  type Queue,
  type QueuedOperation,
  type Settled,
} from "#lib/operations/queue.ts";
import type { OutboxEnvironment, OutboxMessage } from "./outbox-environment.ts";
import { describeOutbox, type OutboxSnapshot } from "./outbox-snapshot.ts";
import type { QueueStorage } from "./queue-storage.ts";

/** How often a tab looks whether something was left lying, by a tab that was closed while sending (milliseconds). */
const LOOK_AGAIN = 30_000;

/** Hears every change of the snapshot, with the operations that were answered by it (in whichever tab). */
export type OutboxListener = (settled: readonly Settled[]) => void;

/** One person's unsent work in this browser. */
export interface Outbox {
  readonly userId: string;
  /** Shows the operations as waiting at once; resolves when they are kept for good on this machine. */
  enqueue(operations: readonly Operation[]): Promise<void>;
  getSnapshot(): OutboxSnapshot;
  subscribe(listener: OutboxListener): () => void;
  /** Tries again now: one rejected operation, or everything that waits. */
  retry(id?: string): Promise<void>;
  /** Gives up an operation that failed, and what builds on it. */
  discard(id: string): Promise<void>;
  /** Ends a conflict by keeping one of the two versions. */
  resolve(id: string, choice: ConflictChoice): Promise<void>;
  close(): void;
}

interface OutboxParts {
  userId: string;
  storage: QueueStorage;
  api: Pick<ApiClient, "sendOperations">;
  environment: OutboxEnvironment;
}

/** Opens the outbox: reads what an earlier page left, and starts sending it. */
export function createOutbox({ userId, storage, api, environment }: OutboxParts): Outbox {
  const listeners = new Set<OutboxListener>();
  /** The queue as last read from storage, and what is not in there yet. */
  let stored: Queue = [];
  let unstored: { operations: readonly Operation[]; at: number }[] = [];
  let pace: Pace = FULL_PACE;
  /** Whether to wait before the next try. Ended by a timer, never by the clock, which people and networks set. */
  let paused = false;
  let signedOut = false;
  let trouble: Failure | null = null;
  let flushing = false;
  let closed = false;
  let cancelTimer: (() => void) | null = null;
  let snapshot = describe();

  function describe(): OutboxSnapshot {
    const queue = unstored.reduce((all, { operations, at }) => enqueue(all, operations, at), stored);
    return describeOutbox({ queue, pace, signedOut, trouble, storageFails: !storage.keeps });
  }

  function publish(settled: readonly Settled[] = []): void {
    if (closed) return;
    snapshot = describe();
    if (snapshot.waiting > 0 && !cancelTimer) lookAgainIn(LOOK_AGAIN);
    for (const listener of listeners) listener(settled);
  }

  /** A page that is being left still keeps its answers, but has nobody to tell any more. */
  function tell(message: OutboxMessage): void {
    if (!closed) environment.announce(message);
  }

  /** Storage is used by one caller after the other, so that a late read cannot bring back an older queue. */
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(use: () => Promise<T>): Promise<T> {
    const mine = turn.then(use);
    turn = mine.catch(() => undefined);
    return mine;
  }

  const change = (transition: (queue: Queue) => Queue): Promise<void> =>
    inTurn(async () => {
      stored = await storage.change(transition);
    });

  function keepUnstored(): Promise<void> {
    return inTurn(async () => {
      const writing = unstored;
      if (writing.length === 0) return;
      stored = await storage.change((queue) =>
        writing.reduce((all, { operations, at }) => enqueue(all, operations, at), queue),
      );
      unstored = unstored.filter((entry) => !writing.includes(entry));
      tell({ kind: "changed" });
      publish();
    });
  }

  async function reread(settled: readonly Settled[]): Promise<void> {
    await inTurn(async () => {
      stored = await storage.read();
    });
    publish(settled);
  }

  function lookAgainIn(delay: number): void {
    cancelTimer?.();
    cancelTimer = environment.after(delay, () => {
      cancelTimer = null;
      wake();
    });
  }

  function wake(): void {
    if (closed) return;
    paused = false;
    void keepUnstored().then(flush);
  }

  /** Sends until nothing may be sent. One tab at a time; the others wait their turn and then find nothing left. */
  async function flush(): Promise<void> {
    if (flushing || closed) return;
    flushing = true;
    try {
      await environment.exclusively(sendAll);
    } catch {
      // The browser gave no lock, as for a page that is being left: looked at again in a while.
      paused = true;
      lookAgainIn(LOOK_AGAIN);
      publish();
    } finally {
      flushing = false;
    }
    // What came in between the last look and the release of the lock.
    if (!isPaused() && nextBatch(stored).length > 0) await flush();
  }

  const isPaused = () => closed || paused;

  async function sendAll(): Promise<void> {
    // Whoever holds the lock is the only sender: what is marked as on its way was left by a tab that is gone.
    await change(takeBack);
    while (!isPaused()) {
      const batch = await takeBatch();
      if (batch.length === 0) break;
      await sendBatch(batch);
    }
    publish();
  }

  async function takeBatch(): Promise<QueuedOperation[]> {
    let batch: QueuedOperation[] = [];
    await change((queue) => {
      batch = nextBatch(queue, pace.limit);
      return markSending(queue, new Set(batch.map(({ id }) => id)));
    });
    if (batch.length > 0) publish();
    return batch;
  }

  async function sendBatch(batch: readonly QueuedOperation[]): Promise<void> {
    const result = await api.sendOperations(batch, { userId });
    if (!result.ok) {
      const { status, error, retryAfter } = result.failure;
      const failure = sendFailure(status, error, retryAfter);
      let wait = true;
      await change((queue) => {
        const after = afterFailure(queue, pace, failure);
        ({ pace, wait } = after);
        return after.queue;
      });
      signedOut = failure.kind === "signed-out";
      trouble = failure.kind === "network" ? null : error;
      if (wait) pause(retryAfter);
      else tell({ kind: "changed" });
      return publish();
    }
    let settled: Settled[] = [];
    await change((queue) => {
      const after = settle(queue, result.value);
      ({ settled } = after);
      return after.queue;
    });
    signedOut = false;
    trouble = null;
    pace = paceAfterSuccess(pace);
    tell({ kind: "settled", settled });
    // Left unanswered or refused for the moment: asking again at once would only press a server in trouble.
    const sent = new Set(batch.map(({ id }) => id));
    if (nextBatch(stored).some(({ id }) => sent.has(id))) {
      pace = { ...pace, failures: pace.failures + 1 };
      pause(null);
    }
    publish(settled);
  }

  function pause(retryAfter: number | null): void {
    const delay = retryDelay(pace.failures, environment.random(), retryAfter);
    paused = true;
    tell({ kind: "paused", pace, delay, trouble, signedOut });
    lookAgainIn(delay);
  }

  function hear(message: OutboxMessage): void {
    if (message.kind === "paused") {
      ({ pace, trouble, signedOut } = message);
      paused = true;
      lookAgainIn(message.delay);
      publish();
      return;
    }
    if (message.kind === "settled") {
      paused = false;
      signedOut = false;
      trouble = null;
      pace = { ...pace, failures: 0 };
    }
    void reread(message.kind === "settled" ? message.settled : []);
  }

  async function decide(transition: (queue: Queue) => Queue): Promise<void> {
    await change(transition);
    tell({ kind: "changed" });
    publish();
    wake();
  }

  const stopHearing = environment.onMessage(hear);
  const stopWaking = environment.onWake(wake);
  void reread([]).then(wake);

  return {
    userId,
    async enqueue(operations) {
      if (operations.length === 0) return;
      unstored = [...unstored, { operations, at: environment.now() }];
      publish();
      await keepUnstored();
      if (!isPaused()) void flush();
    },
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retry: (id) => decide((queue) => (id === undefined ? queue : retryOperation(queue, id))),
    discard: (id) => decide((queue) => discardOperation(queue, id)),
    resolve: (id, choice) => decide((queue) => resolveConflict(queue, id, choice, environment.newId())),
    close() {
      closed = true;
      cancelTimer?.();
      stopHearing();
      stopWaking();
      listeners.clear();
    },
  };
}
