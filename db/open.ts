import path from "node:path";
import { requireNode } from "./require-node.ts";
import type { ReadingStore, Store } from "./store.ts";

export interface DatabaseLocation {
  /** Absolute path of the folder that holds the embedded database and its backups. */
  dataDir: string;
  /** A PostgreSQL URL to use instead of the embedded file. */
  databaseUrl?: string | undefined;
}

export const databaseFile = (dataDir: string) => path.join(dataDir, "sourcemark.db");

/** Opens the database that the configuration names. Drivers are loaded only after the Node version is known to fit. */
export async function openStore({ dataDir, databaseUrl }: DatabaseLocation): Promise<Store> {
  requireNode();
  if (databaseUrl) return openPostgres(databaseUrl, 10);
  const { openSqlite } = await import("./open-sqlite.ts");
  return openSqlite(databaseFile(dataDir));
}

/** Opens the same database for reading, in a worker thread of its own. */
export async function openForReading({ dataDir, databaseUrl }: DatabaseLocation): Promise<ReadingStore> {
  if (databaseUrl) return openPostgres(databaseUrl, 2);
  const { openSqliteReading } = await import("./open-sqlite.ts");
  return openSqliteReading(databaseFile(dataDir));
}

async function openPostgres(connectionString: string, max: number): Promise<Store> {
  const { Pool } = (await import("pg")).default;
  const { drizzle } = await import("drizzle-orm/node-postgres");
  const { postgresStore } = await import("./open-postgres.ts");
  const pool = new Pool({ connectionString, max });
  return postgresStore(drizzle(pool, { casing: "snake_case" }), () => pool.end());
}
