import { publishRelease } from "#db/mutations/releases.ts";
import { releasePage } from "#db/queries/releases.ts";
import { writeResult } from "#db/write-result.ts";
import { prepareInWorker } from "#app/_server/release/prepare-in-worker.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { createReleaseInput } from "#lib/releases/inputs.ts";
import { ok } from "#lib/operations/envelope.ts";
import { pageQuery } from "#lib/pages/pages.ts";

export const GET = projectRoute("read", { query: pageQuery }, async ({ services: { store }, by, query }) => {
  const page = await releasePage(store.reading, by, query);
  return page.ok ? ok({ releases: page.value.items, next: page.value.next }) : page;
});

/** Freezes the project as it stands; not an operation, because writing its files takes longer than a change may. */
export const POST = projectRoute(
  "manage",
  { body: createReleaseInput },
  async ({ services: { store, configuration }, by, body, now }) => {
    const { dataDir, databaseUrl } = configuration;
    const prepared = await prepareInWorker({ location: { dataDir, databaseUrl }, by, input: body });
    return writeResult(store, (writing) => publishRelease(writing, by, prepared, now));
  },
);
