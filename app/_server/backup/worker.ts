import { parentPort, workerData } from "node:worker_threads";
import { backUpSqlite } from "#db/backup/sqlite-backup.ts";

const { source, target } = workerData as { source: string; target: string };
parentPort?.postMessage(await backUpSqlite(source, target));
