import type { Queue } from "#lib/operations/queue.ts";

/** Where the unsent operations of one person are kept, shared by all tabs of a browser. */
export interface QueueStorage {
  /** Whether the queue outlives the page, as far as the last use of it has shown. */
  readonly keeps: boolean;
  read(): Promise<Queue>;
  /**
   * Replaces the queue by what `transition` makes of it, undivided by other tabs and kept for good when the promise
   * resolves. `transition` is synchronous and pure. Returns the new queue.
   */
  change(transition: (queue: Queue) => Queue): Promise<Queue>;
}

/** Keeps the queue as long as nobody lets go of it: for tests. */
export function memoryQueueStorage(initial: Queue = []): QueueStorage {
  let queue = initial;
  return {
    keeps: true,
    read: () => Promise.resolve(queue),
    change: (transition) => {
      queue = transition(queue);
      return Promise.resolve(queue);
    },
  };
}
