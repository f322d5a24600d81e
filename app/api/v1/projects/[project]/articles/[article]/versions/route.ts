import { z } from "zod";
import { v7 as uuidv7 } from "uuid";
import { addArticleVersion } from "#db/mutations/article-versions.ts";
import { notFound } from "#db/guard.ts";
import { listDecisionsLeftBehind } from "#db/queries/adjudication.ts";
import { findArticle, listLeftBehind, versionPage } from "#db/queries/articles.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { readUpload } from "#app/_server/import/read-upload.ts";
import { textSchema } from "#lib/annotations/inputs.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { ok } from "#lib/operations/envelope.ts";
import { pageQuery } from "#lib/pages/pages.ts";

/** Versions of an article, with the annotations (and, for adjudicators, decisions) that stayed on older ones. */
export const GET = projectRoute(
  "read",
  { query: pageQuery },
  async ({ services: { store }, by, params, query }) => {
    const articleId = params.article ?? "";
    if (!(await findArticle(store.reading, by, articleId))) return notFound();
    const [page, leftBehind, decisionsLeftBehind] = await Promise.all([
      versionPage(store.reading, by, articleId, query),
      listLeftBehind(store.reading, by, articleId),
      roleAllows(by.role, "adjudicate") ? listDecisionsLeftBehind(store.reading, by, articleId) : [],
    ]);
    return page.ok
      ? ok({ versions: page.value.items, next: page.value.next, leftBehind, decisionsLeftBehind })
      : page;
  },
);

const uploadQuery = z.strictObject({ fileName: textSchema(300).default("") });

/** Takes a newer text of an article (the file's bytes as the body) and carries annotations over to it. */
export const POST = projectRoute(
  "annotate",
  { query: uploadQuery },
  async ({ request, services, by, params, query, now }) => {
    const upload = await readUpload(request, query.fileName);
    if (!upload.ok) return upload;
    const version = { articleId: params.article ?? "", versionId: uuidv7(), ...upload.value.text };
    return services.store.write((writing) => addArticleVersion(writing, by, version, now));
  },
);
