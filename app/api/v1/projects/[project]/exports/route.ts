import { z } from "zod";
import { openDataset } from "#db/queries/dataset.ts";
import { exportQuery } from "#lib/releases/export-request.ts";
import { EXPORT_FORMATS, exportFormat } from "#lib/formats/export/registry.ts";
import { checkTextMode, formatDownload } from "#app/_server/export/write-export.ts";
import { notFound } from "#db/guard.ts";
import { projectRoute } from "#app/_server/http/route.ts";

const query = exportQuery.extend({ format: z.enum(EXPORT_FORMATS.map(({ id }) => id)).default("jsonl") });

/** The project in one of the formats, as a form without JavaScript asks for it. */
export const GET = projectRoute(
  "read",
  { scope: "export", query },
  async ({ services: { store }, by, query: wanted }) => {
    const { format: id, ...options } = wanted;
    const format = exportFormat(id);
    if (!format) return notFound();
    const possible = checkTextMode(format, options);
    if (!possible.ok) return possible;
    return formatDownload(format, await openDataset(store.reading, by), options);
  },
);
