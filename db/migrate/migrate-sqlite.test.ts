import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connect } from "../open-sqlite.ts";
import { migrateSqlite } from "./migrate-sqlite.ts";
import { MigrationRefused } from "./migrations.ts";

const OURS = path.join(import.meta.dirname, "../migrations/sqlite");

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sourcemark-migrate-"));
  file = path.join(folder, "data/test.db");
});
afterEach(() => rm(folder, { recursive: true }));

/** A folder of migrations as drizzle-kit writes them. */
async function migrationsOf(migrations: Record<string, string>): Promise<string> {
  const at = await mkdtemp(path.join(folder, "migrations-"));
  await mkdir(path.join(at, "meta"));
  const entries = Object.keys(migrations).map((tag, idx) => ({ idx, tag }));
  await writeFile(path.join(at, "meta/_journal.json"), JSON.stringify({ entries }));
  for (const [tag, text] of Object.entries(migrations)) await writeFile(path.join(at, `${tag}.sql`), text);
  return at;
}

const BREAK = "--> statement-breakpoint";
const START = `
CREATE TABLE parent (id text PRIMARY KEY NOT NULL, level integer DEFAULT 0 NOT NULL);
${BREAK}
CREATE TABLE child (
  id integer PRIMARY KEY NOT NULL,
  parent_id text NOT NULL,
  FOREIGN KEY (parent_id) REFERENCES parent(id) ON DELETE cascade
);
${BREAK}
CREATE TABLE grandchild (
  id integer PRIMARY KEY NOT NULL,
  child_id integer NOT NULL REFERENCES child(id) ON DELETE cascade
);`;

/** What drizzle-kit writes when the default of a column changes. */
const REBUILD = `
PRAGMA foreign_keys=OFF;
${BREAK}
CREATE TABLE \`__new_parent\` (id text PRIMARY KEY NOT NULL, level integer DEFAULT 3 NOT NULL);
${BREAK}
INSERT INTO \`__new_parent\`("id", "level") SELECT "id", "level" FROM \`parent\`;
${BREAK}
DROP TABLE \`parent\`;
${BREAK}
ALTER TABLE \`__new_parent\` RENAME TO \`parent\`;
${BREAK}
PRAGMA foreign_keys=ON;`;

const CHILDREN = 200;

async function seeded(): Promise<void> {
  await migrateSqlite(file, await migrationsOf({ "0000_start": START }), 0);
  const connection = connect(file);
  connection.exec("insert into parent values ('a', 1), ('b', 2)");
  const child = connection.prepare("insert into child values (?, ?)");
  const grandchild = connection.prepare("insert into grandchild values (?, ?)");
  for (let i = 1; i <= CHILDREN; i++) {
    child.run(i, i % 2 ? "a" : "b");
    grandchild.run(i, i);
  }
  connection.close();
}

function look<T>(at: string, run: (connection: Database.Database) => T): T {
  const connection = new Database(at, { readonly: true });
  try {
    return run(connection);
  } finally {
    connection.close();
  }
}

const rowsOf = (table: string) => (connection: Database.Database) =>
  connection.prepare(`select * from ${table} order by 1`).raw().all();
const version = (connection: Database.Database) => connection.pragma("user_version", { simple: true });

/** Every table of a database with its rows. */
const everything = (connection: Database.Database) =>
  ["parent", "child", "grandchild", "migration"].map((table) => rowsOf(table)(connection));

describe("rebuilding a parent table", () => {
  test("keeps its cascading children, and references work afterwards", async () => {
    await seeded();
    const migrations = await migrationsOf({ "0000_start": START, "0001_rebuild": REBUILD });
    const before = look(file, (connection) => [
      rowsOf("child")(connection),
      rowsOf("grandchild")(connection),
    ]);
    expect(before[0]).toHaveLength(CHILDREN);
    const { migrated } = await migrateSqlite(file, migrations, 1);
    expect(migrated).toEqual(["0001_rebuild"]);
    expect(
      look(file, (connection) => [rowsOf("child")(connection), rowsOf("grandchild")(connection)]),
    ).toEqual(before);
    const connection = connect(file);
    expect(connection.pragma("foreign_key_check")).toEqual([]);
    expect(() => connection.exec("insert into child values (9999, 'nobody')")).toThrow(/FOREIGN KEY/);
    connection.exec("delete from parent where id = 'a'");
    expect(connection.prepare("select count(*) from grandchild").pluck().get()).toBe(CHILDREN / 2);
    connection.exec("insert into parent (id) values ('c')");
    expect(connection.prepare("select level from parent where id = 'c'").pluck().get()).toBe(3);
    connection.close();
  });

  test("would have lost them in a plain transaction: the danger is real", async () => {
    await seeded();
    const connection = connect(file);
    connection.exec("BEGIN");
    for (const statement of REBUILD.split(BREAK)) connection.exec(statement);
    connection.exec("COMMIT");
    expect(connection.prepare("select count(*) from child").pluck().get()).toBe(0);
    connection.close();
  });
});

describe("a migration that would do harm is taken back whole", () => {
  test.each([
    ["loses rows of a table", `DELETE FROM grandchild WHERE id = 7;`, /grandchild: 200 before, 199 after/],
    [
      "loses rows in rebuilding",
      REBUILD.replace("FROM `parent`", "FROM `parent` WHERE id = 'a'"),
      /parent: 2 before, 1/,
    ],
    ["leaves broken references", `UPDATE child SET parent_id = 'nobody' WHERE id = 1;`, /broken references/],
    [
      "breaks off in the middle",
      `UPDATE parent SET level = 9;${BREAK}INSERT INTO nowhere VALUES (1);`,
      /nowhere/,
    ],
  ])("when it %s", async (_, migration, message) => {
    await seeded();
    const before = look(file, everything);
    const migrations = await migrationsOf({ "0000_start": START, "0001_harm": migration });
    await expect(migrateSqlite(file, migrations, 1)).rejects.toThrow(message);
    expect(look(file, everything)).toEqual(before);
    expect(look(file, version)).toBe(1);
    // The next attempt, with a migration that is right, goes through.
    const mended = await migrationsOf({ "0000_start": START, "0001_rebuild": REBUILD });
    expect((await migrateSqlite(file, mended, 2)).migrated).toEqual(["0001_rebuild"]);
  });
});

describe("before anything changes", () => {
  test("a backup is made that opens and holds what was there", async () => {
    await seeded();
    const before = look(file, everything);
    const migrations = await migrationsOf({ "0000_start": START, "0001_rebuild": REBUILD });
    const { backup } = await migrateSqlite(file, migrations, Date.UTC(2026, 0, 2));
    if (backup === null) throw new Error("There is no backup.");
    expect(path.basename(backup)).toContain("2026-01-02");
    expect(look(backup, everything)).toEqual(before);
    expect(look(backup, version)).toBe(1);
    expect(look(backup, (connection) => connection.pragma("integrity_check", { simple: true }))).toBe("ok");
    // Restored, it is a database that can be brought up to date again.
    await cp(backup, path.join(folder, "restored.db"));
    const again = await migrateSqlite(path.join(folder, "restored.db"), migrations, 1);
    expect(again.migrated).toEqual(["0001_rebuild"]);
  });

  test("it is there even when the migration then fails", async () => {
    await seeded();
    const migrations = await migrationsOf({ "0000_start": START, "0001_harm": "DELETE FROM child;" });
    await expect(migrateSqlite(file, migrations, 1)).rejects.toThrow(MigrationRefused);
    expect(await readdir(path.join(folder, "data/backups"))).toHaveLength(1);
  });

  test("a new database and one that is up to date need none", async () => {
    const fresh = await migrateSqlite(file, OURS, 0);
    expect(fresh.backup).toBeNull();
    expect(fresh.migrated.length).toBeGreaterThan(0);
    expect(await migrateSqlite(file, OURS, 1)).toEqual({ migrated: [], backup: null });
  });
});

describe("a database that is not ours to change is left alone, byte for byte,", () => {
  const digest = async () =>
    createHash("sha256")
      .update(await readFile(file))
      .digest("hex");

  async function expectUntouched(migrations: string, message: RegExp): Promise<void> {
    const before = await digest();
    await expect(migrateSqlite(file, migrations, 1)).rejects.toThrow(message);
    expect(await digest()).toBe(before);
  }

  test("when a newer program wrote it", async () => {
    await migrateSqlite(file, await migrationsOf({ "0000_start": START, "0001_rebuild": REBUILD }), 0);
    await expectUntouched(await migrationsOf({ "0000_start": START }), /newer Sourcemark/);
  });

  test("when its migrations were other ones", async () => {
    await seeded();
    await expectUntouched(await migrationsOf({ "0000_start": `${START} ` }), /another form/);
  });

  test("when another program wrote it", async () => {
    await mkdir(path.dirname(file), { recursive: true });
    const other = new Database(file);
    other.exec("create table recipe (name text); insert into recipe values ('soup')");
    other.pragma("application_id = 42");
    other.close();
    await expectUntouched(OURS, /another program/);
  });

  test("when it is no database at all", async () => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, "Dear diary, ".repeat(1000));
    await expectUntouched(OURS, /not a database/);
  });
});
