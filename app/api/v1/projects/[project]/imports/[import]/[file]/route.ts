import { notFound } from "#db/guard.ts";
import { problemFile } from "#db/imports/problem-file.ts";
import { findImport } from "#db/queries/imports.ts";
import { PROBLEM_FILES } from "#lib/imports/problem-file.ts";
import { idSchema } from "#lib/operations/envelope.ts";
import { download } from "#app/_server/export/stream.ts";
import { projectRoute } from "#app/_server/http/route.ts";

/** What became of records that are no articles: errors.csv or errors.jsonl. */
export const GET = projectRoute("read", {}, async ({ services: { store }, by, params }) => {
  const id = idSchema.safeParse(params.import);
  const file = PROBLEM_FILES.find((name) => name === params.file);
  const found = id.success && file ? await findImport(store.reading, by, id.data) : null;
  if (!found || !file) return notFound();
  const mediaType = file === "errors.csv" ? "text/csv" : "application/jsonl";
  return download(problemFile(store.reading, by, found, file), { fileName: file, mediaType });
});
