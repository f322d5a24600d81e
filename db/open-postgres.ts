import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { postgresDialect } from "./dialect/postgres.ts";
import { postgresTables } from "./schema/postgres.ts";
import type { Db, Store, Writing } from "./store.ts";

type Postgres = PgDatabase<PgQueryResultHKT>;

/** Serialization failures and deadlocks: PostgreSQL asks for the same transaction again. */
const RETRY_CODES = new Set(["40001", "40P01"]);
const MAX_ATTEMPTS = 10;

const sqlState = (cause: unknown): string => {
  const error = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return error instanceof Error && "code" in error ? String(error.code) : "";
};

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
          if (tries >= MAX_ATTEMPTS || !RETRY_CODES.has(sqlState(cause))) throw cause;
        }
      }
    },
    close: end,
  };
}
