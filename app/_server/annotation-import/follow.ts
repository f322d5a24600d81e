import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { notFound, type Authorized } from "#db/guard.ts";
import { findAnnotationImport, type AnnotationImportRow } from "#db/queries/annotation-imports.ts";
import type { Store } from "#db/store.ts";
import { isImportUnderWay } from "#lib/annotations/import-state.ts";
import type { ReadProgress } from "#lib/annotations/import-progress.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";

/** How often it is looked how far an import is, in milliseconds. */
const LOOK = 150;

/** Waits until an import has ended, and answers what became of it. It goes on when nobody waits any more. */
export async function followImport(
  store: Store,
  by: Authorized,
  id: string,
  tell: (progress: ReadProgress) => void,
  signal: AbortSignal,
): Promise<Result<AnnotationImportRow>> {
  for (;;) {
    const row = await findAnnotationImport(store.reading, by, id);
    if (!row) return notFound();
    if (row.state === "failed") return fail("invalid", row.message);
    if (!isImportUnderWay(row.state)) return ok(row);
    const { bytes, bytesRead, imported, known } = row;
    tell({ bytes, bytesRead, passages: imported + known });
    await pause(LOOK, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return fail("unavailable", "The import goes on. Look at the list of imports.");
  }
}
