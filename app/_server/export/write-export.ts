import "server-only";
import { fail, type Result } from "#lib/operations/envelope.ts";
import type { Download } from "#lib/releases/downloads.ts";
import type { ExportQuery } from "#lib/releases/export-request.ts";
import type { Authorized } from "#db/guard.ts";
import { openDataset } from "#db/queries/dataset.ts";
import type { Reading } from "#db/store.ts";
import { newTextHash } from "#db/text-hash.ts";
import { download } from "./stream.ts";

/** The project as a download, streamed while it is taken. Refuses before anything is read what it cannot serve. */
export async function exportDownload(
  reading: Reading,
  by: Authorized,
  wanted: Download,
  query: ExportQuery,
): Promise<Response | Result<never>> {
  const { label, textModes, mediaType } = wanted;
  if (!textModes.includes(query.textMode))
    return fail("invalid", `${label} carries the articles' text. Choose the text mode “full” for it.`, {
      fields: { textMode: "Only “full” will do for this format." },
    });
  const dataset = await openDataset(reading, by);
  return download(wanted.write(dataset, query, newTextHash), {
    ...{ fileName: wanted.fileName(dataset.description.name, query), mediaType },
  });
}
