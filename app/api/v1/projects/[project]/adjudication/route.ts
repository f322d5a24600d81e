import { settledPage } from "#db/queries/adjudication.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { ok } from "#lib/operations/envelope.ts";
import { pageQuery } from "#lib/pages/pages.ts";

/** The settled layer: passages and levels with who was heard and who dissents. */
export const GET = projectRoute(
  "adjudicate",
  { query: pageQuery },
  async ({ services: { store }, by, query }) => {
    const page = await settledPage(store.reading, by, query);
    if (!page.ok) return page;
    const { items, next } = page.value;
    return ok({
      passages: items.flatMap((item) => (item.place === 0 ? item.row : [])),
      levels: items.flatMap((item) => (item.place === 1 ? item.row : [])),
      next,
    });
  },
);
