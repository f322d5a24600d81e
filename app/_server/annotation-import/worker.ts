import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { formatOf, placeFiles, type PlacedDocument } from "#db/annotation-imports/place-files.ts";
import { openSourceFiles } from "#db/annotation-imports/source-files.ts";
import { type DatabaseLocation, openStore } from "#db/open.ts";
import type { AnnotationImportSettings } from "#lib/annotations/import-inputs.ts";
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
}

/** What the thread says: a batch, which is answered when it is written, and in the end the result. */
export type PlacingMessage =
  { kind: "placed"; document: PlacedDocument } | { kind: "done"; result: Result<ImportSummary> };

// Files of annotations can be large and hostile, and finding the places of quotes is computing: it happens in a thread
// of its own, which only reads the database and hands over what it found, a batch at a time.

const port = parentPort;
const say = (message: PlacingMessage) => port?.postMessage(message);

async function handOver(document: PlacedDocument): Promise<void> {
  const answered = port ? once(port, "message") : null;
  say({ kind: "placed", document });
  await answered;
}

async function place({
  file,
  name,
  location,
  projectId,
  settings,
  isImport,
}: PlacingJob): Promise<Result<ImportSummary>> {
  const store = await openStore(location);
  try {
    const opened = await openSourceFiles(file, name);
    try {
      const format = settings.format ?? (await formatOf(opened.files));
      if (!format)
        return fail("unsupported", "Nothing in this file looks like annotations. Choose its format.");
      const { files } = opened;
      const what = { files, format, mapping: settings.mapping };
      return ok(await placeFiles(store.reading, projectId, what, isImport ? handOver : undefined));
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
