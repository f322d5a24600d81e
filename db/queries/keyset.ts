import { and, asc, desc, eq, gt, lt, or, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { ok, type Result } from "#lib/operations/envelope.ts";
import { badCursor, cutPage, readCursor, type Page, type PageKey, type PageQuery } from "#lib/pages/pages.ts";

/** What a list is ordered by: columns that no two rows share all of. */
export interface ListOrder {
  columns: readonly SQLiteColumn[];
  direction: "ascending" | "descending";
}

/** What a query for one page needs, besides its own conditions. */
export interface PageClauses {
  /** Rows after the cursor; undefined at the beginning. */
  after: SQL | undefined;
  orderBy: SQL[];
  /** One more than the page holds, which tells whether anything follows. */
  limit: number;
}

/** What of the rows a reader may see, where SQL cannot say it; so many are read at a time. */
export interface Sieve<Row> {
  keep: (row: Row) => boolean;
  stretch: number;
}

/**
 * Reads one page of a list. The cursor is the key of the last row and no count, so what is added or removed meanwhile makes
 * no row come twice and lets none out; and the database reads no row before it. `invalid` for what is no cursor.
 */
export async function keysetPage<Row>(
  { columns, direction }: ListOrder,
  { cursor, limit }: PageQuery,
  read: (clauses: PageClauses) => PromiseLike<Row[]>,
  keyOf: (row: Row) => PageKey,
  sieve?: Sieve<Row>,
): Promise<Result<Page<Row>>> {
  const key = cursor === undefined ? null : readCursor(cursor);
  if (cursor !== undefined && (key === null || !fits(columns, key))) return badCursor();
  const orderBy = columns.map((column) => (direction === "ascending" ? asc(column) : desc(column)));
  const wanted = limit + 1;
  const readAfter = (last: PageKey | null, count: number) =>
    read({ after: last === null ? undefined : beyond(columns, last, direction), orderBy, limit: count });
  if (!sieve) return ok(cutPage(await readAfter(key, wanted), limit, keyOf));
  const rows: Row[] = [];
  for (let last = key; rows.length < wanted;) {
    const stretch = await readAfter(last, sieve.stretch);
    rows.push(...stretch.filter(sieve.keep));
    const end = stretch.at(-1);
    if (end === undefined || stretch.length < sieve.stretch) break;
    last = keyOf(end);
  }
  return ok(cutPage(rows, limit, keyOf));
}

const fits = (columns: ListOrder["columns"], key: PageKey) =>
  key.length === columns.length && columns.every(({ dataType }, i) => dataType === typeof key[i]);

/** Rows whose columns, compared one after the other, come after the key. */
function beyond(
  columns: ListOrder["columns"],
  key: PageKey,
  direction: ListOrder["direction"],
): SQL | undefined {
  const further = direction === "ascending" ? gt : lt;
  const steps = columns.map((column, i) =>
    and(...columns.slice(0, i).map((earlier, j) => eq(earlier, key[j])), further(column, key[i])),
  );
  return or(...steps);
}
