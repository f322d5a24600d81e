import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrateSqlite } from "#db/migrate/migrate-sqlite.ts";
import { openSqlite } from "#db/open-sqlite.ts";
import type { Store } from "#db/store.ts";

const MIGRATIONS = path.join(import.meta.dirname, "../../db/migrations/sqlite");

export interface TemporaryStore extends AsyncDisposable {
  readonly file: string;
  readonly store: Store;
}

/** An embedded database of its own with the whole schema, gone at the end. */
export async function openTemporaryStore(): Promise<TemporaryStore> {
  const folder = await mkdtemp(path.join(tmpdir(), "sourcemark-bench-"));
  const file = path.join(folder, "bench.db");
  await migrateSqlite(file, MIGRATIONS, 0);
  const store = openSqlite(file);
  return {
    file,
    store,
    async [Symbol.asyncDispose]() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
