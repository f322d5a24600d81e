import { prepareRelease, publishRelease } from "#db/mutations/releases.ts";
import { listReleases } from "#db/queries/releases.ts";
import { writeResult } from "#db/write-result.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { createReleaseInput } from "#lib/releases/inputs.ts";
import { ok } from "#lib/operations/envelope.ts";

export const GET = projectRoute("read", {}, async ({ services: { store }, by }) =>
  ok({ releases: await listReleases(store.reading, by) }),
);

/** Freezes the project as it stands; not an operation, because writing its files takes longer than a change may. */
export const POST = projectRoute(
  "manage",
  { body: createReleaseInput },
  async ({ services: { store }, by, body, now }) => {
    const prepared = await prepareRelease(store.reading, by, body);
    return writeResult(store, (writing) => publishRelease(writing, by, prepared, now));
  },
);
