import { z } from "zod";
import { searchArticles } from "#db/queries/search.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { ok } from "#lib/operations/envelope.ts";

const searchQuery = z.strictObject({ q: z.string().max(300) });

/** Places in the project's articles where the words of `q` stand. */
export const GET = projectRoute("read", { query: searchQuery }, async ({ services: { store }, by, query }) =>
  ok({ results: await searchArticles(store.reading, by, query.q) }),
);
