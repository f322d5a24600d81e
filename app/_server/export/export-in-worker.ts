import "server-only";
import { on } from "node:events";
import { Worker } from "node:worker_threads";
import type { ExportJob, FromExportWorker } from "./jobs.ts";

/** Exports at a time: each has a thread, and a slow reader keeps it for long. */
const MOST = 12;
/** Memory of a thread in MB; collecting early costs little, since nearly all of it is short-lived. */
const MEMORY = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 192 };

// Route handlers may be bundled apart: what they share hangs on the process.
const shared = globalThis as typeof globalThis & { sourcemarkExports?: { running: number } };
const exports = (shared.sourcemarkExports ??= { running: 0 });

export const tooManyExports = (): boolean => exports.running >= MOST;

/**
 * The bytes of an export, made in a thread of its own while they are taken: when nobody takes them, nothing is read.
 * Whoever stops taking them ends the thread.
 */
export async function* exportInWorker(job: ExportJob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  exports.running++;
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: job,
    resourceLimits: MEMORY,
  });
  worker.unref();
  try {
    const messages = on(worker, "message", { close: ["exit"] }) as AsyncIterable<[FromExportWorker]>;
    for await (const [message] of messages) {
      if (message.kind === "end") return;
      yield message.bytes;
      worker.postMessage("more");
    }
    throw new Error("The export ended before its end.");
  } finally {
    exports.running--;
    await worker.terminate();
  }
}
