import { notFound } from "#db/guard.ts";
import { findRelease } from "#db/queries/releases.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { ok } from "#lib/operations/envelope.ts";

/** One release with the checksums of its files. */
export const GET = projectRoute("read", {}, async ({ services: { store }, by, params }) => {
  const release = await findRelease(store.reading, by, params.release ?? "");
  return release ? ok({ release }) : notFound();
});
