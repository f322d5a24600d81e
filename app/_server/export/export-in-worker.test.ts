import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { databaseFile, openStore } from "#db/open.ts";
import type { Store } from "#db/store.ts";
import { migrateSqlite } from "#db/migrate/migrate-sqlite.ts";
import { makeArticle, makeActor, makeProject, permit } from "#db/testing/factories.ts";
import { exportQuery } from "#lib/releases/export-request.ts";
import { exportInWorker, PATIENCE, tooManyExports } from "./export-in-worker.ts";
import type { ExportJob } from "./jobs.ts";

vi.mock("server-only", () => ({}));

const MIGRATIONS = path.join(import.meta.dirname, "../../../db/migrations/sqlite");

let dataDir: string;
let store: Store;
let job: ExportJob;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "sourcemark-export-"));
  const location = { dataDir };
  await migrateSqlite(databaseFile(dataDir), MIGRATIONS, 0);
  store = await openStore(location);
  const actor = await makeActor(store);
  const projectId = await makeProject(store, actor);
  await makeArticle(store, projectId, actor, { text: "A line of an article.\n".repeat(20_000) });
  const by = await permit(store, actor, projectId, "read");
  job = { location, by, file: "dataset.jsonl", query: exportQuery.parse({}) };
});
afterEach(async () => {
  vi.useRealTimers();
  await store.close();
  await rm(dataDir, { recursive: true });
});

test("one person has three exports at a time, and others theirs; what is not taken for two minutes is given up", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const person = job.by.actor.id;
  const exports = [1, 2, 3].map(() => exportInWorker(job));
  for (const one of exports) expect((await one.next()).value?.length).toBeGreaterThan(0);
  expect([tooManyExports(person), tooManyExports("somebody else")]).toEqual([true, false]);
  await exports[0]?.return(undefined);
  expect(tooManyExports(person)).toBe(false);

  const replacement = exportInWorker(job);
  await replacement.next();
  expect(tooManyExports(person)).toBe(true);
  vi.advanceTimersByTime(PATIENCE);
  expect(tooManyExports(person)).toBe(false);
  await expect(replacement.next()).rejects.toThrow("before its end");
  for (const one of exports) await one.return(undefined);
});

test("an export that is taken comes whole, and leaves room", async () => {
  let bytes = 0;
  for await (const piece of exportInWorker(job)) bytes += piece.length;
  expect(bytes).toBeGreaterThan(400_000);
  expect(tooManyExports(job.by.actor.id)).toBe(false);
});
