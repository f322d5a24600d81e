import type { Queue } from "#lib/operations/queue.ts";

/** Where the unsent operations of one person are kept, shared by all tabs of a browser. */
export interface QueueStorage {
  read(): Promise<Queue>;
  /**
   * Replaces the queue by what `transition` makes of it, undivided by other tabs and kept for good when the promise
   * resolves. `transition` is synchronous and pure. Returns the new queue.
   */
  change(transition: (queue: Queue) => Queue): Promise<Queue>;
}

/** Keeps the queue as long as the page lives: for tests, and for browsers that allow no storage. */
export function memoryQueueStorage(initial: Queue = []): QueueStorage {
  let queue = initial;
  return {
    read: () => Promise.resolve(queue),
    change: (transition) => {
      queue = transition(queue);
      return Promise.resolve(queue);
    },
  };
}
