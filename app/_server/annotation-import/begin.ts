import "server-only";
import { v7 as uuidv7 } from "uuid";
import { mayImportAs } from "#db/mutations/annotation-import-jobs.ts";
import { findAnnotationImport, type AnnotationImportRow } from "#db/queries/annotation-imports.ts";
import type { AnnotationImportSettings } from "#lib/annotations/import-inputs.ts";
import { fail, type Result } from "#lib/operations/envelope.ts";
import { answerWithProgress } from "./answer-with-progress.ts";
import type { Asked } from "./asked.ts";
import { followImport } from "./follow.ts";
import { receiveOrFind } from "./receive-or-find.ts";
import { takeIn } from "./take-in.ts";

/**
 * Makes a file an import, which goes on by itself, and waits for what becomes of it. The same id again, of one's own, is
 * that import: the answer to the first time may have been lost.
 */
export async function beginImport(
  { request, services, by, query, now }: Asked,
  settings: AnnotationImportSettings,
): Promise<Response | Result<AnnotationImportRow>> {
  const { store, configuration } = services;
  const allowed = mayImportAs(by, settings);
  if (!allowed.ok) return allowed;
  const { format } = settings;
  if (format === null) return fail("invalid", "Say which format the file is in.");
  const id = query.id ?? uuidv7();
  const known = await findAnnotationImport(store.reading, by, id);
  if (known?.createdBy !== by.actor.id) {
    const whose = { personId: by.actor.id, projectId: by.projectId };
    const atHand = await receiveOrFind(request, configuration.dataDir, whose, query, now);
    if (!atHand.ok) return atHand;
    const { file, remove } = atHand.value;
    const taken = await takeIn(services, by, { id, name: query.fileName, format, settings, file }, now);
    await remove();
    if (!taken.ok) return taken;
  }
  return answerWithProgress(request, (tell, signal) => followImport(store, by, id, tell, signal));
}
