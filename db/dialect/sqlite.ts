import { sql } from "drizzle-orm";
import type { Dialect } from "../store.ts";

/** Words become quoted FTS5 prefixes, so that nothing a person types is read as query syntax. */
const matchExpression = (words: readonly string[], join: " " | " OR ") =>
  words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(join);

export const sqliteDialect: Dialect = {
  name: "sqlite",
  prepare: (query) => query.prepare(),
  // The builder's own method; that it waits for nothing makes no difference to whoever awaits it.
  values: <Values extends readonly unknown[]>(query: PromiseLike<object[]>) =>
    (query as unknown as { values(): Promise<Values[]> }).values(),
  async indexArticle({ db }, key, { title, text }) {
    await db.run(sql`delete from article_search where rowid = ${key}`);
    await db.run(sql`insert into article_search (rowid, title, text) values (${key}, ${title}, ${text})`);
  },
  async searchArticles({ db }, projectId, words, { after, limit }) {
    if (words.length === 0) return [];
    const rest = after ? sql`where (score, key) > (${after.score}, ${after.key})` : sql``;
    // Materialised, because the rank is known only where the index is read.
    return db.all<{ key: number; score: number }>(sql`
      with found as materialized (
        select search_entry.key as key, bm25(article_search, 4.0, 1.0) as score from article_search
        join search_entry on search_entry.key = article_search.rowid
        where article_search match ${matchExpression(words, " ")} and search_entry.project_id = ${projectId})
      select key, score from found ${rest} order by score, key limit ${limit}`);
  },
  async searchClaims({ db }, projectId, words, limit) {
    if (words.length === 0) return [];
    const rows = await db.all<{ id: string }>(sql`
      select claim.id as id from claim_search join claim on claim.id = claim_search.claim_id
      where claim_search match ${matchExpression(words, " OR ")} and claim.project_id = ${projectId}
      order by bm25(claim_search) limit ${limit}`);
    return rows.map((row) => row.id);
  },
  // One writer at a time: numbers are given out in commit order as it is.
  lockEventOrder: () => Promise.resolve(),
};
