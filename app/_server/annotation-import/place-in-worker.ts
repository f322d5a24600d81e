import "server-only";
import { Worker } from "node:worker_threads";
import type { PlacedBatch } from "#db/annotation-imports/place-files.ts";
import type { ReadProgress } from "#lib/annotations/import-progress.ts";
import type { ImportSummary } from "#lib/formats/annotations-import/summary.ts";
import { fail, type Result } from "#lib/operations/envelope.ts";
import { log } from "../log.ts";
import { Slots } from "../slots.ts";
import type { PlacingJob, PlacingMessage } from "./worker.ts";

/** Longest that the thread may say nothing, in milliseconds: then the file is given up. */
const SILENCE = 120_000;
/** Memory that the thread may take, in MB. */
const MEMORY = 1_024;

/** Files that are read at a time, for all people together: each takes a thread and its memory. */
const MOST = 2;

// Route handlers may be bundled apart: what they share hangs on the process.
const shared = globalThis as typeof globalThis & { sourcemarkPlacings?: Slots };
/** Room for reading files of annotations: to be taken before `placeInWorker`, and given back after. */
export const placings = (shared.sourcemarkPlacings ??= new Slots(MOST));

const LEFT = "Nobody waits for this file any more, so it was not read to its end.";
const GIVEN_UP = "This file took too long to read, so it was left out. Cut it into smaller ones.";
const UNREADABLE = "This file could not be read. Cut it into smaller ones, or write it anew.";

interface Listener {
  onPlaced?: (batch: PlacedBatch) => Promise<void>;
  onProgress?: (progress: ReadProgress) => void;
  /** Ends it, for what is of no use once nobody waits for it. */
  signal?: AbortSignal | undefined;
}

/** Reads and places a file in a thread of its own. Batches are waited for, so that it never runs ahead. */
export function placeInWorker(
  job: PlacingJob,
  { onPlaced, onProgress, signal }: Listener,
): Promise<Result<ImportSummary>> {
  if (signal?.aborted) return Promise.resolve(fail("unavailable", LEFT));
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    let timer: NodeJS.Timeout | undefined;
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => finish(() => resolve(fail("invalid", GIVEN_UP))), SILENCE);
    };
    const finish = (answer: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", leave);
      worker.removeAllListeners();
      void worker.terminate();
      answer();
    };
    const leave = () => finish(() => resolve(fail("unavailable", LEFT)));
    signal?.addEventListener("abort", leave);
    worker.on("message", (message: PlacingMessage) => {
      if (message.kind === "done") return finish(() => resolve(message.result));
      if (message.kind === "progress") {
        watch();
        return onProgress?.(message.progress);
      }
      clearTimeout(timer);
      const written = onPlaced?.(message.batch) ?? Promise.resolve();
      written.then(
        () => {
          watch();
          worker.postMessage("next");
        },
        (cause: unknown) => finish(() => reject(cause instanceof Error ? cause : new Error(String(cause)))),
      );
    });
    const fails = (cause?: unknown) => {
      log.warn({ err: cause }, "a file of annotations could not be read");
      finish(() => resolve(fail("invalid", UNREADABLE)));
    };
    worker.on("error", fails).on("exit", () => fails());
    watch();
  });
}
