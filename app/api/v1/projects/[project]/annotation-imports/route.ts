import { v7 as uuidv7 } from "uuid";
import { runAnnotationImport } from "#db/annotation-imports/run-import.ts";
import { mayImportAs } from "#db/mutations/annotation-imports.ts";
import { lastMapping, listAnnotationImports } from "#db/queries/annotation-imports.ts";
import { annotationImportQuery, readSettings } from "#lib/annotations/import-query.ts";
import { fail, ok } from "#lib/operations/envelope.ts";
import { pageOf, pageQuery } from "#lib/pages/pages.ts";
import { placeInWorker, placings } from "#app/_server/annotation-import/place-in-worker.ts";
import { receiveFile } from "#app/_server/annotation-import/receive-file.ts";
import { projectRoute } from "#app/_server/http/route.ts";

export const GET = projectRoute("read", { query: pageQuery }, async ({ services: { store }, by, query }) => {
  const all = await listAnnotationImports(store.reading, by, Number.MAX_SAFE_INTEGER);
  const page = pageOf(all, query, ({ createdAt, id }) => [createdAt, id], "descending");
  return page.ok ? ok({ imports: page.value.items, next: page.value.next }) : page;
});

const busy = () =>
  fail(
    "unavailable",
    "Other files of annotations are being read at the moment. Try again when they are done.",
  );

/** Takes a file of annotations (its bytes as the body): looks at it, or writes what it holds. */
export const POST = projectRoute(
  "annotate",
  { query: annotationImportQuery },
  async ({ request, services: { store, configuration }, by, query: { fileName, mode, settings: sent } }) => {
    const parsed = readSettings(sent);
    if (!parsed.ok) return parsed;
    const settings = parsed.value;
    const allowed = mode === "import" ? mayImportAs(by, settings) : ok(null);
    if (!allowed.ok) return allowed;
    const person = by.actor.id;
    if (placings.isFull(person)) return busy(); // before a large file is sent for nothing
    const received = await receiveFile(request, configuration.dataDir);
    if (!received.ok) return received;
    const { file, remove } = received.value;
    if (placings.isFull(person)) {
      await remove();
      return busy();
    }
    const release = placings.take(person);
    try {
      const { dataDir, databaseUrl } = configuration;
      const job = { file, name: fileName, location: { dataDir, databaseUrl }, projectId: by.projectId };
      const mapping = { ...(await lastMapping(store.reading, by)), ...settings.mapping };
      if (mode === "preview")
        return await placeInWorker(
          { ...job, settings: { ...settings, mapping }, isImport: false },
          { signal: request.signal },
        );
      const { format } = settings;
      if (format === null) return fail("invalid", "Say which format the file is in.");
      return await runAnnotationImport(
        store,
        by,
        { id: uuidv7(), name: fileName, format, settings },
        (onPlaced) => placeInWorker({ ...job, settings, isImport: true }, { onPlaced }),
        Date.now,
      );
    } finally {
      release();
      await remove();
    }
  },
);
