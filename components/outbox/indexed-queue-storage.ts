import { openDB, type DBSchema } from "idb";
import type { QueuedOperation } from "#lib/operations/queue.ts";
import type { QueueStorage } from "./queue-storage.ts";

interface OutboxDatabase extends DBSchema {
  operations: { key: string; value: QueuedOperation; indexes: { order: number } };
}

/**
 * One person's queue in IndexedDB. Each person has a database of their own, so that nothing one left behind can be
 * sent as another, and nobody's unsent work is lost when somebody else signs in on the same machine.
 * Rejects where the browser allows no storage; so does every use once the browser has closed the database.
 */
export async function openIndexedQueueStorage(userId: string): Promise<QueueStorage> {
  const database = await openDB<OutboxDatabase>(`sourcemark-outbox:${userId}`, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("operations", { keyPath: "id" }).createIndex("order", "order");
    },
  });
  return {
    keeps: true,
    read: () => database.getAllFromIndex("operations", "order"),
    async change(transition) {
      const transaction = database.transaction("operations", "readwrite", { durability: "strict" });
      const before = await transaction.store.index("order").getAll();
      const after = transition(before);
      const unchanged = new Set(before);
      const kept = new Set(after.map(({ id }) => id));
      const writes: Promise<unknown>[] = [];
      for (const operation of after)
        if (!unchanged.has(operation)) writes.push(transaction.store.put(operation));
      for (const { id } of before) if (!kept.has(id)) writes.push(transaction.store.delete(id));
      await Promise.all([...writes, transaction.done]);
      return after;
    },
  };
}
