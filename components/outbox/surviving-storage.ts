import type { Queue } from "#lib/operations/queue.ts";
import type { QueueStorage } from "./queue-storage.ts";

/**
 * Storage that goes on in memory while the browser's own fails (a full disk, a private window, a database that the
 * browser has closed), so that what cannot be kept here still reaches the server. Every change tries the browser's
 * again, opened afresh, and brings what was in memory back into it. Rejects never; `keeps` tells.
 */
export function survivingStorage(open: () => Promise<QueueStorage>): QueueStorage {
  let opened: Promise<QueueStorage> | null = null;
  /** The queue as the browser's storage was last known to have it. */
  let known: Queue = [];
  /** The queue since the storage failed; null while it does not. */
  let inMemory: Queue | null = null;

  const present = (stored: Queue) => (inMemory === null ? stored : rejoin(stored, known, inMemory));
  /** Twice, because a database that the browser has closed only wants to be opened again. */
  async function attempt(on: (storage: QueueStorage) => Promise<Queue>, tries = 2): Promise<Queue | null> {
    try {
      return await on(await (opened ??= open()));
    } catch {
      opened = null;
      return tries > 1 ? attempt(on, tries - 1) : null;
    }
  }
  return {
    get keeps() {
      return inMemory === null;
    },
    async read() {
      const stored = await attempt((storage) => storage.read());
      if (stored === null) return (inMemory ??= known);
      if (inMemory === null) known = stored;
      return present(stored);
    },
    async change(transition) {
      const after = await attempt((storage) => storage.change((stored) => transition(present(stored))));
      if (after === null) return (inMemory = transition(inMemory ?? known));
      [known, inMemory] = [after, null];
      return after;
    },
  };
}

/**
 * What a queue in memory and the stored one make together: what is in memory as it is there, and what other tabs have
 * added. What the storage had before it failed and memory has no more was settled meanwhile.
 */
function rejoin(stored: Queue, before: Queue, inMemory: Queue): Queue {
  const accountedFor = new Set([...before, ...inMemory].map(({ id }) => id));
  const added = stored.filter(({ id }) => !accountedFor.has(id));
  return [...inMemory, ...added].toSorted((a, b) => a.order - b.order);
}
