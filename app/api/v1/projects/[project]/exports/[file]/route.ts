import { DOWNLOADS } from "#lib/releases/downloads.ts";
import { exportQuery } from "#lib/releases/export-request.ts";
import { fail } from "#lib/operations/envelope.ts";
import { exportDownload } from "#app/_server/export/write-export.ts";
import { projectRoute } from "#app/_server/http/route.ts";

/** The project as a file, streamed while it is taken. */
export const GET = projectRoute(
  "read",
  { scope: "export", query: exportQuery },
  async ({ services: { store }, by, params: { file = "" }, query }) => {
    const wanted = DOWNLOADS.get(file);
    if (wanted) return exportDownload(store.reading, by, wanted, query);
    return fail("not_found", `There is no export “${file}”. There are: ${[...DOWNLOADS.keys()].join(", ")}.`);
  },
);
