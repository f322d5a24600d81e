import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { getTableColumns, getTableName, is, Table } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeSchema } from "../schema/index.ts";
import * as postgresModule from "../schema/postgres.ts";
import { sqliteKit } from "../schema/sqlite-kit.ts";
import * as sqliteModule from "../schema/sqlite.ts";
import { readMigrations } from "./migrations.ts";

const ROOT = path.join(import.meta.dirname, "../..");
const MIGRATIONS = path.join(ROOT, "db/migrations");
const exportedTables = (module: object) =>
  Object.entries(module).flatMap(([name, value]) => (is(value, Table) ? [name] : []));

describe("what drizzle-kit sees", () => {
  const defined = Object.keys(makeSchema(sqliteKit)).toSorted();

  test.each([
    ["sqlite.ts", sqliteModule],
    ["postgres.ts", postgresModule],
  ])("schema/%s exports every table that is defined, and no other", (_, module) => {
    expect(exportedTables(module).toSorted()).toEqual(defined);
  });

  test("both dialects have the same tables and columns", () => {
    const shape = (tables: Record<string, Table>) =>
      Object.fromEntries(
        Object.entries(tables).map(([name, table]) => [
          name,
          [getTableName(table), ...Object.keys(getTableColumns(table))],
        ]),
      );
    expect(shape(postgresModule.postgresTables)).toEqual(shape(sqliteModule.sqliteTables));
  });

  test("both dialects have the same migrations", async () => {
    const names = async (dialect: string) =>
      (await readMigrations(path.join(MIGRATIONS, dialect))).map(({ name }) => name);
    expect(await names("postgres")).toEqual(await names("sqlite"));
  });
});

describe("the migrations lead to the schema: there is nothing to generate", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "sourcemark-kit-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test.each([
    ["sqlite", "sqlite"],
    ["postgresql", "postgres"],
  ])("for %s", async (dialect, name) => {
    await cp(path.join(MIGRATIONS, name), folder, { recursive: true });
    const before = await readdir(folder, { recursive: true });
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        path.join(ROOT, "node_modules/drizzle-kit/bin.cjs"),
        "generate",
        `--dialect=${dialect}`,
        `--schema=${path.join(ROOT, "db/schema", `${name}.ts`)}`,
        `--out=${path.relative(ROOT, folder)}`,
        "--casing=snake_case",
      ],
      { cwd: ROOT },
    );
    expect(stdout).toContain("No schema changes");
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });
});
