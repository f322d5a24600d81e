import "server-only";
import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { Slots } from "../slots.ts";
import type { ExportJob, FromExportWorker, ToExportWorker } from "./jobs.ts";

/** Exports at a time: each has a thread, and a slow reader keeps it for long. */
const MOST = 12;
/** Of those, for one person: whoever does not read what they asked for keeps nobody else waiting. */
const MOST_EACH = 3;
/** Longest that nobody takes the next piece, in milliseconds: then the export is given up. */
export const PATIENCE = 120_000;
/** Memory of a thread in MB; collecting early costs little, since nearly all of it is short-lived. */
const MEMORY = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 192 };

// Route handlers may be bundled apart: what they share hangs on the process.
const shared = globalThis as typeof globalThis & { sourcemarkExports?: Slots };
const slots = (shared.sourcemarkExports ??= new Slots(MOST, MOST_EACH));

/** Whether the person has to wait until one of their exports, or of everybody's, is done. */
export const tooManyExports = (userId: string): boolean => slots.isFull(userId);

/**
 * The bytes of an export, made in a thread of its own while they are taken: when nobody takes them, nothing is read.
 * Whoever stops taking them ends the thread, and so does whoever leaves them for too long: then it breaks off. Bytes
 * are lent until the next are asked for, then they are written over.
 */
export async function* exportInWorker(job: ExportJob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: job,
    resourceLimits: MEMORY,
  });
  worker.unref();
  const release = slots.take(job.by.actor.id);
  let isOver = false;
  const end = async () => {
    isOver = true;
    release();
    await worker.terminate();
  };
  try {
    const messages = on(worker, "message", { close: ["exit"] }) as AsyncIterable<[FromExportWorker]>;
    for await (const [message] of messages) {
      if (isOver) break;
      if (message.isLast && message.bytes.length === 0) return;
      const forgotten = setTimeout(() => void end(), PATIENCE).unref();
      try {
        yield message.bytes;
      } finally {
        clearTimeout(forgotten);
      }
      if (message.isLast) return;
      const free: ToExportWorker = message.bytes.buffer;
      worker.postMessage(free, [free]);
    }
    throw new Error("The export ended before its end.");
  } finally {
    await end();
  }
}
