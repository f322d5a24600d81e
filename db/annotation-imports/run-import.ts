import type { AnnotationImportSettings } from "#lib/annotations/import-inputs.ts";
import type { ImportFormatId } from "#lib/formats/annotations-import/format-ids.ts";
import type { ImportSummary } from "#lib/formats/annotations-import/summary.ts";
import { ok, type Result } from "#lib/operations/envelope.ts";
import type { Authorized } from "../guard.ts";
import {
  addImportedAnnotations,
  beginAnnotationImport,
  finishAnnotationImport,
} from "../mutations/annotation-imports.ts";
import type { Store } from "../store.ts";
import { writeResult } from "../write-result.ts";
import type { PlacedDocument } from "./place-files.ts";

/** What became of an import. */
export interface FinishedImport {
  id: string;
  imported: number;
  /** Of the imported, those that were found by their words. */
  reanchored: number;
  known: number;
  summary: ImportSummary;
}

/** Reads and places a file, and waits for each batch to be written. */
type Place = (onPlaced: (document: PlacedDocument) => Promise<void>) => Promise<Result<ImportSummary>>;

/**
 * Carries an import out: every batch in a transaction of its own, so that others write in between. When it is cut
 * off, what was written stays and is tied to it; the same file again brings the rest.
 */
export async function runAnnotationImport(
  store: Store,
  by: Authorized<"annotate">,
  what: { id: string; name: string; format: ImportFormatId; settings: AnnotationImportSettings },
  place: Place,
  clock: () => number,
): Promise<Result<FinishedImport>> {
  const begun = await writeResult(store, (writing) => beginAnnotationImport(writing, by, what, clock()));
  if (!begun.ok) return begun;
  const counts = { imported: 0, reanchored: 0, known: 0 };
  const placed = await place(async (document) => {
    const written = await store.write((writing) =>
      addImportedAnnotations(writing, by, begun.value, document, clock()),
    );
    counts.imported += written.imported;
    counts.reanchored += written.reanchored;
    counts.known += written.known;
  });
  if (!placed.ok) return placed;
  const summary = placed.value;
  const finished = await writeResult(store, (writing) =>
    finishAnnotationImport(writing, by, begun.value, counts, summary, clock()),
  );
  return finished.ok ? ok({ id: what.id, ...counts, summary }) : finished;
}
