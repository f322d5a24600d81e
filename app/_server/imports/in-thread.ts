import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { openStore } from "#db/open.ts";
import type { FetchPage } from "#db/imports/prepare-record.ts";
import { runImport } from "#db/imports/run-import.ts";
import type { FromImport, ImportOrder } from "./messages.ts";

// Reading, decoding and writing a hundred thousand articles is computing that no request may wait for. This thread has a
// connection of its own, and writes only when the server's writers stand aside.

const send = (message: FromImport) => parentPort?.postMessage(message);

async function inTurn<T>(write: () => Promise<T>): Promise<T> {
  if (!parentPort) throw new Error("This runs in a thread only.");
  const told = once(parentPort, "message");
  send({ kind: "turn" });
  await told;
  try {
    return await write();
  } finally {
    send({ kind: "written" });
  }
}

/** Carries out the import that this thread was started for, and says how that ended. */
export async function importInThread(fetchPage: FetchPage): Promise<void> {
  const { jobId, runner, dataDir, databaseUrl, skip } = workerData as ImportOrder;
  const store = await openStore({ dataDir, databaseUrl });
  let error: string | null = null;
  try {
    await runImport(store, jobId, {
      ...{ dataDir, runner, inTurn, fetchPage, clock: Date.now },
      skip: new Set(skip),
      onRecord: (position) => send({ kind: "record", position }),
    });
  } catch (cause) {
    error = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  }
  await store.close();
  send({ kind: "end", error });
}
