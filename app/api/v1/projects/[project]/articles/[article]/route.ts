import { findArticle, listAnnotations } from "#db/queries/articles.ts";
import { notFound } from "#db/guard.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { ok } from "#lib/operations/envelope.ts";

/** One article with its text, blocks and annotations. */
export const GET = projectRoute("read", {}, async ({ services: { store }, by, params }) => {
  const article = await findArticle(store.reading, by, params.article ?? "");
  if (!article) return notFound();
  return ok({ article, annotations: await listAnnotations(store.reading, by, article.versionId) });
});
