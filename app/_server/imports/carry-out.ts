import {
  claimNextImport,
  failImport,
  isRunning,
  isUploadWanted,
  yieldImport,
} from "#db/imports/steer-imports.ts";
import { removeUpload } from "#db/imports/uploads.ts";
import type { Store } from "#db/store.ts";
import { log } from "../log.ts";
import type { ImportOrder } from "./messages.ts";
import { runThread, type ThreadTools } from "./run-thread.ts";

/** Records that may be too much for one import; a file with more is not worth the time. */
const MOST_SKIPPED = 50;

const BROKEN =
  "Something went wrong on the server, which wrote it to its log. Resume the import to try again.";

export interface CarryTools extends ThreadTools {
  /** Whether the server stops: then whoever starts next is to go on. */
  isStopping: () => boolean;
}

/** Claims the import that waits longest, and carries it out; at once over where none waits. */
export async function carryOutNext(
  store: Store,
  runner: Omit<ImportOrder, "jobId" | "skip">,
  tools: CarryTools,
): Promise<void> {
  const jobId = await claimNextImport(store, runner.runner, Date.now());
  if (jobId !== null) await carryOut(store, { ...runner, jobId, skip: [] }, tools);
}

/** Runs an import in its thread until it ends, is cancelled, breaks, or the server stops. */
async function carryOut(store: Store, order: ImportOrder, tools: CarryTools): Promise<void> {
  if (tools.isStopping()) return yieldImport(store, order);
  const outcome = await runThread(store, order, tools);
  // Stuck where it was to pass over: it is not the record that is too much, but the file.
  const isNew = outcome.kind === "stuck" && !order.skip.includes(outcome.position);
  if (outcome.kind === "stuck" && isNew && order.skip.length < MOST_SKIPPED) {
    log.warn({ jobId: order.jobId, position: outcome.position }, "a record was too much to read");
    if (await isRunning(store, order))
      return carryOut(store, { ...order, skip: [...order.skip, outcome.position] }, tools);
  } else if (outcome.kind !== "ended") {
    log.error({ jobId: order.jobId, outcome }, "an import broke");
    await failImport(store, order, BROKEN, Date.now());
  }
  if (!(await isUploadWanted(store, order.jobId))) await removeUpload(order.dataDir, order.jobId);
}
