import { z } from "zod";
import { importArticle } from "#db/mutations/articles.ts";
import { articlePage } from "#db/queries/articles.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { readUpload } from "#app/_server/import/read-upload.ts";
import { textSchema } from "#lib/annotations/inputs.ts";
import { articleDetails } from "#lib/articles/inputs.ts";
import { fillDetails } from "#lib/articles/fill-details.ts";
import { fail, ok } from "#lib/operations/envelope.ts";
import { pageQuery } from "#lib/pages/pages.ts";
import { v7 as uuidv7 } from "uuid";

export const GET = projectRoute("read", { query: pageQuery }, async ({ services: { store }, by, query }) => {
  const page = await articlePage(store.reading, by, query);
  return page.ok ? ok({ articles: page.value.items, next: page.value.next }) : page;
});

/** What is known about a file besides its bytes; details that are left empty are guessed from its text. */
const importQuery = articleDetails.omit({ publishedAt: true }).extend({
  publishedAt: z.coerce.number().int().nullable().default(null),
  fileName: textSchema(300).default(""),
});

/** Takes one file (its bytes as the body) into the project. */
export const POST = projectRoute(
  "annotate",
  { query: importQuery },
  async ({ request, services, by, query, now }) => {
    const { fileName, ...given } = query;
    const upload = await readUpload(request, fileName);
    if (!upload.ok) return upload;
    const { found, text } = upload.value;
    const ids = { article: uuidv7(), version: uuidv7(), publisher: uuidv7() };
    const details = fillDetails(given, found, fileName);
    if (!details.ok) return fail("invalid", "Some details of this article could not be accepted.");
    const imported = await services.store.write((writing) =>
      importArticle(
        writing,
        by,
        { ids, details: details.value, language: found.language ?? "", ...text },
        now,
      ),
    );
    return imported.ok ? ok({ ...imported.value, notes: found.notes }) : imported;
  },
);
