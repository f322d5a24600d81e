import { openDB, type DBSchema } from "idb";
import type { Annotation } from "#lib/annotations/annotation.ts";
import type { History } from "#lib/annotations/history.ts";

/** The undo history of one reviewer and one article, with the deleted rows that its steps may bring back. */
export interface KeptHistory {
  history: History;
  deleted: readonly Annotation[];
}

export interface HistoryStorage {
  /** Null when nothing was kept. */
  load(articleId: string): Promise<KeptHistory | null>;
  save(articleId: string, kept: KeptHistory): Promise<void>;
}

/** Keeps histories as long as the page lives: for tests, and for browsers that allow no storage. */
export function memoryHistoryStorage(): HistoryStorage {
  const kept = new Map<string, KeptHistory>();
  return {
    load: (articleId) => Promise.resolve(kept.get(articleId) ?? null),
    save(articleId, history) {
      kept.set(articleId, history);
      return Promise.resolve();
    },
  };
}

interface HistoryDatabase extends DBSchema {
  histories: { key: string; value: KeptHistory };
}

/** Histories in IndexedDB, one database per person. Rejects on use where the browser allows no storage. */
export function indexedHistoryStorage(userId: string): HistoryStorage {
  let opened: ReturnType<typeof open> | null = null;
  const open = () =>
    openDB<HistoryDatabase>(`sourcemark-history:${userId}`, 1, {
      upgrade: (fresh) => void fresh.createObjectStore("histories"),
    });
  return {
    async load(articleId) {
      const database = await (opened ??= open());
      return (await database.get("histories", articleId)) ?? null;
    },
    async save(articleId, kept) {
      const database = await (opened ??= open());
      await database.put("histories", kept, articleId);
    },
  };
}
