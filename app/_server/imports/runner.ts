import "server-only";
import { randomUUID } from "node:crypto";
import { Worker } from "node:worker_threads";
import {
  claimNextImport,
  failImport,
  isRunning,
  isUploadWanted,
  keepImport,
  yieldImport,
} from "#db/imports/steer-imports.ts";
import { removeUpload, sweepUploads } from "#db/imports/uploads.ts";
import type { Store } from "#db/store.ts";
import { sweepReceivedFiles } from "../annotation-import/receive-file.ts";
import { log } from "../log.ts";
import { services } from "../services.ts";
import { trackStream } from "../shutdown.ts";
import type { FromImport, ImportOrder, ToImport } from "./messages.ts";

/** How often it is looked for imports that wait, in milliseconds. */
const LOOK = 250;
/** How often a running import says that it runs. */
const HEARTBEAT = 3_000;
/** Longest that one record may take to read: a page that is fetched has 10 s, a large one is computed for long. */
const RECORD_LIMIT = 40_000;
/** Memory of the thread, in MB: what one page may take is bounded, and so is what an import adds to the server. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 };
/** Records that may be too much for one import; a file with more is not worth the time. */
const MOST_SKIPPED = 50;
/** Longest that writers stand aside for one batch. */
const TURN_LIMIT = 5_000;
const SWEEP = 3_600_000;

const BROKEN =
  "Something went wrong on the server, which wrote it to its log. Resume the import to try again.";

const shared = globalThis as typeof globalThis & { sourcemarkImports?: boolean };

/** Carries imports out one after the other, each in a thread of its own, for as long as the server runs. */
export function startImports(): void {
  if (shared.sourcemarkImports) return;
  shared.sourcemarkImports = true;
  const runner = randomUUID();
  let isBusy = false;
  const look = async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      const { store, configuration } = await services();
      const jobId = await claimNextImport(store, runner, Date.now());
      if (jobId !== null)
        await carryOut(store, {
          ...{ jobId, runner, dataDir: configuration.dataDir, databaseUrl: configuration.databaseUrl },
          skip: [],
        });
    } catch (cause) {
      log.error({ err: cause }, "imports are late");
    } finally {
      isBusy = false;
    }
  };
  const sweep = async () => {
    try {
      const { store, configuration } = await services();
      await sweepUploads(configuration.dataDir, (jobId) => isUploadWanted(store, jobId), Date.now());
      await sweepReceivedFiles(configuration.dataDir, Date.now());
    } catch (cause) {
      log.warn({ err: cause }, "uploads were not swept");
    }
  };
  void sweep();
  setInterval(() => void look(), LOOK).unref();
  setInterval(() => void sweep(), SWEEP).unref();
}

/** Runs an import in its thread until it ends, is cancelled, breaks, or the server stops. */
async function carryOut(store: Store, order: ImportOrder): Promise<void> {
  const outcome = await runThread(store, order);
  if (outcome.kind === "stuck" && order.skip.length < MOST_SKIPPED) {
    log.warn({ jobId: order.jobId, position: outcome.position }, "a record was too much to read");
    if (await isRunning(store, order))
      return carryOut(store, { ...order, skip: [...order.skip, outcome.position] });
  } else if (outcome.kind !== "ended") {
    log.error({ jobId: order.jobId, outcome }, "an import broke");
    await failImport(store, order, BROKEN, Date.now());
  }
  if (!(await isUploadWanted(store, order.jobId))) await removeUpload(order.dataDir, order.jobId);
}

type ThreadOutcome =
  { kind: "ended" } | { kind: "stuck"; position: number } | { kind: "broken"; cause: string };

function runThread(store: Store, order: ImportOrder): Promise<ThreadOutcome> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: order,
    resourceLimits: MEMORY,
  });
  worker.unref();
  const gone = Promise.withResolvers<void>();
  let written = () => {};
  let at = { position: 0, since: Date.now() };
  const giveTurn = () =>
    store.standAside(async () => {
      const done = new Promise<void>((resolve) => (written = resolve));
      const tooLong = new Promise<void>((resolve) => setTimeout(resolve, TURN_LIMIT).unref());
      worker.postMessage({ kind: "go" } satisfies ToImport);
      await Promise.race([done, gone.promise, tooLong]);
    });
  return new Promise((resolve) => {
    const end = (outcome: ThreadOutcome) => {
      clearInterval(beat);
      clearInterval(watch);
      forget();
      gone.resolve();
      void worker.terminate().then(() => resolve(outcome));
    };
    const forget = trackStream(() => {
      // The server stops: whoever starts next goes on. What was not written yet is read again.
      end({ kind: "ended" });
      void yieldImport(store, order).catch(() => undefined);
    });
    const beat = setInterval(
      () =>
        void keepImport(store, order, Date.now()).catch((cause: unknown) =>
          log.warn({ err: cause }, "an import is late"),
        ),
      HEARTBEAT,
    );
    const watch = setInterval(() => {
      if (Date.now() - at.since > RECORD_LIMIT) return end({ kind: "stuck", position: at.position });
      isRunning(store, order).then(
        (isOurs) => (isOurs ? undefined : end({ kind: "ended" })),
        () => undefined,
      );
    }, LOOK);
    beat.unref();
    watch.unref();
    worker.on("message", (message: FromImport) => {
      at = { ...at, since: Date.now() };
      if (message.kind === "turn")
        giveTurn().catch((cause: unknown) => end({ kind: "broken", cause: String(cause) }));
      else if (message.kind === "written") written();
      else if (message.kind === "record") at.position = message.position;
      else end(message.error === null ? { kind: "ended" } : { kind: "broken", cause: message.error });
    });
    worker.on("error", (cause: NodeJS.ErrnoException) =>
      cause.code === "ERR_WORKER_OUT_OF_MEMORY"
        ? end({ kind: "stuck", position: at.position })
        : end({ kind: "broken", cause: cause.stack ?? cause.message }),
    );
    worker.on("exit", () => end({ kind: "broken", cause: "the thread ended" }));
  });
}
