import { listAdjudications, listLevelAdjudications } from "#db/queries/adjudication.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { ok } from "#lib/operations/envelope.ts";

/** The settled layer: passages and levels with who was heard and who dissents. */
export const GET = projectRoute("adjudicate", {}, async ({ services: { store }, by }) => {
  const [passages, levels] = await Promise.all([
    listAdjudications(store.reading, by),
    listLevelAdjudications(store.reading, by),
  ]);
  return ok({ passages, levels: levels.filter(({ deletedAt }) => deletedAt === null) });
});
