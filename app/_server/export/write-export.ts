import "server-only";
import { fail, type Result } from "#lib/operations/envelope.ts";
import { DOWNLOADS } from "#lib/releases/downloads.ts";
import type { ExportQuery } from "#lib/releases/export-request.ts";
import type { Authorized } from "#db/guard.ts";
import { findProject } from "#db/queries/projects.ts";
import type { Services } from "../services.ts";
import { exportInWorker, tooManyExports } from "./export-in-worker.ts";
import { download } from "./stream.ts";

/** The project as one of the downloads, made while it is taken. Refuses before anything is read what it cannot serve. */
export async function exportDownload(
  { store, configuration }: Services,
  by: Authorized,
  file: string,
  query: ExportQuery,
): Promise<Response | Result<never>> {
  const wanted = DOWNLOADS.get(file);
  if (!wanted)
    return fail("not_found", `There is no export “${file}”. There are: ${[...DOWNLOADS.keys()].join(", ")}.`);
  const { label, textModes, mediaType } = wanted;
  if (!textModes.includes(query.textMode))
    return fail("invalid", `${label} carries the articles' text. Choose the text mode “full” for it.`, {
      fields: { textMode: "Only “full” will do for this format." },
    });
  const { name } = await findProject(store.reading, by);
  if (tooManyExports(by.actor.id))
    return fail("unavailable", "Many downloads are under way at the moment. Try again when one is done.");
  const { dataDir, databaseUrl } = configuration;
  const job = { location: { dataDir, databaseUrl }, by, file, query };
  return download(exportInWorker(job), { fileName: wanted.fileName(name, query), mediaType });
}
