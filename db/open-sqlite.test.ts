import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrateSqlite } from "./migrate/migrate-sqlite.ts";
import { readMigrations } from "./migrate/migrations.ts";
import { APPLICATION_ID, openSqlite } from "./open-sqlite.ts";
import { StoreUnavailable, type Db, type Store } from "./store.ts";

const MIGRATIONS = path.join(import.meta.dirname, "migrations/sqlite");

let folder: string;
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sourcemark-open-"));
  const file = path.join(folder, "test.db");
  await migrateSqlite(file, MIGRATIONS, 0);
  store = openSqlite(file);
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function pragma(db: Db, name: string): Promise<unknown> {
  const [row] = await db.all<Record<string, unknown>>(sql.raw(`pragma ${name}`));
  return Object.values(row ?? {})[0];
}

const CONNECTIONS: Record<string, <T>(ask: (db: Db) => Promise<T>) => Promise<T>> = {
  "the writing connection": (ask) => store.write(({ db }) => ask(db)),
  "the reading connection": (ask) => ask(store.reading.db),
};

describe.each(Object.entries(CONNECTIONS))("%s", (_, on) => {
  test.each([
    ["journal_mode", "wal"],
    ["synchronous", 2],
    ["foreign_keys", 1],
    ["busy_timeout", 5000],
    ["trusted_schema", 0],
    ["application_id", APPLICATION_ID],
  ])("has %s = %s", async (name, value) => {
    expect(await on((db) => pragma(db, name))).toBe(value);
  });

  test("finds the version of the newest migration", async () => {
    const { length } = await readMigrations(MIGRATIONS);
    expect(length).toBeGreaterThan(0);
    expect(await on((db) => pragma(db, "user_version"))).toBe(length);
  });
});

test("the reading connection cannot write", async () => {
  const write = async () => store.reading.db.run(sql`delete from event`);
  await expect(write()).rejects.toMatchObject({ cause: { code: "SQLITE_READONLY" } });
});

test("a full disk is told as such, also where the query builder wraps the error", async () => {
  await store.write(({ db }) => db.run(sql.raw("pragma max_page_count = 1")));
  const large = "x".repeat(200_000);
  const write = store.write(({ db }) =>
    db.run(sql`insert into article_search (rowid, title, text) values (1, ${large}, ${large})`),
  );
  await expect(write).rejects.toBeInstanceOf(StoreUnavailable);
  await store.write(({ db }) => db.run(sql.raw("pragma max_page_count = 1000000")));
});

test("a reference to nothing is refused", async () => {
  const { member } = store.reading.tables;
  const row = { projectId: "none", userId: "none", role: "viewer" as const, createdAt: 0 };
  await expect(store.write(({ db }) => db.insert(member).values(row))).rejects.toThrow(/FOREIGN KEY/);
});

test("what was acknowledged is read at once, and stands in the file after closing", async () => {
  const file = path.join(folder, "closing.db");
  await migrateSqlite(file, MIGRATIONS, 0);
  const first = openSqlite(file);
  const { verification } = first.reading.tables;
  const at = new Date(0);
  const times = { expiresAt: at, createdAt: at, updatedAt: at };
  await first.write(({ db }) =>
    db.insert(verification).values({ id: "one", identifier: "x", value: "kept", ...times }),
  );
  expect(await first.reading.db.select().from(verification)).toMatchObject([{ value: "kept" }]);
  const late = first.write(({ db }) =>
    db.insert(verification).values({ id: "two", identifier: "x", value: "under way", ...times }),
  );
  await first.close();
  await late;
  await expect(first.write(async () => undefined)).rejects.toThrow(StoreUnavailable);
  const second = openSqlite(file);
  expect(await second.reading.db.select().from(verification)).toHaveLength(2);
  await second.close();
});
