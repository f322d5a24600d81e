import { sql, type Placeholder } from "drizzle-orm";
import type { Reading } from "./store.ts";

/** The values of a query, or the places where they will stand. */
type Holes<Values> = { [Key in keyof Values]: Values[Key] | Placeholder };

interface Query<Row> extends PromiseLike<Row[]> {
  prepare(): { execute(values?: Record<string, unknown>): Promise<Row[]> };
}

type Prepared = ReturnType<Query<unknown>["prepare"]>;
const known = new WeakMap<Reading, Map<string, Prepared>>();

/**
 * Runs a query that every change needs: it is put into SQL once for a connection and later only filled in. `build`
 * makes it from the values or from holes for them. A transaction of PostgreSQL is a session of its own, for which
 * nothing can be kept: there it is built with the values each time.
 */
export async function runPrepared<Values extends Record<string, unknown>, Row>(
  reading: Reading,
  name: string,
  values: Values,
  build: (holes: Holes<Values>) => Query<Row>,
): Promise<Row[]> {
  if (reading.dialect.name !== "sqlite") return build(values);
  const queries = known.get(reading) ?? new Map<string, Prepared>();
  known.set(reading, queries);
  const entries = Object.entries(values);
  // What is null stands in the query itself: a hole would be encoded as a value of its column.
  const shape = `${name} ${entries.map(([key, value]) => (value === null ? `-${key}` : key)).join(" ")}`;
  // The same name and shape are always built by the same function.
  let prepared = queries.get(shape) as ReturnType<Query<Row>["prepare"]> | undefined;
  if (!prepared) {
    const holes = entries.map(([key, value]) => [key, value === null ? null : sql.placeholder(key)]);
    prepared = build(Object.fromEntries(holes) as Holes<Values>).prepare();
    queries.set(shape, prepared);
  }
  return prepared.execute(values);
}
