import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

/**
 * What the schema is written with. The PostgreSQL kit has the same names and, for our purposes, the same meaning,
 * so that every table is defined once; column names follow the keys in snake case (set where a database is opened).
 */
export const sqliteKit = {
  table: sqliteTable,
  id: () => text().primaryKey(),
  text: <T extends string = string>() => text().$type<T>(),
  integer: () => integer(),
  real: () => real(),
  boolean: () => integer({ mode: "boolean" }),
  /** Milliseconds since 1970 (UTC) as a number. */
  millis: () => integer(),
  /** Bytes of something larger than an integer of every dialect holds. */
  size: () => integer(),
  /** A JavaScript Date; only where the sign-in library asks for one. */
  date: () => integer({ mode: "timestamp_ms" }),
  json: <T>() => text({ mode: "json" }).$type<T>(),
  bytes: () => blob({ mode: "buffer" }),
  /** A key that the database counts up and never gives out twice. */
  counter: () => integer().primaryKey({ autoIncrement: true }),
  index,
  uniqueIndex,
  primaryKey,
  check,
};

export type Kit = typeof sqliteKit;
