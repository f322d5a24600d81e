import "server-only";
import { stat } from "node:fs/promises";
import { runAnnotationImport } from "#db/annotation-imports/run-import.ts";
import {
  claimNextAnnotationImport,
  isAnnotationFileWanted,
  keepAnnotationImport,
  yieldAnnotationImport,
  type ClaimedWork,
} from "#db/annotation-imports/steer-imports.ts";
import { uploadName } from "#db/annotation-imports/upload-name.ts";
import { removeUpload, uploadFile } from "#db/imports/uploads.ts";
import { failAnnotationImport } from "#db/mutations/annotation-import-jobs.ts";
import { IMPORT_FORMATS } from "#lib/formats/annotations-import/format-ids.ts";
import type { DatabaseLocation } from "#db/open.ts";
import type { Store } from "#db/store.ts";
import { log } from "../log.ts";
import { trackStream } from "../shutdown.ts";
import { placeInWorker } from "./place-in-worker.ts";

/** How often an import says how far it is, and looks whether it is to go on, in milliseconds. */
const BEAT = 500;

const GONE = "The file is gone. Send it again: what was imported is left as it is then.";
const BROKEN =
  "Something went wrong on the server, which wrote it to its log. Go on with the import to try again.";

/** Claims the import of annotations that waits longest, and carries it out; at once over where none waits. */
export async function carryOutNextAnnotationImport(
  store: Store,
  runner: string,
  location: DatabaseLocation,
  isStopping: () => boolean,
): Promise<void> {
  const work = await claimNextAnnotationImport(store, runner, Date.now());
  if (!work) return;
  const { run, by } = work;
  if (isStopping()) return yieldAnnotationImport(store, run);
  try {
    await carryOut(store, work, location);
  } catch (cause) {
    log.error({ err: cause, importId: run.id }, "an import of annotations broke");
    await store.write((writing) => failAnnotationImport(writing, by, run, BROKEN, Date.now()));
  }
  if (!(await isAnnotationFileWanted(store, run.id, Date.now())))
    await removeUpload(location.dataDir, uploadName(run.id));
}

async function carryOut(store: Store, { run, by }: ClaimedWork, location: DatabaseLocation): Promise<void> {
  const file = uploadFile(location.dataDir, uploadName(run.id));
  const format = IMPORT_FORMATS.find((id) => id === run.format);
  if (!format || !(await stat(file).catch(() => null))) {
    await store.write((writing) => failAnnotationImport(writing, by, run, GONE, Date.now()));
    return;
  }
  const leaving = new AbortController();
  let read: { bytes: number; bytesRead: number } | null = null;
  const beat = setInterval(() => {
    keepAnnotationImport(store, run, read, Date.now()).then(
      (isOurs) => (isOurs ? undefined : leaving.abort()),
      (cause: unknown) => log.warn({ err: cause }, "an import of annotations is late"),
    );
  }, BEAT);
  beat.unref();
  // The server stops: whoever starts next goes on. It is put back first, so that it does not count as failed.
  const forget = trackStream(
    () =>
      void yieldAnnotationImport(store, run)
        .finally(() => leaving.abort())
        .catch(() => undefined),
  );
  const settings = { format, mapping: run.settings.mapping };
  const job = { file, name: run.name, location, projectId: run.projectId, settings };
  try {
    await runAnnotationImport(
      store,
      by,
      run,
      (onPlaced) =>
        placeInWorker(
          { ...job, isImport: true, after: run.position },
          {
            onPlaced,
            signal: leaving.signal,
            onProgress: ({ bytes, bytesRead }) => (read = { bytes, bytesRead }),
          },
        ),
      Date.now,
    );
  } finally {
    clearInterval(beat);
    forget();
  }
}
