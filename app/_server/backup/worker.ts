import { parentPort, workerData } from "node:worker_threads";
import { backUpSqlite } from "#db/backup/sqlite-backup.ts";
import { workInBackground } from "../background-thread.ts";

workInBackground();
const { source, target } = workerData as { source: string; target: string };
parentPort?.postMessage(await backUpSqlite(source, target));
