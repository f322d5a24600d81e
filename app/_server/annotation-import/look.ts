import "server-only";
import { lastMapping } from "#db/queries/annotation-imports.ts";
import type { AnnotationImportSettings } from "#lib/annotations/import-inputs.ts";
import type { ImportSummary } from "#lib/formats/annotations-import/summary.ts";
import { fail, type Result } from "#lib/operations/envelope.ts";
import { answerWithProgress } from "./answer-with-progress.ts";
import type { Asked } from "./asked.ts";
import { placeInWorker, placings } from "./place-in-worker.ts";
import { receiveOrFind } from "./receive-or-find.ts";

const busy = () =>
  fail(
    "unavailable",
    "Other files of annotations are being read at the moment. Try again when they are done.",
  );

/** Says what a file would bring, and writes nothing. It ends when nobody waits for it any more. */
export async function lookAtFile(
  { request, services, by, query, now }: Asked,
  settings: AnnotationImportSettings,
): Promise<Response | Result<ImportSummary>> {
  const { store, configuration } = services;
  const { dataDir, databaseUrl } = configuration;
  const personId = by.actor.id;
  if (placings.isFull(personId)) return busy(); // before a large file is sent for nothing
  const atHand = await receiveOrFind(request, dataDir, { personId, projectId: by.projectId }, query, now);
  if (!atHand.ok) return atHand;
  const { file, remove } = atHand.value;
  if (placings.isFull(personId)) {
    await remove();
    return busy();
  }
  const release = placings.take(personId);
  return answerWithProgress(request, async (onProgress, signal) => {
    try {
      const mapping = { ...(await lastMapping(store.reading, by)), ...settings.mapping };
      const job = { file, name: query.fileName, location: { dataDir, databaseUrl }, projectId: by.projectId };
      const look = { ...job, settings: { ...settings, mapping }, isImport: false, after: 0 };
      return await placeInWorker(look, { onProgress, signal });
    } finally {
      release();
      await remove();
    }
  });
}
