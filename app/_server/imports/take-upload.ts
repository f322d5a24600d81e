import "server-only";
import type { Authorized } from "#db/guard.ts";
import { previewFile } from "#db/imports/read-records.ts";
import { headOf, removeUpload, storeUpload, type Announced } from "#db/imports/uploads.ts";
import { createImport } from "#db/mutations/imports.ts";
import { rememberedMapping, type ImportJob } from "#db/queries/imports.ts";
import { guessMapping, importSettings, mappingProblem, type TablePreview } from "#lib/imports/columns.ts";
import { detectKind } from "#lib/imports/detect.ts";
import { isTable } from "#lib/imports/kinds.ts";
import { fail, type Result } from "#lib/operations/envelope.ts";
import type { Services } from "../services.ts";

interface Upload {
  id: string;
  name: string;
  address: string;
  chunks: AsyncIterable<Uint8Array>;
  announced: Announced;
}

const UNSUPPORTED =
  "No articles can be taken from a file of this kind. Take text, HTML, CSV, JSON, JSONL, a feed, a zip or a WARC file.";

/** Stores an upload, finds out what it is and what its columns mean, and keeps it as an import. */
export async function takeUpload(
  { store, configuration: { dataDir } }: Services,
  by: Authorized<"annotate">,
  { id, name, address, chunks, announced }: Upload,
  now: number,
): Promise<Result<ImportJob>> {
  const stored = await storeUpload(dataDir, id, chunks, announced);
  if (!stored.ok) return stored;
  const { file, bytes, sha256 } = stored.value;
  const kind = detectKind(name, await headOf(file));
  const isWrong = kind === null || (address !== "" && kind !== "feed");
  if (isWrong) {
    await removeUpload(dataDir, id);
    return fail(
      "unsupported",
      address === "" ? UNSUPPORTED : "There is no RSS, Atom or JSON feed at this address.",
    );
  }
  const preview = await previewFile(file, kind);
  const mapping = preview ? await mappingFor(store.reading, by, preview) : {};
  const state = isTable(kind) || kind === "feed" ? "ready" : "waiting";
  const settings = importSettings.parse({ mapping });
  return store.write((writing) =>
    createImport(writing, by, { id, kind, name, address, bytes, sha256, preview, settings, state }, now),
  );
}

async function mappingFor(reading: Services["store"]["reading"], by: Authorized, preview: TablePreview) {
  const remembered = await rememberedMapping(reading, by, preview.columns);
  const fits = remembered && mappingProblem(remembered, preview.columns) === null;
  return fits ? remembered : guessMapping(preview);
}
