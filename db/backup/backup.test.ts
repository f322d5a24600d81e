import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { migrateSqlite } from "../migrate/migrate-sqlite.ts";
import { openSqlite } from "../open-sqlite.ts";
import type { Store } from "../store.ts";
import { makeActor, makeAnnotation, makeArticle, makeProject, NOW } from "../testing/factories.ts";
import { restoreSqlite } from "./restore-sqlite.ts";
import {
  backUpSqlite,
  backupName,
  BackupRefused,
  checkBackup,
  listBackups,
  pruneBackups,
} from "./sqlite-backup.ts";

const MIGRATIONS = path.join(import.meta.dirname, "../migrations/sqlite");

let folder: string;
let file: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sourcemark-backup-"));
  file = path.join(folder, "sourcemark.db");
  await migrateSqlite(file, MIGRATIONS, 0);
  store = openSqlite(file);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const eventsIn = (database: string) => {
  const connection = new Database(database, { readonly: true });
  try {
    return Number(connection.prepare("select count(*) from event").pluck().get());
  } finally {
    connection.close();
  }
};

async function scene() {
  const actor = await makeActor(store);
  const projectId = await makeProject(store, actor);
  return { actor, article: await makeArticle(store, projectId, actor) };
}

it("copies one moment of a database that is written to meanwhile", async () => {
  const { actor, article } = await scene();
  const before = eventsIn(file);
  const target = path.join(folder, "backups", "copy.db");
  let writing: Promise<unknown> = Promise.resolve();
  const shares: number[] = [];
  await backUpSqlite(file, target, (done) => {
    shares.push(done);
    writing = writing.then(() => makeAnnotation(store, actor, article));
  });
  await writing;
  expect(eventsIn(target)).toBeGreaterThanOrEqual(before);
  expect(eventsIn(file)).toBeGreaterThan(before);
  expect(checkBackup(target)).toBeGreaterThan(0);
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  expect(await readdir(path.dirname(target))).toEqual(["copy.db"]);
});

it("brings back what was lost, and keeps what stood there: the drill", async () => {
  const { actor, article } = await scene();
  await makeAnnotation(store, actor, article);
  const saved = eventsIn(file);
  const backup = path.join(folder, "backups", backupName(NOW));
  await backUpSqlite(file, backup);
  await store.write(({ db, tables }) => db.delete(tables.project).then(() => undefined));
  await store.write(({ db, tables }) => db.delete(tables.event).then(() => undefined));
  await store.close();
  const { replaced, older } = await restoreSqlite(backup, file, MIGRATIONS, NOW);
  expect(older).toBe(false);
  store = openSqlite(file);
  expect(eventsIn(file)).toBe(saved);
  expect(await store.reading.db.$count(store.reading.tables.annotation)).toBe(1);
  expect(eventsIn(replaced ?? "")).toBe(0);
  // and work goes on
  await makeAnnotation(store, actor, article);
  expect(await store.reading.db.$count(store.reading.tables.annotation)).toBe(2);
});

it("refuses to replace a database that a server has open, and leaves it as it is", async () => {
  const { actor, article } = await scene();
  const backup = path.join(folder, "copy.db");
  await backUpSqlite(file, backup);
  await expect(restoreSqlite(backup, file, MIGRATIONS, NOW)).rejects.toThrow(/in use/);
  await makeAnnotation(store, actor, article);
  expect(await readdir(folder)).not.toContain("sourcemark.db.restoring");
});

const spoil: Record<string, (copy: string) => unknown> = {
  "a newer one": (copy) => {
    const connection = new Database(copy);
    connection.pragma("user_version = 999");
    connection.close();
  },
  "another program's": (copy) => {
    const connection = new Database(copy);
    connection.pragma("application_id = 7");
    connection.close();
  },
  "a damaged one": async (copy) => {
    const bytes = await readFile(copy);
    bytes.fill(0x5a, 4096 * 3, 4096 * 12);
    await writeFile(copy, bytes);
  },
  "half of one": async (copy) => {
    const bytes = await readFile(copy);
    await writeFile(copy, bytes.subarray(0, bytes.length / 2));
  },
  "no database at all": (copy) => writeFile(copy, "hello"),
  "an empty file": (copy) => writeFile(copy, ""),
};

it.each(Object.entries(spoil))("refuses to restore %s", async (_, damage) => {
  await scene();
  const backup = path.join(folder, "copy.db");
  await backUpSqlite(file, backup);
  await damage(backup);
  await store.close();
  const before = await readFile(file);
  await expect(restoreSqlite(backup, file, MIGRATIONS, NOW)).rejects.toThrow(BackupRefused);
  expect((await readFile(file)).equals(before)).toBe(true);
  store = openSqlite(file);
});

it("keeps the newest backups, and nothing but backups goes", async () => {
  const backups = path.join(folder, "backups");
  await backUpSqlite(file, path.join(backups, backupName(NOW)));
  for (const hour of [1, 2, 3])
    await writeFile(path.join(backups, backupName(NOW + hour * 3_600_000)), String(hour));
  await writeFile(path.join(backups, "before-migration-2026.db"), "");
  const gone = await pruneBackups(backups, 2);
  expect(gone).toEqual([backupName(NOW), backupName(NOW + 3_600_000)]);
  expect(await listBackups(backups)).toEqual([2, 3].map((hour) => backupName(NOW + hour * 3_600_000)));
  expect(await readdir(backups)).toContain("before-migration-2026.db");
  await pruneBackups(backups, 0);
  expect(await listBackups(backups)).toHaveLength(1);
});
