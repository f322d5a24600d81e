import type { ImportSummary } from "#lib/formats/annotations-import/summary.ts";
import type { Result } from "#lib/operations/envelope.ts";
import type { Authorized } from "../guard.ts";
import {
  failAnnotationImport,
  finishAnnotationImport,
  writePlaced,
  type ClaimedImport,
  type ImportRow,
} from "../mutations/annotation-import-jobs.ts";
import type { Store } from "../store.ts";
import type { PlacedBatch } from "./place-files.ts";

/** Reads and places the files of an import, and waits for each batch to be written. */
type Place = (onPlaced: (batch: PlacedBatch) => Promise<void>) => Promise<Result<ImportSummary>>;

/** How an import ended. "stopped": somebody cancelled or undid it, or another process has taken it over. */
export type AnnotationImportOutcome =
  | { kind: "done"; row: ImportRow; summary: ImportSummary }
  | { kind: "failed"; message: string }
  | { kind: "stopped" };

class Stopped extends Error {}

/**
 * Carries out an import that this process has claimed, from where it stopped: every batch in a transaction of its own,
 * with how far it is, so that others write in between and nothing comes twice. When it is cut off, what was written
 * stays and is tied to it.
 */
export async function runAnnotationImport(
  store: Store,
  by: Authorized<"annotate">,
  run: ClaimedImport,
  place: Place,
  clock: () => number,
): Promise<AnnotationImportOutcome> {
  try {
    const placed = await place(async (batch) => {
      const written = await store.write((writing) => writePlaced(writing, by, run, batch, clock()));
      if (!written) throw new Stopped();
    });
    if (!placed.ok) {
      const { message } = placed.error;
      const failed = await store.write((writing) => failAnnotationImport(writing, by, run, message, clock()));
      return failed ? { kind: "failed", message } : { kind: "stopped" };
    }
    const summary = placed.value;
    const row = await store.write((writing) => finishAnnotationImport(writing, by, run, summary, clock()));
    return row ? { kind: "done", row, summary } : { kind: "stopped" };
  } catch (cause) {
    if (cause instanceof Stopped) return { kind: "stopped" };
    throw cause;
  }
}
