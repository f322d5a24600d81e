import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { postgresDialect } from "./dialect/postgres.ts";
import { errorCodeOf, withoutValues } from "./error-code.ts";
import { printWithoutValues } from "./query-error.ts";
import { postgresTables } from "./schema/postgres.ts";
import { StoreUnavailable, type Db, type Store, type Writing } from "./store.ts";

printWithoutValues();

type Postgres = PgDatabase<PgQueryResultHKT>;

/** Serialization failures and deadlocks: PostgreSQL asks for the same transaction again. */
const RETRY_CODES = new Set(["40001", "40P01"]);
const MAX_ATTEMPTS = 10;

/** No connection, no room, shutting down or read-only: not the writer's fault, who may try again later. */
const UNAVAILABLE_CODES = /^(08|53|57P0|25006|ECONN|ETIMEDOUT|EPIPE|ENOTFOUND)/;

/** What to tell a writer whose transaction failed for good. */
function asUnavailable(cause: unknown): unknown {
  const code = errorCodeOf(cause);
  return RETRY_CODES.has(code) || UNAVAILABLE_CODES.test(code)
    ? new StoreUnavailable("The database cannot be written to at the moment.", { cause })
    : cause;
}

/** `Db` is typed after SQLite; the methods that queries use are the same here (see `Db`). */
const asDb = (db: Postgres) => db as unknown as Db;

/** Makes a store of any PostgreSQL that drizzle speaks to: a server through a pool, or the embedded one in tests. */
export function postgresStore(db: Postgres, end: () => Promise<void>): Store {
  const shared = { tables: postgresTables, dialect: postgresDialect };
  const attempt = <T>(job: (writing: Writing) => Promise<T>) =>
    db.transaction((tx) => job({ db: asDb(tx), inTransaction: true, ...shared }), {
      isolationLevel: "serializable",
    });
  return {
    reading: { db: asDb(db), ...shared },
    async write(job) {
      for (let tries = 1; ; tries++) {
        try {
          return await attempt(job);
        } catch (cause) {
          if (tries >= MAX_ATTEMPTS || !RETRY_CODES.has(errorCodeOf(cause)))
            throw asUnavailable(withoutValues(cause));
        }
      }
    },
    writesInTurn: false,
    standAside: (work) => work(), // its writers do not wait for one another
    close: end,
  };
}
