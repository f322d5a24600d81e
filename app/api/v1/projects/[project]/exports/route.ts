import { z } from "zod";
import { fileOfFormat } from "#lib/releases/downloads.ts";
import { exportQuery } from "#lib/releases/export-request.ts";
import { EXPORT_FORMATS, exportFormat } from "#lib/formats/export/registry.ts";
import { exportDownload } from "#app/_server/export/write-export.ts";
import { notFound } from "#db/guard.ts";
import { projectRoute } from "#app/_server/http/route.ts";

const query = exportQuery.extend({ format: z.enum(EXPORT_FORMATS.map(({ id }) => id)).default("jsonl") });

/** The project in one of the formats, as a form without JavaScript asks for it. */
export const GET = projectRoute(
  "read",
  { scope: "export", query },
  async ({ services, by, query: { format: id, ...options } }) => {
    const format = exportFormat(id);
    return format ? exportDownload(services, by, fileOfFormat(format), options) : notFound();
  },
);
