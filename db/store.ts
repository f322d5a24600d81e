import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import type { Tables } from "./schema/index.ts";

/**
 * The query builder that queries and mutations are written with. It is typed as asynchronous on both dialects: a
 * forgotten `await` is a type error, and the same code runs on SQLite and on PostgreSQL. Of its methods only those
 * that both dialects have are used (no `.all()`, `.get()`, `.run()`).
 */
export type Db = BaseSQLiteDatabase<"async", unknown, Record<string, never>>;

/** What a query needs. */
export interface Reading {
  readonly db: Db;
  readonly tables: Tables;
  readonly dialect: Dialect;
}

/** What a mutation needs: only `Store.write` hands it out, inside a transaction. */
export interface Writing extends Reading {
  readonly inTransaction: true;
}

export interface Store {
  /** For reading outside a transaction: sees everything that was acknowledged. */
  readonly reading: Reading;
  /**
   * Runs `job` in a transaction of its own and returns what it returns, once that is durable. If the job throws,
   * nothing of it is kept. Nothing but SQL may be awaited inside, and never another `write`.
   */
  write<T>(job: (writing: Writing) => Promise<T>): Promise<T>;
  /**
   * Writes run in the order in which they were asked for, also those that are asked for before the last is done: a
   * list of changes may then be handed over at once, and shares its durable commits.
   */
  readonly writesInTurn: boolean;
  /**
   * Holds this store's writes back while another thread writes through a store of its own, so that neither waits at the
   * database's lock. `work` must end soon, whatever happens to that thread.
   */
  standAside(work: () => Promise<void>): Promise<void>;
  /** Finishes the writes under way, then closes. Later calls fail. */
  close(): Promise<void>;
}

/** A store that is only read from. */
export type ReadingStore = Pick<Store, "reading" | "close">;

/** What tells this error in whatever bundle it was made; names of classes are shortened in production. */
export const STORE_UNAVAILABLE = "StoreUnavailable";

/** The database cannot take a write now (queue full, disk full, read-only, closed); the client keeps it and retries. */
export class StoreUnavailable extends Error {
  override name = STORE_UNAVAILABLE;
}

export interface SearchDocument {
  articleId: string;
  title: string;
  text: string;
}

/** A query of the builder that can be prepared once and run many times. */
interface Preparable<Row> {
  prepare(): { execute(values?: Record<string, unknown>): Promise<Row[]> };
}

/** A search entry that was found; the smaller its score, the better it fits. */
export interface SearchHit {
  key: number;
  score: number;
}

/** What the two databases do differently and queries need. */
export interface Dialect {
  readonly name: "sqlite" | "postgres";
  /** Prepares a select; `name` tells it apart on the server, where there is one. */
  prepare<Row>(query: Preparable<Row>, name: string): ReturnType<Preparable<Row>["prepare"]>;
  /**
   * Runs a select and gives its rows as arrays in the order of its columns, as the database keeps them: for very many
   * rows. Only for columns of text and numbers, which both databases keep alike.
   */
  values<Values extends readonly unknown[]>(query: PromiseLike<object[]>): Promise<Values[]>;
  /** Puts an article into the full-text index, or replaces what stood there. `key` is its search entry's key. */
  indexArticle(writing: Writing, key: number, document: SearchDocument): Promise<void>;
  /** Search entries that match all `words` (prefixes count), best first: those after `after`. */
  searchArticles(
    reading: Reading,
    projectId: string,
    words: readonly string[],
    page: { after: SearchHit | null; limit: number },
  ): Promise<SearchHit[]>;
  /** Ids of the claims that have any of `words` (prefixes count), best first; merged ones too. */
  searchClaims(
    reading: Reading,
    projectId: string,
    words: readonly string[],
    limit: number,
  ): Promise<string[]>;
  /**
   * Makes events of concurrent transactions take their numbers in the order in which they become visible, so that
   * a reader who has seen `seq` never misses a smaller one later.
   */
  lockEventOrder(writing: Writing): Promise<void>;
}
