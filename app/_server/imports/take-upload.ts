import "server-only";
import type { Authorized } from "#db/guard.ts";
import { previewFile } from "#db/imports/read-records.ts";
import {
  arrivalName,
  headOf,
  placeUpload,
  removeUpload,
  storeUpload,
  type Announced,
  type StoredUpload,
} from "#db/imports/uploads.ts";
import { createImport } from "#db/mutations/imports.ts";
import { importExists, rememberedMapping, type ImportJob } from "#db/queries/imports.ts";
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

/**
 * Stores an upload, finds out what it is and what its columns mean, and keeps it as an import. Its id is its sender's
 * word: the file lies under a name of its own until the database has said that the id is nobody else's.
 */
export async function takeUpload(
  services: Services,
  by: Authorized<"annotate">,
  upload: Upload,
  now: number,
): Promise<Result<ImportJob>> {
  const { dataDir } = services.configuration;
  const arrival = arrivalName(upload.id);
  const stored = await storeUpload(dataDir, arrival, upload.chunks, upload.announced);
  if (!stored.ok) return stored;
  try {
    return await keepAsImport(services, by, { ...upload, arrival, stored: stored.value }, now);
  } finally {
    await removeUpload(dataDir, arrival); // nothing is there any more where it became the import's
  }
}

async function keepAsImport(
  { store, configuration: { dataDir } }: Pick<Services, "store" | "configuration">,
  by: Authorized<"annotate">,
  { id, name, address, arrival, stored }: Upload & { arrival: string; stored: StoredUpload },
  now: number,
): Promise<Result<ImportJob>> {
  const { file, bytes, sha256 } = stored;
  const kind = detectKind(name, await headOf(file));
  if (kind === null || (address !== "" && kind !== "feed"))
    return fail(
      "unsupported",
      address === "" ? UNSUPPORTED : "There is no RSS, Atom or JSON feed at this address.",
    );
  const preview = await previewFile(file, kind);
  const mapping = preview ? await mappingFor(store.reading, by, preview) : {};
  const state = isTable(kind) || kind === "feed" ? "ready" : "waiting";
  const settings = importSettings.parse({ mapping });
  const about = { id, kind, name, address, bytes, sha256, preview, settings, state } as const;
  return store.write(async (writing) => {
    const isNew = !(await importExists(writing, id));
    const made = await createImport(writing, by, about, now);
    if (made.ok && isNew) placeUpload(dataDir, arrival, id);
    return made;
  });
}

async function mappingFor(reading: Services["store"]["reading"], by: Authorized, preview: TablePreview) {
  const remembered = await rememberedMapping(reading, by, preview.columns);
  const fits = remembered && mappingProblem(remembered, preview.columns) === null;
  return fits ? remembered : guessMapping(preview);
}
