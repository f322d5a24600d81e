import { pendingMigrations, readMigrations } from "./migrations.ts";
import type { MigrationReport } from "./migrate-sqlite.ts";

/** The little of a PostgreSQL connection that migrating needs; `pg` and the embedded one both have it. */
export interface PostgresConnection {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

const MIGRATION_LOCK = 7_304_770;

/** Brings a PostgreSQL database up to date in one transaction; several servers that start at once take turns. */
export async function migratePostgres(
  connection: PostgresConnection,
  migrationsFolder: string,
  now: number,
): Promise<MigrationReport> {
  const all = await readMigrations(migrationsFolder);
  await connection.query("begin");
  try {
    await connection.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    await connection.query(
      "create table if not exists migration (version integer primary key, name text not null, sha256 text not null, at bigint not null)",
    );
    const { rows } = await connection.query("select name, sha256 from migration order by version");
    const pending = pendingMigrations(all, rows as { name: string; sha256: string }[]);
    for (const migration of pending) {
      for (const statement of migration.statements) await connection.query(statement);
      await connection.query("insert into migration (version, name, sha256, at) values ($1, $2, $3, $4)", [
        migration.version,
        migration.name,
        migration.sha256,
        now,
      ]);
    }
    await connection.query("commit");
    return { migrated: pending.map((migration) => migration.name), backup: null };
  } catch (cause) {
    await connection.query("rollback");
    throw cause;
  }
}
