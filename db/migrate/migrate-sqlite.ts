import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import Database from "better-sqlite3";
import { APPLICATION_ID, connect } from "../open-sqlite.ts";
import { MigrationRefused, pendingMigrations, readMigrations, type Migration } from "./migrations.ts";

export interface MigrationReport {
  migrated: string[];
  /** Absolute path of the backup made first; null when there was nothing to lose or nothing to do. */
  backup: string | null;
}

type Counts = Map<string, number>;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Rows per ordinary table. Tables of virtual tables (full-text index) are theirs to manage and left out. */
function countRows(connection: Database.Database): Counts {
  const names = connection
    .prepare(
      `select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite!_%' escape '!' order by name`,
    )
    .pluck()
    .all() as string[];
  return new Map(
    names.map((name) => [
      name,
      connection
        .prepare(`select count(*) from ${quoted(name)}`)
        .pluck()
        .get() as number,
    ]),
  );
}

/** Rebuilding a table must not cost a row: every table that is still there has as many as before. */
function lostRows(before: Counts, after: Counts): string[] {
  return [...before]
    .filter(([name, count]) => after.has(name) && name !== "migration" && after.get(name) !== count)
    .map(([name, count]) => `${name}: ${count} before, ${after.get(name)} after`);
}

type AppliedMigration = Pick<Migration, "name" | "sha256">;

/** What an existing file has had, found without writing a byte: one that is refused stays exactly as it is. */
function appliedMigrations(file: string): AppliedMigration[] {
  const connection = new Database(file, { readonly: true });
  try {
    const id = connection.pragma("application_id", { simple: true });
    const tables = connection.prepare("select name from sqlite_schema").pluck().all();
    if (id !== APPLICATION_ID && tables.length > 0)
      throw new MigrationRefused("This file is a database of another program; Sourcemark leaves it alone.");
    if (!tables.includes("migration")) return [];
    return connection
      .prepare<[], AppliedMigration>("select name, sha256 from migration order by version")
      .all();
  } finally {
    connection.close();
  }
}

function markAsOurs(connection: Database.Database): void {
  connection.pragma(`application_id = ${APPLICATION_ID}`);
  connection.exec(
    "create table if not exists migration (version integer primary key, name text not null, sha256 text not null, at integer not null)",
  );
}

function applyOne(connection: Database.Database, migration: Migration, now: number): void {
  const before = countRows(connection);
  connection.exec("BEGIN IMMEDIATE");
  try {
    for (const statement of migration.statements) connection.exec(statement);
    const lost = lostRows(before, countRows(connection));
    if (lost.length > 0)
      throw new MigrationRefused(`Migration ${migration.name} would change rows (${lost.join("; ")}).`);
    if ((connection.pragma("foreign_key_check") as unknown[]).length > 0)
      throw new MigrationRefused(`Migration ${migration.name} would leave broken references.`);
    connection
      .prepare("insert into migration (version, name, sha256, at) values (?, ?, ?, ?)")
      .run(migration.version, migration.name, migration.sha256, now);
    connection.pragma(`user_version = ${migration.version}`);
    connection.exec("COMMIT");
  } catch (cause) {
    if (connection.inTransaction) connection.exec("ROLLBACK");
    throw cause;
  }
}

/**
 * Brings the embedded database up to date. Foreign keys are off *before* each transaction begins: within one the
 * pragma does nothing, and rebuilding a parent table would silently delete its children.
 * @throws MigrationRefused with the database as it was.
 */
export async function migrateSqlite(
  file: string,
  migrationsFolder: string,
  now: number,
): Promise<MigrationReport> {
  const all = await readMigrations(migrationsFolder);
  await mkdir(path.dirname(file), { recursive: true });
  const existed = existsSync(file);
  const pending = pendingMigrations(all, existed ? appliedMigrations(file) : []);
  if (pending.length === 0) return { migrated: [], backup: null };
  const connection = connect(file);
  try {
    const backup = existed ? await backUp(connection, file, now) : null;
    markAsOurs(connection);
    connection.pragma("foreign_keys = OFF");
    for (const migration of pending) applyOne(connection, migration, now);
    return { migrated: pending.map((migration) => migration.name), backup };
  } finally {
    connection.close();
  }
}

async function backUp(connection: Database.Database, file: string, now: number): Promise<string> {
  const folder = path.join(path.dirname(file), "backups");
  await mkdir(folder, { recursive: true });
  const stamp = new Date(now).toISOString().replaceAll(":", "-");
  const target = path.join(folder, `before-migration-${stamp}.db`);
  await connection.backup(target);
  return target;
}
