import path from "node:path";
import { databaseFile, type DatabaseLocation } from "../open.ts";
import { requireNode } from "../require-node.ts";
import type { MigrationReport } from "./migrate-sqlite.ts";

/**
 * Brings the database that the configuration names up to date, with a backup first where it is the embedded one.
 * @param migrationsRoot folder that holds `sqlite/` and `postgres/`.
 */
export async function migrate(
  { dataDir, databaseUrl }: DatabaseLocation,
  migrationsRoot: string,
  now: number,
): Promise<MigrationReport> {
  requireNode();
  if (!databaseUrl) {
    const { migrateSqlite } = await import("./migrate-sqlite.ts");
    return migrateSqlite(databaseFile(dataDir), path.join(migrationsRoot, "sqlite"), now);
  }
  const { Client } = (await import("pg")).default;
  const { migratePostgres } = await import("./migrate-postgres.ts");
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await migratePostgres(client, path.join(migrationsRoot, "postgres"), now);
  } finally {
    await client.end();
  }
}
