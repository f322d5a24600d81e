import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { sqliteDialect } from "./dialect/sqlite.ts";
import { sqliteTables } from "./schema/sqlite.ts";
import { keepStatements } from "./statement-cache.ts";
import { WriteQueue } from "./write-queue.ts";
import type { Db, Reading, ReadingStore, Store, Writing } from "./store.ts";

/** "SMRK": tells our files from other people's SQLite databases. */
export const APPLICATION_ID = 0x534d524b;

/** Opens one connection with the settings that every connection of ours has. */
export function connect(file: string, options: Database.Options = {}): Database.Database {
  const connection = new Database(file, options);
  connection.pragma("busy_timeout = 5000");
  if (!options.readonly) connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("trusted_schema = OFF");
  return connection;
}

/**
 * better-sqlite3 answers at once, drizzle wraps the answer for `await`: to callers it is the asynchronous `Db`.
 * The cast says only that; results have the same types.
 */
const asDb = (connection: Database.Database) =>
  drizzle(connection, { casing: "snake_case" }) as unknown as Db;

/** Opens the embedded database for reading only, as worker threads do. The file must be there and migrated. */
export function openSqliteReading(file: string): ReadingStore {
  const reader = connect(file, { readonly: true, fileMustExist: true });
  return {
    reading: { db: asDb(reader), tables: sqliteTables, dialect: sqliteDialect },
    close: async () => void reader.close(),
  };
}

/**
 * Opens the embedded database: one connection that writes, one that reads. The driver is synchronous, so further
 * readers in the same thread would gain nothing; worker threads open their own. The file must be migrated.
 */
export function openSqlite(file: string): Store {
  const writer = keepStatements(connect(file));
  const reader = keepStatements(connect(file, { readonly: true, fileMustExist: true }));
  const shared = { tables: sqliteTables, dialect: sqliteDialect };
  const reading: Reading = { db: asDb(reader), ...shared };
  const writing: Writing = { db: asDb(writer), inTransaction: true, ...shared };
  const queue = new WriteQueue(writer);
  return {
    reading,
    write: (job) => queue.add(() => job(writing)),
    writesInTurn: true,
    standAside: (work) => queue.standAside(work),
    async close() {
      await queue.close();
      reader.close();
      writer.pragma("wal_checkpoint(TRUNCATE)");
      writer.close();
    },
  };
}
