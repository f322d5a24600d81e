import "server-only";
import path from "node:path";
import { backupName, listBackups, pruneBackups } from "#db/backup/sqlite-backup.ts";
import { databaseFile } from "#db/open.ts";
import { backUpInWorker } from "./back-up-in-worker.ts";
import { log } from "../log.ts";

const HOUR = 3_600_000;
/** How often it is looked whether a backup is due, in milliseconds. */
const LOOK = 60_000;

export interface BackupPlan {
  /** Milliseconds from one backup to the next; null for none. */
  every: number | null;
  keep: number;
}

/**
 * BACKUP_EVERY (hours, "0" for never) and BACKUP_KEEP (how many). Once a day and seven of them without.
 * @throws Error with one sentence when a value cannot be used
 */
export function readBackupPlan(environment: NodeJS.ProcessEnv = process.env): BackupPlan {
  const hours = readNumber("BACKUP_EVERY", environment.BACKUP_EVERY, 24);
  const keep = readNumber("BACKUP_KEEP", environment.BACKUP_KEEP, 7);
  if (keep < 1 || !Number.isInteger(keep)) throw new Error("BACKUP_KEEP must be a whole number from 1.");
  return { every: hours === 0 ? null : hours * HOUR, keep };
}

function readNumber(name: string, value: string | undefined, otherwise: number): number {
  if (!value) return otherwise;
  const number = Number(value);
  if (!Number.isFinite(number) || number < 0) throw new Error(`${name} must be a number, not "${value}".`);
  return number;
}

/** When the newest backup of a folder was made, by its name; 0 when there is none. */
export async function lastBackupAt(folder: string): Promise<number> {
  const newest = (await listBackups(folder)).at(-1);
  if (!newest) return 0;
  const [, day, hours, minutes, seconds, milliseconds] =
    /^sourcemark-(.{10})T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/.exec(newest) ?? [];
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`) || 0;
}

/** Makes a backup when one is due. Returns whether it did. */
export async function backUpIfDue(
  dataDir: string,
  { every, keep }: BackupPlan,
  now: number,
  backUp = backUpInWorker,
): Promise<boolean> {
  if (every === null) return false;
  const folder = path.join(dataDir, "backups");
  if (now - (await lastBackupAt(folder)) < every) return false;
  const { file, bytes } = await backUp(databaseFile(dataDir), path.join(folder, backupName(now)));
  const pruned = await pruneBackups(folder, keep);
  log.info({ file, bytes, pruned }, "backed up");
  return true;
}

/** Backs the embedded database up as planned, for as long as the server runs. */
export function scheduleBackups(dataDir: string, plan: BackupPlan): void {
  if (plan.every === null) return;
  let busy = false;
  const look = () => {
    if (busy) return;
    busy = true;
    backUpIfDue(dataDir, plan, Date.now())
      .catch((cause: unknown) => log.error({ err: cause }, "the backup failed"))
      .finally(() => (busy = false));
  };
  setInterval(look, LOOK).unref();
  setTimeout(look, 5_000).unref(); // not while the server is starting
}
