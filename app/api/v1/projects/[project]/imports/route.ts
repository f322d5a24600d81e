import { importPage } from "#db/queries/imports.ts";
import { uploadQuery } from "#lib/imports/inputs.ts";
import { ok } from "#lib/operations/envelope.ts";
import { pageQuery } from "#lib/pages/pages.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { takeUpload } from "#app/_server/imports/take-upload.ts";

export const GET = projectRoute("read", { query: pageQuery }, async ({ services: { store }, by, query }) => {
  const page = await importPage(store.reading, by, query);
  return page.ok ? ok({ imports: page.value.items, next: page.value.next }) : page;
});

/** Takes a file (its bytes as the body) that many articles may be in. */
export const POST = projectRoute(
  "annotate",
  { query: uploadQuery },
  async ({ request, services, by, query: { id, fileName, sha256 }, now }) => {
    const length = request.headers.get("content-length");
    return takeUpload(
      services,
      by,
      {
        ...{ id, name: fileName, address: "" },
        chunks: request.body ?? (async function* () {})(),
        announced: { bytes: length === null ? null : Number(length), sha256: sha256 ?? null },
      },
      now,
    );
  },
);
