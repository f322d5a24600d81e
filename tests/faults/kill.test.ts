import { existsSync, statSync } from "node:fs";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { databaseFile } from "#db/open.ts";
import { newId, type TestClient } from "#tests/support/client.ts";
import type { TestServer } from "#tests/support/server.ts";
import { withServer } from "#tests/support/stage.ts";
import { checkHistory, type SentChange } from "./history.ts";
import { Writer } from "./writers.ts";

/** How often the whole server is killed; `kill-often.test.ts` kills what lies beneath it many times more. */
const LOOPS = Number(process.env.SOURCEMARK_SERVER_KILL_LOOPS ?? 6);
const WRITERS = 4;

let server: TestServer;
let client: TestClient;
let versionId: string;

withServer(async (stage) => {
  ({ server, client } = stage);
  const projectId = newId();
  await client.apply("project.create", { id: projectId, name: "Faults" });
  const path = `/api/v1/projects/${projectId}/articles`;
  const headers = { "content-type": "text/plain" };
  const response = await client.send("POST", path, { body: "Fault injection needs a text.", headers });
  const { articleId } = (await response.json()) as { articleId: string };
  const { article } = await client.json<{ article: { versionId: string } }>("GET", `${path}/${articleId}`);
  ({ versionId } = article);
});

/** Everything that was ever sent to this server. */
const history: SentChange[] = [];
const file = () => databaseFile(server.dataDir);
const acknowledged = () => history.filter(({ acknowledgedSeq }) => acknowledgedSeq !== null).length;
/** The moment of a fault is chance; no assertion hangs on how long this takes. */
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("what was acknowledged right before SIGKILL is there when the server comes back", async () => {
  const writer = new Writer(client, versionId);
  expect(await writer.write(1)).toBe(true);
  expect(await server.stop("SIGKILL")).toMatchObject({ signal: "SIGKILL" });
  history.push(...writer.sent);
  expect(checkHistory(file(), history)).toEqual([]);
  await server.restart();
  const [change] = writer.sent;
  // A client that never saw the answer sends it again: it is answered as before.
  expect(await writer.repeat()).toBe(change?.acknowledgedSeq);
  expect(checkHistory(file(), history)).toEqual([]);
});

test(
  `SIGKILL in the middle of ${WRITERS} writers, ${LOOPS} times: nothing acknowledged is lost`,
  { timeout: 60_000 + LOOPS * 15_000 },
  async () => {
    for (let loop = 0; loop < LOOPS; loop++) {
      const writers = Array.from({ length: WRITERS }, () => new Writer(client, versionId));
      const running = Promise.all(writers.map((writer) => writer.run()));
      // On a busy machine too the server is killed at work.
      await Promise.all(writers.map((writer) => writer.acknowledged()));
      await pause(Math.random() * 250);
      await server.stop("SIGKILL");
      await running;
      history.push(...writers.flatMap(({ sent }) => sent));
      expect(checkHistory(file(), history)).toEqual([]);
      await server.restart();
    }
    // The test tells something only if the server was killed at work.
    expect(acknowledged()).toBeGreaterThanOrEqual(LOOPS * WRITERS);
    expect(history.length).toBeGreaterThan(acknowledged());
  },
);

describe("SIGTERM", () => {
  test("lets a request under way be finished and answered, and then the server goes", async () => {
    const writer = new Writer(client, versionId);
    const before = acknowledged();
    const request = writer.write(400);
    await arrived();
    const asked = Date.now();
    const exit = await server.stop("SIGTERM");
    expect(Date.now() - asked).toBeLessThan(5_000);
    expect(exit).toEqual({ code: 0, signal: null });
    expect(await request).toBe(true);
    history.push(...writer.sent);
    expect(acknowledged()).toBe(before + 400);
    expect(checkHistory(file(), history)).toEqual([]);
    await server.restart();
  });

  test("under load loses nothing, leaves no log to replay, and takes less than five seconds", async () => {
    const writers = Array.from({ length: WRITERS }, () => new Writer(client, versionId));
    const running = Promise.all(writers.map((writer) => writer.run()));
    await pause(300);
    const asked = Date.now();
    const exit = await server.stop("SIGTERM");
    expect(Date.now() - asked).toBeLessThan(5_000);
    expect(exit).toEqual({ code: 0, signal: null });
    const wal = `${file()}-wal`;
    expect(existsSync(wal) ? statSync(wal).size : 0).toBe(0);
    for (const writer of writers) writer.stop();
    await running;
    history.push(...writers.flatMap(({ sent }) => sent));
    expect(checkHistory(file(), history)).toEqual([]);
    const errors = server.output().match(/^.*"level":[56]0.*$/gm) ?? [];
    expect(errors.filter((line) => !line.includes("database unavailable"))).toEqual([]);
    await server.restart();
  });

  /** Waits until the first change of a request has reached the database. */
  async function arrived(): Promise<void> {
    const connection = new Database(file(), { readonly: true });
    const count = connection.prepare("select count(*) from operation").pluck();
    const before = count.get();
    while (count.get() === before) await pause(1);
    connection.close();
  }
});

describe("the checker itself", () => {
  const problemsWith = (change: Partial<SentChange>) => {
    const [first, ...rest] = history.filter(({ acknowledgedSeq }) => acknowledgedSeq !== null);
    if (!first) throw new Error("Nothing was written.");
    const others = history.filter(({ acknowledgedSeq }) => acknowledgedSeq === null);
    return checkHistory(file(), [{ ...first, ...change }, ...rest, ...others]);
  };

  test("notices a loss, a change of order, a wrong row and a row from nowhere", async () => {
    await server.stop();
    expect(problemsWith({})).toEqual([]);
    expect(problemsWith({ operationId: newId() })).toEqual([
      expect.stringContaining("is lost"),
      expect.stringContaining("never sent"),
    ]);
    expect(problemsWith({ acknowledgedSeq: 1 })).toEqual([expect.stringContaining("was answered 1")]);
    expect(problemsWith({ annotationId: newId() })).toEqual([expect.stringContaining("no annotation")]);
  });
});
