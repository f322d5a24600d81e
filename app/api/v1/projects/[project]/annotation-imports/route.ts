import { annotationImportPage } from "#db/queries/annotation-imports.ts";
import { annotationImportQuery, readSettings } from "#lib/annotations/import-query.ts";
import { ok } from "#lib/operations/envelope.ts";
import { pageQuery } from "#lib/pages/pages.ts";
import { beginImport } from "#app/_server/annotation-import/begin.ts";
import { lookAtFile } from "#app/_server/annotation-import/look.ts";
import { projectRoute } from "#app/_server/http/route.ts";

export const GET = projectRoute("read", { query: pageQuery }, async ({ services: { store }, by, query }) => {
  const page = await annotationImportPage(store.reading, by, query);
  return page.ok ? ok({ imports: page.value.items, next: page.value.next }) : page;
});

/**
 * Takes a file of annotations (its bytes as the body, or one that was kept): looks at it, or imports what it holds.
 * Whoever takes "application/x-ndjson" is told how far it is.
 */
export const POST = projectRoute("annotate", { query: annotationImportQuery }, async (asked) => {
  const settings = readSettings(asked.query.settings);
  if (!settings.ok) return settings;
  const isLook = asked.query.mode === "preview";
  return isLook ? lookAtFile(asked, settings.value) : beginImport(asked, settings.value);
});
