import {
  bigint,
  boolean,
  check,
  customType,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Kit } from "./sqlite-kit.ts";

/** JSON kept as text: jsonb would reorder and drop keys, and then no hash of it could be trusted. */
const jsonText = customType<{ data: unknown; driverData: string }>({
  dataType: () => "text",
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value),
});

const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => "bytea",
  fromDriver: (value) => Buffer.from(value),
});

const kit = {
  table: pgTable,
  id: () => text().primaryKey(),
  text: () => text(),
  integer: () => integer(),
  real: () => doublePrecision(),
  boolean: () => boolean(),
  millis: () => bigint({ mode: "number" }),
  size: () => bigint({ mode: "number" }),
  date: () => timestamp({ withTimezone: true, precision: 3, mode: "date" }),
  json: () => jsonText(),
  bytes: () => bytes(),
  counter: () => bigint({ mode: "number" }).primaryKey().generatedByDefaultAsIdentity(),
  index,
  uniqueIndex,
  primaryKey,
  check,
};

/**
 * The one place where the dialects are held to be the same: each builder above returns the JavaScript type that its
 * SQLite twin returns, and the store's tests run on both. The type checker cannot see that, hence the cast.
 */
export const postgresKit = kit as unknown as Kit;
