import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connect } from "./open-sqlite.ts";
import { StoreUnavailable } from "./store.ts";
import { WriteQueue } from "./write-queue.ts";

const SCHEMA = "create table entry (position integer primary key autoincrement, name text not null unique)";

/** A database, its queue, and everything that happened in order: statements of the queue and what a test notes. */
function queueOn(connection: Database.Database) {
  const story: string[] = [];
  const exec = connection.exec.bind(connection);
  connection.exec = (statement) => {
    story.push(statement);
    return exec(statement);
  };
  const insert = connection.prepare("insert into entry (name) values (?)");
  const names = () => connection.prepare("select name from entry order by position").pluck().all();
  const count = (statement: string) => story.filter((line) => line === statement).length;
  return { queue: new WriteQueue(connection), story, insert, names, count };
}

let folder: string;
let file: string;
let connection: Database.Database;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sourcemark-queue-"));
  file = path.join(folder, "queue.db");
  connection = connect(file);
  connection.exec(SCHEMA);
});

afterEach(async () => {
  connection.close();
  await rm(folder, { recursive: true });
});

describe("sharing a commit", () => {
  test("jobs that wait together are committed together, up to 64", async () => {
    const { queue, insert, names, count } = queueOn(connection);
    const all = Array.from({ length: 100 }, (_, i) => `n${i}`);
    await Promise.all(all.map((name) => queue.add(async () => insert.run(name))));
    expect(names()).toEqual(all);
    expect(count("COMMIT")).toBe(2);
  });

  test("a job that comes alone has a commit of its own", async () => {
    const { queue, insert, count } = queueOn(connection);
    for (const name of ["a", "b", "c"]) await queue.add(async () => insert.run(name));
    expect(count("COMMIT")).toBe(3);
  });

  test("nothing is acknowledged before the commit that holds it", async () => {
    const { queue, insert, story } = queueOn(connection);
    const other = new Database(file, { readonly: true });
    const seen = other.prepare("select count(*) from entry").pluck();
    const jobs = ["a", "b"].map(async (name) => {
      await queue.add(async () => {
        insert.run(name);
        // Time for an early answer to slip out, if there were one.
        await new Promise(setImmediate);
        expect(seen.get()).toBe(0);
      });
      story.push(`${name} acknowledged`);
      expect(seen.get()).toBe(2);
    });
    await Promise.all(jobs);
    other.close();
    expect(story.slice(story.indexOf("COMMIT"))).toEqual(["COMMIT", "a acknowledged", "b acknowledged"]);
  });

  test("a job that fails takes only itself back", async () => {
    const { queue, insert, names, count } = queueOn(connection);
    const results = await Promise.allSettled([
      queue.add(async () => insert.run("first")),
      queue.add(async () => {
        insert.run("taken back");
        throw new Error("changed its mind");
      }),
      queue.add(async () => {
        insert.run("also taken back");
        insert.run("first");
      }),
      queue.add(async () => insert.run("last")),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
    expect(names()).toEqual(["first", "last"]);
    expect(count("COMMIT")).toBe(1);
    expect(results[1]).toMatchObject({ reason: { message: "changed its mind" } });
  });
});

describe("what cannot be written", () => {
  const outcomes = (results: PromiseSettledResult<unknown>[]) =>
    results.map((result) => (result.status === "fulfilled" ? "kept" : result.reason.name));

  test("a full disk is an unavailable store, and writing goes on when there is room again", async () => {
    const { queue, insert, names } = queueOn(connection);
    await queue.add(async () => insert.run("before"));
    const pages = Number(connection.pragma("page_count", { simple: true }));
    connection.pragma(`max_page_count = ${pages + 2}`);
    const large = (letter: string) => queue.add(async () => insert.run(letter.repeat(50_000)));
    const results = await Promise.allSettled([large("x"), large("y")]);
    expect(outcomes(results)).toEqual(["StoreUnavailable", "StoreUnavailable"]);
    connection.pragma("max_page_count = 1000000");
    await queue.add(async () => insert.run("after"));
    expect(names()).toEqual(["before", "after"]);
    expect(connection.pragma("integrity_check", { simple: true })).toBe("ok");
  });

  test("a commit that fails acknowledges nothing of its batch", async () => {
    const { queue, insert, names } = queueOn(connection);
    const exec = connection.exec;
    connection.exec = (statement) => {
      if (statement === "COMMIT") throw Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR" });
      return exec(statement);
    };
    const results = await Promise.allSettled(
      ["a", "b"].map((name) => queue.add(async () => insert.run(name))),
    );
    expect(outcomes(results)).toEqual(["StoreUnavailable", "StoreUnavailable"]);
    expect(names()).toEqual([]);
    connection.exec = exec;
    await queue.add(async () => insert.run("c"));
    expect(names()).toEqual(["c"]);
  });

  test("an error that ends the whole transaction takes the batch back", async () => {
    const { queue, insert, names } = queueOn(connection);
    const results = await Promise.allSettled([
      queue.add(async () => insert.run("a")),
      queue.add(async () => connection.prepare("insert or rollback into entry (name) values ('a')").run()),
      queue.add(async () => insert.run("b")),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(names()).toEqual([]);
    await queue.add(async () => insert.run("c"));
    expect(names()).toEqual(["c"]);
  });

  test("a database without write permission is an unavailable store", async () => {
    const readOnly = new Database(file, { readonly: true });
    const queue = new WriteQueue(readOnly);
    const write = queue.add(async () => readOnly.prepare("insert into entry (name) values ('x')").run());
    await expect(write).rejects.toBeInstanceOf(StoreUnavailable);
    readOnly.close();
  });

  test("another program that holds the lock makes the store unavailable, not wrong", async () => {
    const { queue, insert, names } = queueOn(connection);
    connection.pragma("busy_timeout = 1");
    const other = new Database(file);
    other.exec("BEGIN IMMEDIATE");
    await expect(queue.add(async () => insert.run("x"))).rejects.toBeInstanceOf(StoreUnavailable);
    other.exec("ROLLBACK");
    other.close();
    await queue.add(async () => insert.run("y"));
    expect(names()).toEqual(["y"]);
  });

  test("too many waiting are turned away at once; the others are written", async () => {
    const { queue, insert, names } = queueOn(connection);
    const results = await Promise.allSettled(
      Array.from({ length: 2_003 }, (_, i) => queue.add(async () => insert.run(`n${i}`))),
    );
    const kept = outcomes(results);
    expect(kept.slice(-3)).toEqual(["StoreUnavailable", "StoreUnavailable", "StoreUnavailable"]);
    expect(kept.filter((outcome) => outcome === "kept")).toHaveLength(2_000);
    expect(names()).toHaveLength(2_000);
  });

  test("closing finishes what waits and refuses what comes later", async () => {
    const { queue, insert, names } = queueOn(connection);
    const writes = Promise.all(["a", "b"].map((name) => queue.add(async () => insert.run(name))));
    const closed = queue.close();
    await expect(queue.add(async () => insert.run("late"))).rejects.toBeInstanceOf(StoreUnavailable);
    await Promise.all([writes, closed]);
    expect(names()).toEqual(["a", "b"]);
  });
});

test("in any interleaving, exactly what was acknowledged is there, in the order of acknowledgement", async () => {
  const job = fc.record({
    /** A collision fails on the unique name. */
    name: fc.integer({ min: 0, max: 12 }).map((n) => `n${n}`),
    pauses: fc.nat(2),
    fails: fc.constantFrom("no", "no", "no", "before", "after"),
    turnsBefore: fc.nat(2),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(job, { minLength: 1, maxLength: 12 }), async (jobs) => {
      const memory = new Database(":memory:");
      memory.exec(SCHEMA);
      const { queue, insert, names } = queueOn(memory);
      const acknowledged: string[] = [];
      const refused: string[] = [];
      const sent: Promise<void>[] = [];
      for (const { name, pauses, fails, turnsBefore } of jobs) {
        for (let turn = 0; turn < turnsBefore; turn++) await new Promise(setImmediate);
        const run = async () => {
          if (fails === "before") throw new Error("before");
          insert.run(name);
          for (let pause = 0; pause < pauses; pause++) await Promise.resolve();
          if (fails === "after") throw new Error("after");
        };
        sent.push(
          queue.add(run).then(
            () => void acknowledged.push(name),
            () => void refused.push(name),
          ),
        );
      }
      await Promise.all(sent);
      expect(names()).toEqual(acknowledged);
      expect(acknowledged.length + refused.length).toBe(jobs.length);
      memory.close();
    }),
    { numRuns: 1_000 },
  );
});

describe("standing aside", () => {
  test("another writer has the file to itself, and writes that wait come right after", async () => {
    const { queue, insert, names } = queueOn(connection);
    const other = connect(file);
    other.pragma("busy_timeout = 0"); // whoever meets it at the lock is found out at once
    const { promise: enough, resolve: release } = Promise.withResolvers<void>();
    const aside = queue.standAside(async () => {
      other.exec("BEGIN IMMEDIATE");
      await enough;
      other.prepare("insert into entry (name) values ('guest')").run();
      other.exec("COMMIT");
    });
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const written = queue.add(async () => insert.run("own"));
    release();
    await Promise.all([aside, written]);
    expect(names()).toEqual(["guest", "own"]);
    other.close();
  });

  test("a guest that fails takes nobody along, writes come between guests, and closing waits for them", async () => {
    const { queue, insert } = queueOn(connection);
    const order: string[] = [];
    const guest = (name: string) => queue.standAside(async () => void order.push(name));
    const failing = queue.standAside(() => Promise.reject(new Error("ended")));
    const [first, own, second] = [
      guest("first"),
      queue.add(async () => {
        insert.run("own");
        order.push("own");
      }),
      guest("second"),
    ];
    await expect(failing).rejects.toThrow("ended");
    await queue.close();
    await Promise.all([first, own, second]);
    expect(order).toEqual(["own", "first", "second"]);
    await expect(queue.standAside(async () => {})).rejects.toThrow(StoreUnavailable);
  });
});
