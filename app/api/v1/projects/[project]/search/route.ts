import { searchPage } from "#db/queries/search.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { searchQuery } from "#lib/articles/search-query.ts";
import { ok } from "#lib/operations/envelope.ts";

/** Places in the project's articles where the words of `q` stand, best articles first. */
export const GET = projectRoute(
  "read",
  { query: searchQuery },
  async ({ services: { store }, by, query }) => {
    const page = await searchPage(store.reading, by, query);
    return page.ok ? ok({ results: page.value.items, next: page.value.next }) : page;
  },
);
