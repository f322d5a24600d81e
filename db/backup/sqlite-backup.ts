import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import Database from "better-sqlite3";
import { APPLICATION_ID } from "../open-sqlite.ts";

/** Pages that are copied before others get their turn: 4 MB, some milliseconds of work. */
const PAGES = 1_000;

export interface Backup {
  /** Absolute path. */
  file: string;
  bytes: number;
}

/**
 * Copies a database that is in use, as it stood at one moment, and checks the copy before it gets its name: a file
 * under that name is whole. `onProgress` is told the share that is done, 0..1.
 */
export async function backUpSqlite(
  source: string,
  target: string,
  onProgress: (done: number) => void = () => {},
): Promise<Backup> {
  await mkdir(path.dirname(target), { recursive: true });
  const unfinished = `${target}.part`;
  await rm(unfinished, { force: true });
  const connection = new Database(source, { readonly: true, fileMustExist: true });
  try {
    await connection.backup(unfinished, {
      progress({ totalPages, remainingPages }) {
        onProgress(totalPages === 0 ? 1 : 1 - remainingPages / totalPages);
        return PAGES;
      },
    });
    makeSelfContained(unfinished);
    checkBackup(unfinished);
    await rename(unfinished, target);
  } finally {
    connection.close();
    await rm(unfinished, { force: true });
  }
  return { file: target, bytes: (await stat(target)).size };
}

/** A copy inherits the write-ahead log's mode, and would need two more files beside it to be read. */
function makeSelfContained(file: string): void {
  const connection = new Database(file);
  try {
    connection.pragma("journal_mode = DELETE");
  } finally {
    connection.close();
  }
}

/** A file that cannot be put in the place of a database, with the reason in one sentence. */
export class BackupRefused extends Error {
  override name = "BackupRefused";
}

/**
 * Checks that a file is a whole database of ours. Returns the version of its schema.
 * @throws BackupRefused
 */
export function checkBackup(file: string): number {
  let connection: Database.Database;
  try {
    connection = new Database(file, { readonly: true, fileMustExist: true });
  } catch {
    throw new BackupRefused(`${file} cannot be opened.`);
  }
  try {
    if (connection.pragma("application_id", { simple: true }) !== APPLICATION_ID)
      throw new BackupRefused(`${file} is not a database of Sourcemark.`);
    const [answer] = connection.pragma("quick_check(1)") as { quick_check: string }[];
    if (answer?.quick_check !== "ok") throw new BackupRefused(`${file} is damaged: ${answer?.quick_check}.`);
    if ((connection.pragma("foreign_key_check") as unknown[]).length > 0)
      throw new BackupRefused(`${file} is damaged: some of its references lead nowhere.`);
    return Number(connection.pragma("user_version", { simple: true }));
  } catch (cause) {
    if (cause instanceof BackupRefused) throw cause;
    throw new BackupRefused(`${file} is not a database, or it is damaged.`);
  } finally {
    connection.close();
  }
}

const NAME = /^sourcemark-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z\.db$/;

/** Name of a backup made at `now` (milliseconds since 1970): names sort by time. */
export const backupName = (now: number) =>
  `sourcemark-${new Date(now).toISOString().replaceAll(/[:.]/g, "-")}.db`;

/** Backups of a folder that were made by schedule or by hand, oldest first; others are not touched. */
export async function listBackups(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => NAME.test(name)).toSorted();
}

/** Removes the oldest backups until `keep` are left. Returns the names of those that went. */
export async function pruneBackups(folder: string, keep: number): Promise<string[]> {
  const names = await listBackups(folder);
  const gone = names.slice(0, Math.max(0, names.length - Math.max(1, keep)));
  for (const name of gone) await rm(path.join(folder, name));
  return gone;
}
