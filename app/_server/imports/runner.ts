import "server-only";
import { randomUUID } from "node:crypto";
import { Worker } from "node:worker_threads";
import { isAnnotationFileWanted } from "#db/annotation-imports/steer-imports.ts";
import { importOfUpload } from "#db/annotation-imports/upload-name.ts";
import { isUploadWanted } from "#db/imports/steer-imports.ts";
import { sweepUploads } from "#db/imports/uploads.ts";
import type { DatabaseLocation } from "#db/open.ts";
import type { Store } from "#db/store.ts";
import { carryOutNextAnnotationImport } from "../annotation-import/carry-out.ts";
import { sweepKeptFiles } from "../annotation-import/kept-files.ts";
import { sweepReceivedFiles } from "../annotation-import/receive-file.ts";
import { log } from "../log.ts";
import { services } from "../services.ts";
import { trackStream } from "../shutdown.ts";
import { carryOutNext } from "./carry-out.ts";
import type { ImportOrder } from "./messages.ts";

/** How often it is looked for imports that wait, in milliseconds. */
const LOOK = 250;
/** Longest that one record may take to read: a page that is fetched has 10 s, a large one is computed for long. */
const RECORD_LIMIT = 40_000;
/** Memory of the thread, in MB: what one page may take is bounded, and so is what an import adds to the server. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 };
const SWEEP = 3_600_000;

const startWorker = (order: ImportOrder) =>
  new Worker(new URL("./worker.ts", import.meta.url), { workerData: order, resourceLimits: MEMORY });

const shared = globalThis as typeof globalThis & { sourcemarkImports?: boolean };

/** Carries imports out one after the other, each in a thread of its own, for as long as the server runs. */
export function startImports(): void {
  if (shared.sourcemarkImports) return;
  shared.sourcemarkImports = true;
  const runner = randomUUID();
  let isStopped = false;
  // Tracked before any thread is: what the stop puts back is not claimed again.
  trackStream(() => (isStopped = true));
  const isStopping = () => isStopped;
  const tools = { startWorker, recordLimit: RECORD_LIMIT, isStopping };
  /** Carries out one import after the other, of articles or of annotations: neither waits for the other. */
  const lane = (carryOut: (store: Store, location: DatabaseLocation) => Promise<void>) => {
    let isBusy = false;
    return async () => {
      if (isBusy || isStopped) return;
      isBusy = true;
      try {
        const { store, configuration } = await services();
        const { dataDir, databaseUrl } = configuration;
        await carryOut(store, { dataDir, databaseUrl });
      } catch (cause) {
        log.error({ err: cause }, "imports are late");
      } finally {
        isBusy = false;
      }
    };
  };
  const lanes = [
    lane((store, { dataDir, databaseUrl }) => carryOutNext(store, { runner, dataDir, databaseUrl }, tools)),
    lane((store, location) => carryOutNextAnnotationImport(store, runner, location, isStopping)),
  ];
  const sweep = async () => {
    try {
      const { store, configuration } = await services();
      const now = Date.now();
      const isWanted = (name: string) => {
        const importId = importOfUpload(name);
        return importId === null ? isUploadWanted(store, name) : isAnnotationFileWanted(store, importId, now);
      };
      await sweepUploads(configuration.dataDir, isWanted, now);
      await sweepReceivedFiles(configuration.dataDir, now);
      await sweepKeptFiles(configuration.dataDir, now);
    } catch (cause) {
      log.warn({ err: cause }, "uploads were not swept");
    }
  };
  void sweep();
  setInterval(() => lanes.forEach((look) => void look()), LOOK).unref();
  setInterval(() => void sweep(), SWEEP).unref();
}
