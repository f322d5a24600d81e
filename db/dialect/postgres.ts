import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Dialect, Reading } from "../store.ts";

const EVENT_ORDER_LOCK = 7_304_771;

/** `Db` is typed after SQLite; under this dialect it is drizzle's PostgreSQL database, which has `execute`. */
const postgres = ({ db }: Reading) => db as unknown as PgDatabase<PgQueryResultHKT>;

/** Words become quoted prefixes of a tsquery, so that nothing a person types is read as query syntax. */
const tsQuery = (words: readonly string[]) =>
  words.map((word) => `'${word.replaceAll("\\", "").replaceAll("'", "''")}':*`).join(" & ");

export const postgresDialect: Dialect = {
  name: "postgres",
  // Here `prepare` wants a name, which the type after SQLite does not know.
  prepare: (query, name) =>
    (query.prepare as (name: string) => ReturnType<typeof query.prepare>).call(query, name),
  async indexArticle(writing, key, { title, text }) {
    await postgres(writing).execute(sql`
      update search_entry set document =
        setweight(to_tsvector('simple', ${title}), 'A') || to_tsvector('simple', ${text}) where key = ${key}`);
  },
  async searchArticles(reading, projectId, words, limit) {
    if (words.length === 0) return [];
    const query = tsQuery(words);
    const result = await postgres(reading).execute(sql`
      select key from search_entry
      where project_id = ${projectId} and document @@ to_tsquery('simple', ${query})
      order by ts_rank(document, to_tsquery('simple', ${query})) desc limit ${limit}`);
    const { rows } = result as unknown as { rows: { key: number | string }[] };
    return rows.map((row) => Number(row.key));
  },
  async lockEventOrder(writing) {
    await postgres(writing).execute(sql`select pg_advisory_xact_lock(${EVENT_ORDER_LOCK})`);
  },
};
