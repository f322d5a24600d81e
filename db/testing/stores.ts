import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { drizzle } from "drizzle-orm/pglite";
import { migrateSqlite } from "../migrate/migrate-sqlite.ts";
import { postgresStore } from "../open-postgres.ts";
import { openSqlite } from "../open-sqlite.ts";
import type { Store } from "../store.ts";
import { openPostgres } from "./postgres-template.ts";

const MIGRATIONS = path.join(import.meta.dirname, "../migrations/sqlite");

async function sqliteStore(): Promise<Store> {
  const folder = await mkdtemp(path.join(tmpdir(), "sourcemark-store-"));
  const file = path.join(folder, "test.db");
  await migrateSqlite(file, MIGRATIONS, 0);
  const store = openSqlite(file);
  return {
    ...store,
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function pgliteStore(): Promise<Store> {
  const client = await openPostgres();
  return postgresStore(drizzle(client, { casing: "snake_case" }), () => client.close());
}

/** Real databases with the real migrations; every test of the store runs on each. */
export const STORES: readonly { name: string; open: () => Promise<Store> }[] = [
  { name: "SQLite", open: sqliteStore },
  { name: "PostgreSQL", open: pgliteStore },
];
