import "server-only";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { uploadName } from "#db/annotation-imports/upload-name.ts";
import { arrivalName, placeUpload, uploadFile } from "#db/imports/uploads.ts";
import type { Authorized } from "#db/guard.ts";
import { beginAnnotationImport, type ImportRow } from "#db/mutations/annotation-import-jobs.ts";
import { writeResult } from "#db/write-result.ts";
import type { AnnotationImportSettings } from "#lib/annotations/import-inputs.ts";
import type { ImportFormatId } from "#lib/formats/annotations-import/format-ids.ts";
import type { Result } from "#lib/operations/envelope.ts";
import type { Services } from "../services.ts";

interface Taken {
  id: string;
  name: string;
  format: ImportFormatId;
  settings: AnnotationImportSettings;
  /** Where the file lies; it is moved from there. */
  file: string;
}

/** Makes a received file an import that waits for its turn. What is refused leaves the file where it was. */
export async function takeIn(
  { store, configuration: { dataDir } }: Pick<Services, "store" | "configuration">,
  by: Authorized<"annotate">,
  { file, ...about }: Taken,
  now: number,
): Promise<Result<ImportRow>> {
  const { size } = await stat(file);
  const name = uploadName(about.id);
  const arrival = arrivalName(name);
  const arrived = uploadFile(dataDir, arrival);
  await mkdir(path.dirname(arrived), { recursive: true, mode: 0o700 });
  await rename(file, arrived);
  try {
    const begun = await writeResult(store, async (writing) => {
      const made = await beginAnnotationImport(writing, by, { ...about, bytes: size, runner: null }, now);
      if (made.ok) placeUpload(dataDir, arrival, name);
      return made;
    });
    if (!begun.ok) await rename(arrived, file);
    return begun;
  } finally {
    await rm(arrived, { force: true });
  }
}
