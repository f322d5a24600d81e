import { exportQuery } from "#lib/releases/export-request.ts";
import { exportDownload } from "#app/_server/export/write-export.ts";
import { projectRoute } from "#app/_server/http/route.ts";

/** The project as a file, streamed while it is taken. */
export const GET = projectRoute(
  "read",
  { scope: "export", query: exportQuery },
  async ({ services, by, params: { file = "" }, query }) => exportDownload(services, by, file, query),
);
