import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { migrateSqlite } from "#db/migrate/migrate-sqlite.ts";
import { databaseFile, openStore } from "#db/open.ts";
import { makeActor, makeArticle, makeProject } from "#db/testing/factories.ts";
import { placeInWorker, placings } from "./place-in-worker.ts";
import { sweepReceivedFiles } from "./receive-file.ts";
import type { PlacingJob } from "./worker.ts";

vi.mock("server-only", () => ({}));

const MIGRATIONS = path.join(import.meta.dirname, "../../../db/migrations/sqlite");
const TEXT = "Mayor Ann opened the hall on Monday.";

let dataDir: string;
beforeEach(async () => void (dataDir = await mkdtemp(path.join(tmpdir(), "sourcemark-placing-"))));
afterEach(() => rm(dataDir, { recursive: true }));

async function makeJob(): Promise<PlacingJob> {
  await migrateSqlite(databaseFile(dataDir), MIGRATIONS, 0);
  const store = await openStore({ dataDir });
  const actor = await makeActor(store);
  const projectId = await makeProject(store, actor);
  await makeArticle(store, projectId, actor, { text: TEXT });
  await store.close();
  const file = path.join(dataDir, "upload");
  await writeFile(file, JSON.stringify({ text: TEXT, label: [[0, 9, "claim"]] }));
  const settings = { format: "doccano" as const, mapping: {} };
  return { file, name: "a.jsonl", location: { dataDir }, projectId, settings, isImport: false, after: 0 };
}

test("a file that is looked at is given up when nobody waits for it any more", async () => {
  const job = await makeJob();
  expect(await placeInWorker(job, {})).toMatchObject({ ok: true, value: { format: "doccano", refused: 0 } });
  const gone = await placeInWorker(job, { signal: AbortSignal.abort() });
  expect(gone).toMatchObject({ ok: false, error: { code: "unavailable" } });
  const leaving = new AbortController();
  const placed = placeInWorker(job, { signal: leaving.signal });
  leaving.abort();
  expect(await placed).toMatchObject({ ok: false, error: { code: "unavailable" } });
});

test("two files are read at a time, whoever sent them", () => {
  const releases = [placings.take("ann"), placings.take("bea")];
  expect(placings.isFull("somebody else")).toBe(true);
  for (const release of releases) release();
  expect(placings.isFull("somebody else")).toBe(false);
});

test("received files that were left over are removed after a day, and nothing else", async () => {
  const now = Date.UTC(2026, 5, 2);
  for (const [name, hours] of [
    ["annotation-import-old", 25],
    ["annotation-import-new", 23],
    ["backups", 99],
  ] as const) {
    await mkdir(path.join(dataDir, name));
    await writeFile(path.join(dataDir, name, "upload"), "x");
    const at = now / 1_000 - hours * 3_600;
    await utimes(path.join(dataDir, name), at, at);
  }
  expect(await sweepReceivedFiles(dataDir, now)).toBe(1);
  expect((await readdir(dataDir)).toSorted()).toEqual(["annotation-import-new", "backups"]);
});
