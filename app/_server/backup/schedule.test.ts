import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { migrateSqlite } from "#db/migrate/migrate-sqlite.ts";
import { backUpSqlite } from "#db/backup/sqlite-backup.ts";
import { databaseFile } from "#db/open.ts";

vi.mock("server-only", () => ({}));
const { backUpIfDue, readBackupPlan } = await import("./schedule.ts");

const HOUR = 3_600_000;
const START = Date.UTC(2026, 4, 1, 12);

describe("the plan", () => {
  it("is a backup a day, seven kept, unless told otherwise", () => {
    expect(readBackupPlan({ NODE_ENV: "test" })).toEqual({ every: 24 * HOUR, keep: 7 });
    const told = { NODE_ENV: "test", BACKUP_EVERY: "0.5", BACKUP_KEEP: "3" } as const;
    expect(readBackupPlan(told)).toEqual({ every: HOUR / 2, keep: 3 });
    expect(readBackupPlan({ NODE_ENV: "test", BACKUP_EVERY: "0" }).every).toBeNull();
  });

  it.each([{ BACKUP_EVERY: "often" }, { BACKUP_EVERY: "-1" }, { BACKUP_KEEP: "0" }, { BACKUP_KEEP: "1.5" }])(
    "cannot be %o",
    (environment) => expect(() => readBackupPlan({ NODE_ENV: "test", ...environment })).toThrow(/must be/),
  );
});

describe("a schedule", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), "sourcemark-schedule-"));
    await migrateSqlite(databaseFile(dataDir), path.resolve("db/migrations/sqlite"), 0);
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it("backs up when it is time, not before, and keeps as many as it should", async () => {
    const plan = { every: HOUR, keep: 2 };
    const made: boolean[] = [];
    for (const minutes of [0, 30, 59, 60, 100, 121, 185])
      made.push(await backUpIfDue(dataDir, plan, START + minutes * 60_000, backUpSqlite));
    expect(made).toEqual([true, false, false, true, false, true, true]);
    expect(await readdir(path.join(dataDir, "backups"))).toEqual([
      "sourcemark-2026-05-01T14-01-00-000Z.db",
      "sourcemark-2026-05-01T15-05-00-000Z.db",
    ]);
  });

  it("works in a thread of its own", async () => {
    expect(await backUpIfDue(dataDir, { every: HOUR, keep: 1 }, START)).toBe(true);
    expect(await readdir(path.join(dataDir, "backups"))).toHaveLength(1);
  });

  it("does nothing when it is off", async () => {
    expect(await backUpIfDue(dataDir, { every: null, keep: 1 }, START)).toBe(false);
  });
});
