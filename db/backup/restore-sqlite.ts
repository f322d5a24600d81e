import { existsSync } from "node:fs";
import { copyFile, mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import Database from "better-sqlite3";
import { readMigrations } from "../migrate/migrations.ts";
import { BackupRefused, checkBackup } from "./sqlite-backup.ts";

export interface Restored {
  /** Where the database that was replaced is kept; null when there was none. */
  replaced: string | null;
  /** Whether migrations are still to run, which the next start does. */
  older: boolean;
}

/**
 * Puts a backup in the place of a database that nobody uses, and keeps what stood there. Checked first, so that a
 * file that will not do changes nothing.
 * @throws BackupRefused when the backup is foreign, damaged or newer, or the database is in use
 */
export async function restoreSqlite(
  backup: string,
  target: string,
  migrationsFolder: string,
  now: number,
): Promise<Restored> {
  const version = checkBackup(backup);
  const newest = (await readMigrations(migrationsFolder)).length;
  if (version > newest)
    throw new BackupRefused(
      `${backup} was made by a newer Sourcemark (schema ${version}, this one knows ${newest}). Update first.`,
    );
  await mkdir(path.dirname(target), { recursive: true });
  const incoming = `${target}.restoring`;
  await copyFile(backup, incoming);
  try {
    const file = await open(incoming, "r+");
    await file.sync();
    await file.close();
    checkBackup(incoming);
    const replaced = existsSync(target) ? await setAside(target, now) : null;
    await rename(incoming, target);
    return { replaced, older: version < newest };
  } finally {
    await rm(incoming, { force: true });
  }
}

/** Moves the database to the backups, with everything that its write-ahead log still holds. */
async function setAside(target: string, now: number): Promise<string> {
  foldLog(target);
  const folder = path.join(path.dirname(target), "backups");
  await mkdir(folder, { recursive: true });
  const kept = path.join(folder, `before-restore-${new Date(now).toISOString().replaceAll(/[:.]/g, "-")}.db`);
  await rename(target, kept);
  for (const suffix of ["-wal", "-shm"]) await rm(target + suffix, { force: true });
  return kept;
}

/** Only whoever is alone may fold the log into the file: that is how a server in use is noticed. */
function foldLog(target: string): void {
  const connection = new Database(target, { timeout: 500 });
  try {
    connection.pragma("locking_mode = EXCLUSIVE");
    connection.exec("BEGIN EXCLUSIVE; COMMIT");
    connection.pragma("journal_mode = DELETE");
  } catch (cause) {
    if (isBusy(cause))
      throw new BackupRefused("The database is in use. Stop the server, then restore again.");
    // A database that is damaged is a reason to restore, not one to refuse: it is kept as it is.
  } finally {
    connection.close();
  }
}

const isBusy = (cause: unknown) =>
  cause instanceof Database.SqliteError && /^SQLITE_(?:BUSY|LOCKED)/.test(cause.code);
