import { listAdjudications, listLevelAdjudications } from "#db/queries/adjudication.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { ok } from "#lib/operations/envelope.ts";
import { pageOf, pageQuery } from "#lib/pages/pages.ts";

/** The settled layer: passages and levels with who was heard and who dissents. */
export const GET = projectRoute(
  "adjudicate",
  { query: pageQuery },
  async ({ services: { store }, by, query }) => {
    const [passages, levels] = await Promise.all([
      listAdjudications(store.reading, by),
      listLevelAdjudications(store.reading, by),
    ]);
    const settled = [
      ...passages.map((passage) => ({ place: 0, passage, row: passage })),
      ...levels
        .filter(({ deletedAt }) => deletedAt === null)
        .map((level) => ({ place: 1, level, row: level })),
    ];
    const page = pageOf(settled, query, ({ place, row }) => [place, row.createdAt, row.id]);
    if (!page.ok) return page;
    const { items, next } = page.value;
    return ok({
      passages: items.flatMap((item) => ("passage" in item ? item.passage : [])),
      levels: items.flatMap((item) => ("level" in item ? item.level : [])),
      next,
    });
  },
);
