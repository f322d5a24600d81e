import "server-only";
import type { AnnotationImportQuery } from "#lib/annotations/import-query.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { findKept, keepFile, type KeptFor } from "./kept-files.ts";
import { receiveFile } from "./receive-file.ts";

/** A file on the disk, and how it is let go of: one that is kept for later stays. */
export interface FileAtHand {
  file: string;
  remove: () => Promise<void>;
}

const stay = () => Promise.resolve();

/** The file that a request is about: its body, or what was kept of a request before. */
export async function receiveOrFind(
  request: Request,
  dataDir: string,
  whose: Omit<KeptFor, "id">,
  { keep, kept }: Pick<AnnotationImportQuery, "keep" | "kept">,
  now: number,
): Promise<Result<FileAtHand>> {
  if (kept !== undefined) {
    const file = await findKept(dataDir, { ...whose, id: kept }, now);
    return file === null
      ? fail("not_found", "The server does not keep this file any more. Send it again.")
      : ok({ file, remove: stay });
  }
  const received = await receiveFile(request, dataDir);
  if (!received.ok || keep === undefined) return received;
  const file = await keepFile(dataDir, { ...whose, id: keep }, received.value.file);
  await received.value.remove();
  return ok({ file, remove: stay });
}
