import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import {
  formatOf,
  placeFiles,
  type PlacedBatch,
  type PlacingProgress,
} from "#db/annotation-imports/place-files.ts";
import { openSourceFiles } from "#db/annotation-imports/source-files.ts";
import { type DatabaseLocation, openStore } from "#db/open.ts";
import type { AnnotationImportSettings } from "#lib/annotations/import-inputs.ts";
import type { ReadProgress } from "#lib/annotations/import-progress.ts";
import { UnreadableFile } from "#lib/formats/annotations-import/json-reading.ts";
import type { ImportSummary } from "#lib/formats/annotations-import/summary.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";

/** What the thread is to read. */
export interface PlacingJob {
  file: string;
  name: string;
  location: DatabaseLocation;
  projectId: string;
  settings: Pick<AnnotationImportSettings, "format" | "mapping">;
  /** False: only look what an import would bring. */
  isImport: boolean;
  /** Documents that an earlier run of the import has dealt with. */
  after: number;
}

/** What the thread says: how far it is; a batch, which is answered when it is written; and in the end the result. */
export type PlacingMessage =
  | { kind: "progress"; progress: ReadProgress }
  | { kind: "placed"; batch: PlacedBatch }
  | { kind: "done"; result: Result<ImportSummary> };

/** How often it says how far it is, in milliseconds. */
const PAUSE = 100;

// Files of annotations can be large and hostile, and finding the places of quotes is computing: it happens in a thread
// of its own, which only reads the database and hands over what it found, a batch at a time.

const port = parentPort;
const say = (message: PlacingMessage) => port?.postMessage(message);

async function handOver(batch: PlacedBatch): Promise<void> {
  const answered = port ? once(port, "message") : null;
  say({ kind: "placed", batch });
  await answered;
}

/** Says how far reading is, at once and then now and then. */
function teller(bytes: number) {
  let toldAt = -Infinity;
  return ({ bytesRead, passages }: PlacingProgress) => {
    if (performance.now() - toldAt < PAUSE) return;
    toldAt = performance.now();
    say({ kind: "progress", progress: { bytes, bytesRead, passages } });
  };
}

async function place({
  file,
  name,
  location,
  projectId,
  settings,
  isImport,
  after,
}: PlacingJob): Promise<Result<ImportSummary>> {
  const store = await openStore(location);
  try {
    const opened = await openSourceFiles(file, name);
    try {
      const format = settings.format ?? (await formatOf(opened.files));
      if (!format)
        return fail("unsupported", "Nothing in this file looks like annotations. Choose its format.");
      const what = { opened, format, mapping: settings.mapping, after };
      const onProgress = teller(opened.bytes);
      return ok(
        await placeFiles(store.reading, projectId, what, {
          onProgress,
          ...(isImport ? { onPlaced: handOver } : {}),
        }),
      );
    } finally {
      opened.close();
    }
  } catch (cause) {
    if (cause instanceof UnreadableFile) return fail("invalid", cause.message);
    throw cause;
  } finally {
    await store.close();
  }
}

say({ kind: "done", result: await place(workerData as PlacingJob) });
