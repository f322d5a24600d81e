import "server-only";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Backup } from "#db/backup/sqlite-backup.ts";

/** Copies and checks the database in a thread of its own: a large one takes longer than any request may wait. */
export async function backUpInWorker(source: string, target: string): Promise<Backup> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: { source, target } });
  worker.unref(); // a backup under way must not keep the process from ending: its file has no name yet
  try {
    const [backup] = (await once(worker, "message")) as [Backup];
    return backup;
  } finally {
    await worker.terminate();
  }
}
