import { notFound } from "#db/guard.ts";
import { findProject } from "#db/queries/projects.ts";
import { findRelease, releaseFiles } from "#db/queries/releases.ts";
import { download } from "#app/_server/export/stream.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { zipped } from "#lib/releases/archive.ts";
import { slugOf } from "#lib/releases/download-name.ts";

/** "release.zip": the files of a release as they were frozen, in one archive. */
export const GET = projectRoute("read", { scope: "export" }, async ({ services: { store }, by, params }) => {
  const release = await findRelease(store.reading, by, params.release ?? "");
  if (!release || params.file !== "release.zip") return notFound();
  const { name } = await findProject(store.reading, by);
  return download(zipped(releaseFiles(store.reading, by, release.id), release.frozenAt), {
    fileName: `${slugOf(name)}-${release.number}.zip`,
    mediaType: "application/zip",
  });
});
