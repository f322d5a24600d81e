import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrateSqlite } from "#db/migrate/migrate-sqlite.ts";
import { openSqlite } from "#db/open-sqlite.ts";
import { makeActor, makeArticle, makeProject } from "#db/testing/factories.ts";
import { findNode } from "../../scripts/steps/node-version.mjs";
import { TestClient } from "../support/client.ts";
import { checkHistory, type SentChange } from "./history.ts";
import { Writer } from "./writers.ts";

/** How often it is killed; SOURCEMARK_KILL_LOOPS=1000 before a release. */
const LOOPS = Number(process.env.SOURCEMARK_KILL_LOOPS ?? 60);
const WRITERS = 4;
const SCRIPT = path.join(import.meta.dirname, "lean-server.ts");
const MIGRATIONS = path.join(import.meta.dirname, "../../db/migrations/sqlite");

let folder: string;
let file: string;
let userId: string;
let versionId: string;
let node: string;

beforeAll(async () => {
  node = await findNode();
  folder = await mkdtemp(path.join(tmpdir(), "sourcemark-kill-"));
  file = path.join(folder, "killed.db");
  await migrateSqlite(file, MIGRATIONS, 0);
  const store = openSqlite(file);
  const actor = await makeActor(store);
  const projectId = await makeProject(store, actor);
  ({ versionId } = await makeArticle(store, projectId, actor, { text: "Fault injection needs a text." }));
  userId = actor.id;
  await store.close();
  // In one file it starts in a quarter of the time.
  await build({
    ...{ entryPoints: [SCRIPT], outfile: path.join(folder, "server.mjs"), bundle: true, platform: "node" },
    ...{ format: "esm", alias: { "better-sqlite3": import.meta.resolve("better-sqlite3") } },
    external: ["file:*"],
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A process of its own that applies operations to the file. */
async function launch() {
  const child = spawn(node, [path.join(folder, "server.mjs"), file, userId], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const [port] = (await once(child.stdout, "data")) as [Buffer];
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  return { client: new TestClient(`http://127.0.0.1:${String(port).trim()}`), kill };
}

test(
  `SIGKILL in the middle of ${WRITERS} writers, ${LOOPS} times: nothing acknowledged is lost`,
  { timeout: 60_000 + LOOPS * 10_000 },
  async () => {
    const history: SentChange[] = [];
    for (let loop = 0; loop < LOOPS; loop++) {
      const { client, kill } = await launch();
      const writers = Array.from({ length: WRITERS }, () => new Writer(client, versionId));
      const running = Promise.all(writers.map((writer) => writer.run()));
      // The moment is chance, once they are at work; no assertion hangs on how long this takes.
      await Promise.race(writers.map((writer) => writer.acknowledged()));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
      await kill();
      await running;
      history.push(...writers.flatMap(({ sent }) => sent));
      expect(checkHistory(file, history)).toEqual([]);
    }
    const acknowledged = history.filter(({ acknowledgedSeq }) => acknowledgedSeq !== null).length;
    expect(acknowledged).toBeGreaterThanOrEqual(LOOPS);
    // The test tells something only if it was killed at work.
    expect(history.length).toBeGreaterThan(acknowledged);
  },
);
