import { findImportProblems } from "#db/queries/annotation-imports.ts";
import { notFound } from "#db/guard.ts";
import { problemTable } from "#lib/annotations/import-problems.ts";
import { idSchema } from "#lib/operations/envelope.ts";
import { projectRoute } from "#app/_server/http/route.ts";

/** What an import refused or changed, as a table: file, line, severity, message. */
export const GET = projectRoute("read", {}, async ({ services: { store }, by, params }) => {
  const id = idSchema.safeParse(params.import);
  const found = id.success ? await findImportProblems(store.reading, by, id.data) : null;
  if (!found) return notFound();
  return new Response(problemTable(found.problems), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": 'attachment; filename="import-problems.spreadsheet.csv"',
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
});
