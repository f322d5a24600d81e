import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#db/guard.ts";
import { storeUpload } from "#db/imports/uploads.ts";
import { migrateSqlite } from "#db/migrate/migrate-sqlite.ts";
import { createImport } from "#db/mutations/imports.ts";
import { databaseFile, openStore } from "#db/open.ts";
import { findImport, listImportProblems } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { makeActor, makeProject, newId, NOW, permit } from "#db/testing/factories.ts";
import { importSettings } from "#lib/imports/columns.ts";

vi.mock("server-only", () => ({}));
const { carryOutNext } = await import("./carry-out.ts");

let dataDir: string;
let store: Store;
let actor: Actor;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "sourcemark-runner-"));
  await migrateSqlite(databaseFile(dataDir), path.resolve("db/migrations/sqlite"), 0);
  store = await openStore({ dataDir });
  actor = await makeActor(store);
});
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

/** A feed that waits to be imported, with the page behind each item. */
async function feedOf(...pages: string[]) {
  const by = await permit(store, actor, await makeProject(store, actor), "annotate");
  const id = newId();
  const items = pages.map(
    (page) => `<item><title>${page}</title><link>https://n.example/${page}</link></item>`,
  );
  const feed = `<rss version="2.0"><channel><title>N</title>${items.join("")}</channel></rss>`;
  const chunks = (async function* () {
    yield Buffer.from(feed);
  })();
  const stored = await storeUpload(dataDir, id, chunks, { bytes: null, sha256: null });
  if (!stored.ok) throw new Error(stored.error.message);
  const { bytes, sha256 } = stored.value;
  const settings = importSettings.parse({ fetchPages: true });
  const about = { id, kind: "feed", name: "feed.xml", address: "", bytes, sha256, preview: null } as const;
  await store.write((writing) => createImport(writing, by, { ...about, settings, state: "waiting" }, NOW));
  return { id, by };
}

const carryOut = (isStopping = false) =>
  carryOutNext(
    store,
    { runner: "test", dataDir, databaseUrl: undefined },
    {
      startWorker: (workerData) =>
        new Worker(new URL("./testing/slow-worker.ts", import.meta.url), { workerData }),
      recordLimit: 3_000,
      isStopping: () => isStopping,
    },
  );

test("a record over the limit is left out, and the rest goes on", async () => {
  const { id, by } = await feedOf("one", "never", "three");
  await carryOut();
  expect(await findImport(store.reading, by, id)).toMatchObject({ state: "done", imported: 2, refused: 1 });
  expect(await listImportProblems(store.reading, by, id)).toMatchObject([
    { name: "never", code: "unreadable" },
  ]);
  expect(await readdir(path.join(dataDir, "uploads"))).toEqual([]);
});

test("an import that was claimed while the server stops is left to whoever starts next", async () => {
  const { id, by } = await feedOf("one");
  await carryOut(true);
  expect(await findImport(store.reading, by, id)).toMatchObject({
    state: "waiting",
    runner: null,
    imported: 0,
  });
  await carryOut();
  expect(await findImport(store.reading, by, id)).toMatchObject({ state: "done", imported: 1 });
});

test("a file that cannot be read, whatever is passed over, fails its import and holds up no other for long", async () => {
  const { id, by } = await feedOf("one");
  let threads = 0;
  await carryOutNext(
    store,
    { runner: "test", dataDir, databaseUrl: undefined },
    {
      startWorker: () => {
        threads++;
        return new Worker("setInterval(() => undefined, 1_000)", { eval: true });
      },
      recordLimit: 100,
      isStopping: () => false,
    },
  );
  expect(threads).toBe(2);
  expect(await findImport(store.reading, by, id)).toMatchObject({ state: "failed", imported: 0 });
});
