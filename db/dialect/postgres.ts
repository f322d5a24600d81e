import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Dialect, Reading } from "../store.ts";

const EVENT_ORDER_LOCK = 7_304_771;

/** `Db` is typed after SQLite; under this dialect it is drizzle's PostgreSQL database, which has `execute`. */
const postgres = ({ db }: Reading) => db as unknown as PgDatabase<PgQueryResultHKT>;

/** Without marks on Latin letters, as SQLite's index folds them, so that "Malmö" is found by "malmo" in both. */
const withoutMarks = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");

/**
 * How much of a text is searched, in UTF-16 code units: about 40,000 words. PostgreSQL refuses an index entry over
 * 1 MB, which a longer text can reach when its words differ much.
 */
const INDEXED_LENGTH = 250_000;

/** Words become quoted prefixes of a tsquery, so that nothing a person types is read as query syntax. */
const tsQuery = (words: readonly string[], join: " & " | " | ") =>
  words.map((word) => `'${word.replaceAll("\\", "").replaceAll("'", "''")}':*`).join(join);

export const postgresDialect: Dialect = {
  name: "postgres",
  // Here `prepare` wants a name, which the type after SQLite does not know.
  prepare: (query, name) =>
    (query.prepare as (name: string) => ReturnType<typeof query.prepare>).call(query, name),
  async values<Values extends readonly unknown[]>(query: PromiseLike<object[]>) {
    return (await query).map((row) => Object.values(row) as unknown as Values);
  },
  async indexArticle(writing, key, document) {
    const title = withoutMarks(document.title);
    const text = withoutMarks(document.text.slice(0, INDEXED_LENGTH).toWellFormed());
    await postgres(writing).execute(sql`
      update search_entry set document =
        setweight(to_tsvector('simple', ${title}), 'A') || to_tsvector('simple', ${text}) where key = ${key}`);
  },
  async searchArticles(reading, projectId, words, { after, limit }) {
    if (words.length === 0) return [];
    const query = tsQuery(words.map(withoutMarks), " & ");
    const rest = after ? sql`where (score, key) > (${after.score}::float8, ${after.key}::bigint)` : sql``;
    const result = await postgres(reading).execute(sql`
      with found as materialized (
        select key, -ts_rank(document, to_tsquery('simple', ${query}))::float8 as score from search_entry
        where project_id = ${projectId} and document @@ to_tsquery('simple', ${query}))
      select key, score from found ${rest} order by score, key limit ${limit}`);
    const { rows } = result as unknown as { rows: { key: number | string; score: number }[] };
    return rows.map(({ key, score }) => ({ key: Number(key), score }));
  },
  async searchClaims(reading, projectId, words, limit) {
    if (words.length === 0) return [];
    const query = tsQuery(words, " | ");
    const result = await postgres(reading).execute(sql`
      select id from claim
      where project_id = ${projectId} and to_tsvector('simple', text) @@ to_tsquery('simple', ${query})
      order by ts_rank(to_tsvector('simple', text), to_tsquery('simple', ${query})) desc limit ${limit}`);
    const { rows } = result as unknown as { rows: { id: string }[] };
    return rows.map((row) => row.id);
  },
  async lockEventOrder(writing) {
    await postgres(writing).execute(sql`select pg_advisory_xact_lock(${EVENT_ORDER_LOCK})`);
  },
};
