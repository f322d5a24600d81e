import type { Reading, Writing } from "../store.ts";

export interface SearchDocument {
  articleId: string;
  title: string;
  text: string;
}

/** What the two databases do differently and queries need. */
/** A query of the builder that can be prepared once and run many times. */
interface Preparable<Row> {
  prepare(): { execute(values?: Record<string, unknown>): Promise<Row[]> };
}

export interface Dialect {
  readonly name: "sqlite" | "postgres";
  /** Prepares a select; `name` tells it apart on the server, where there is one. */
  prepare<Row>(query: Preparable<Row>, name: string): ReturnType<Preparable<Row>["prepare"]>;
  /** Puts an article into the full-text index, or replaces what stood there. `key` is its search entry's key. */
  indexArticle(writing: Writing, key: number, document: SearchDocument): Promise<void>;
  /** Keys of the search entries that match all `words` (prefixes count), best first. */
  searchArticles(
    reading: Reading,
    projectId: string,
    words: readonly string[],
    limit: number,
  ): Promise<number[]>;
  /**
   * Makes events of concurrent transactions take their numbers in the order in which they become visible, so that
   * a reader who has seen `seq` never misses a smaller one later.
   */
  lockEventOrder(writing: Writing): Promise<void>;
}
