import type { Worker } from "node:worker_threads";
import { isRunning, keepImport, yieldImport } from "#db/imports/steer-imports.ts";
import type { Store } from "#db/store.ts";
import { log } from "../log.ts";
import { trackStream } from "../shutdown.ts";
import type { FromImport, ImportOrder, ToImport } from "./messages.ts";

/** How often it is looked whether an import still is to go on, in milliseconds. */
const LOOK = 250;
/** How often a running import says that it runs. */
const HEARTBEAT = 3_000;
/** Longest that writers stand aside for one batch. */
const TURN_LIMIT = 5_000;

export interface ThreadTools {
  startWorker: (order: ImportOrder) => Worker;
  /** Longest that one record may take to read, in milliseconds. */
  recordLimit: number;
}

export type ThreadOutcome =
  { kind: "ended" } | { kind: "stuck"; position: number } | { kind: "broken"; cause: string };

/** Follows an import's thread until it ends; it is over with the first thing that ends it. */
export function runThread(
  store: Store,
  order: ImportOrder,
  { startWorker, recordLimit }: ThreadTools,
): Promise<ThreadOutcome> {
  const worker = startWorker(order);
  worker.unref();
  let isOver = false;
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
      // Ending the thread is told as its exit, which says nothing new then.
      if (isOver) return;
      isOver = true;
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
      if (Date.now() - at.since > recordLimit) return end({ kind: "stuck", position: at.position });
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
