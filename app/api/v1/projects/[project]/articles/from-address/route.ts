import { v7 as uuidv7 } from "uuid";
import { importArticle } from "#db/mutations/articles.ts";
import { writeResult } from "#db/write-result.ts";
import { guardedFetch } from "#app/_server/fetch/guarded-fetch.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { prepareInWorker } from "#app/_server/import/prepare-in-worker.ts";
import { fromAddressInput } from "#lib/articles/address-input.ts";
import { fillDetails } from "#lib/articles/fill-details.ts";
import { fail, ok } from "#lib/operations/envelope.ts";

/** Takes a page of the web into the project, with its address. */
export const POST = projectRoute(
  "annotate",
  { body: fromAddressInput },
  async ({ services: { store }, by, body, now }) => {
    const fetched = await guardedFetch(body.url);
    if (!fetched.ok) return fetched;
    const { url, bytes, mediaType } = fetched.value;
    const prepared = await prepareInWorker({ bytes, fileName: "", mediaType });
    if (!prepared.ok) return prepared;
    const { text, blocks, charset, language, notes } = prepared.value;
    const given = { title: "", publisher: "", byline: "", url: url.slice(0, 2_000), publishedAt: null };
    const details = fillDetails(given, prepared.value, "");
    if (!details.ok) return fail("invalid", "Some details of this article could not be accepted.");
    const imported = await writeResult(store, (writing) =>
      importArticle(
        writing,
        by,
        {
          ids: { article: uuidv7(), version: uuidv7(), publisher: uuidv7() },
          ...{ details: details.value, language: language ?? "", text, blocks },
          file: { name: "", mediaType: prepared.value.mediaType, charset, bytes },
          notes: notes.map((note) => note.message),
        },
        now,
      ),
    );
    return imported.ok ? ok({ ...imported.value, notes }) : imported;
  },
);
