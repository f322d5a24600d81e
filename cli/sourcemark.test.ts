import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { migrateSqlite } from "#db/migrate/migrate-sqlite.ts";
import { databaseFile, openStore } from "#db/open.ts";
import { seedSample } from "#db/sample/seed.ts";
import { makeActor } from "#db/testing/factories.ts";
import { exportRecord } from "#lib/formats/export/records.ts";
import { SAMPLE_PROJECT } from "#lib/sample/articles.ts";
import { COMMANDS } from "./commands/all.ts";
import { line, progress } from "./progress.ts";
import { run } from "./run.ts";

let folder: string;
let dataDir: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sourcemark-cli-"));
  dataDir = path.join(folder, "data");
  await migrateSqlite(databaseFile(dataDir), path.resolve("db/migrations/sqlite"), 0);
  const store = await openStore({ dataDir });
  await seedSample(store, Date.now(), () => uuidv7());
  await makeActor(store, true);
  await store.close();
});
afterAll(() => rm(folder, { recursive: true }));

const PROJECT = ["--project", SAMPLE_PROJECT.name];

/** Runs a command as the terminal would; in a pipe unless told otherwise. */
async function sourcemark(...args: string[]) {
  let [out, said] = ["", ""];
  const code = await run(args, COMMANDS, {
    out: (text) => (out += text),
    say: (text) => (said += text),
    isTerminal: false,
    now: Date.now(),
    environment: { NODE_ENV: "test", DATA_DIR: dataDir },
  });
  return { code, out, said };
}

const inFolder = (name: string) => path.join(folder, name);
const query = (file: string, sql: string) => {
  const connection = new Database(file, { readonly: true });
  try {
    return connection.prepare(sql).pluck().get();
  } finally {
    connection.close();
  }
};

describe("help", () => {
  it("lists every command, and each tells its options", async () => {
    const { code, out } = await sourcemark("--help");
    expect(code).toBe(0);
    for (const { name, summary, options } of COMMANDS) {
      expect(out).toContain(summary);
      const help = await sourcemark(name, "--help");
      expect([help.code, help.said]).toEqual([0, ""]);
      expect(help.out).toContain(`usage: sourcemark ${name}`);
      for (const option of Object.keys(options)) expect(help.out).toContain(`--${option}`);
    }
  });

  it.each([
    [["fly"], /no command/],
    [["export"], /--project is missing/],
    [["export", "--project", "x", "--format", "pdf"], /--format is one of/],
    [["export", "--project", "x", "--format", "spacy", "--text", "quote"], /--text full/],
    [["export", "--colour", "red"], /colour/],
    [["import", "--project", "x"], /at least one file/],
    [["verify"], /Name one/],
    [["restore"], /Name one/],
    [["backup", "--keep", "none"], /number/],
    [["user", "dance"], /list, create/],
    [["user", "create", "--name", "A", "--email", "nowhere"], /address/],
    [["user", "create", "--name", " ", "--email", "bo@example.org"], /--name/],
  ])("%j is wrong use", async (args, message) => {
    const { code, out, said } = await sourcemark(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(said).toMatch(message);
  });

  it("says where there is no installation, and no such project", async () => {
    const nowhere = await sourcemark("export", ...PROJECT, "--data-dir", inFolder("empty"));
    expect([nowhere.code, nowhere.said]).toEqual([1, expect.stringMatching(/no installation/)]);
    const unknown = await sourcemark("export", "--project", "Atlantis");
    expect([unknown.code, unknown.said]).toEqual([1, expect.stringMatching(/no project “Atlantis”/)]);
  });
});

describe("import and export", () => {
  it("takes files in, says what was known already, and fails for what it refuses", async () => {
    const [good, empty] = [inFolder("good.txt"), inFolder("empty.txt")];
    await writeFile(good, "The ferry to Sarn was stopped at noon. Nobody was on board.\n");
    await writeFile(empty, "");
    const first = await sourcemark("import", ...PROJECT, good, "--publisher", "Sarn Post");
    expect([first.code, first.out]).toEqual([0, expect.stringMatching(/^imported\t.*good\.txt\t/)]);
    const again = await sourcemark("import", ...PROJECT, good);
    expect([again.code, again.out]).toEqual([0, expect.stringMatching(/^known\t/)]);
    const mixed = await sourcemark("import", ...PROJECT, good, empty, inFolder("absent.txt"));
    expect(mixed.code).toBe(1);
    expect(mixed.out.split("\n").map((row) => row.split("\t")[0])).toEqual([
      "known",
      "refused",
      "refused",
      "",
    ]);
  });

  it("takes files of many articles in, with what was refused in a file of its own", async () => {
    const [table, errors] = [inFolder("many.jsonl"), inFolder("refused.csv")];
    const rows = Array.from({ length: 70 }, (_, i) =>
      JSON.stringify({ id: i, body: `Sarn had ${i} ferries.` }),
    );
    await writeFile(table, [...rows, "{broken"].join("\n"));
    const first = await sourcemark(
      "import",
      ...PROJECT,
      table,
      "--errors",
      errors,
      "--publisher",
      "Sarn Post",
    );
    expect([first.code, first.out]).toEqual([
      1,
      expect.stringMatching(/^imported\t.*\t70 articles imported, 1 refused\n$/),
    ]);
    expect(await readFile(errors, "utf8")).toContain("71,,invalid");
    const again = await sourcemark("import", ...PROJECT, table, "--columns", "text=body,id=id");
    expect([again.code, again.out]).toEqual([1, expect.stringContaining("70 known already, 1 refused")]);
    expect(again.said).toMatch(/line 71:/);
    expect(await readdir(path.join(folder, "data", "uploads")).catch(() => [])).toEqual([]);
    const unknown = await sourcemark("import", ...PROJECT, table, "--columns", "text=story");
    expect([unknown.code, unknown.out]).toEqual([1, expect.stringMatching(/no column “story”.*id, body/)]);
    expect((await sourcemark("import", ...PROJECT, table, "--columns", "text")).code).toBe(2);
  });

  it("writes a file that is whole or not there", async () => {
    const out = inFolder("dataset.jsonl");
    const { code, said } = await sourcemark("export", ...PROJECT, "--out", out, "--pseudonymous");
    expect([code, said]).toEqual([0, expect.stringMatching(/dataset\.jsonl: \d+ bytes/)]);
    const lines = (await readFile(out, "utf8")).trimEnd().split("\n");
    const kinds = new Set(lines.map((record) => exportRecord.parse(JSON.parse(record)).record));
    expect([...kinds]).toEqual(["article", "annotation", "claim"]);
    expect(await readdir(folder)).not.toContain("dataset.jsonl.part");
  });
});

describe("release and verify", () => {
  it("prints its number, and its archive is as it was released", async () => {
    const archive = inFolder("release.zip");
    const { code, out } = await sourcemark("release", ...PROJECT, "--licence", "CC-BY-4.0", "--out", archive);
    expect([code, out]).toEqual([0, "1.0.0\n"]);
    expect((await sourcemark("release", ...PROJECT, "--licence", "CC-BY-4.0")).out).toBe("1.0.1\n");
    const verified = await sourcemark("verify", archive);
    expect([verified.code, verified.said]).toEqual([0, expect.stringMatching(/as they were released/)]);
  });

  it("names the file that was changed", async () => {
    const archive = inFolder("release.zip");
    const bytes = await readFile(archive);
    const at = bytes.indexOf('"record":"annotation"');
    bytes[at + 2] = "R".charCodeAt(0);
    const changed = inFolder("changed.zip");
    await writeFile(changed, bytes);
    const { code, out } = await sourcemark("verify", changed);
    expect([code, out]).toEqual([1, "changed\tdataset.jsonl\n"]);
  });

  it("refuses what is no archive, or half of one", async () => {
    const half = inFolder("half.zip");
    const bytes = await readFile(inFolder("release.zip"));
    await writeFile(half, bytes.subarray(0, bytes.length / 2));
    expect(await sourcemark("verify", half)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/part of one/),
    });
    expect((await sourcemark("verify", inFolder("good.txt"))).code).toBe(1);
    expect((await sourcemark("verify", inFolder("absent.zip"))).code).toBe(1);
  });
});

describe("people", () => {
  it("are created with a link, reset, disabled and enabled", async () => {
    const email = ["--email", "Bo@Example.org"];
    const made = await sourcemark("user", "create", "--name", "Bo", ...email, "--url", "https://x.test/");
    expect([made.code, made.out]).toEqual([
      0,
      expect.stringMatching(/^https:\/\/x\.test\/reset\/[\w-]{43}\n$/),
    ]);
    expect((await sourcemark("user", "create", "--name", "Bo", ...email)).code).toBe(1);
    expect((await sourcemark("user", "list")).out).toContain("bo@example.org\tBo\tmember\n");
    expect((await sourcemark("user", "reset", ...email)).out).toMatch(/\/reset\//);
    expect((await sourcemark("user", "disable", ...email)).code).toBe(0);
    expect((await sourcemark("user", "list")).out).toContain("bo@example.org\tBo\tdisabled\n");
    expect((await sourcemark("user", "enable", ...email)).code).toBe(0);
    expect((await sourcemark("user", "reset", "--email", "no@example.org")).code).toBe(1);
    expect(await sourcemark("user", "reset-second-factor", ...email)).toMatchObject({
      ...{ code: 1, said: expect.stringMatching(/no second factor/) },
    });
  });

  it("are invited into a project", async () => {
    const { code, out } = await sourcemark("user", "invite", ...PROJECT, "--role", "adjudicator");
    expect([code, out]).toEqual([0, expect.stringMatching(/\/invite\/[\w-]{43}\n$/)]);
  });
});

describe("backup and restore", () => {
  it("brings the installation back", async () => {
    const made = await sourcemark("backup", "--keep", "2");
    expect(made.code).toBe(0);
    const file = made.out.trim();
    const count = "select count(*) from annotation";
    const before = query(databaseFile(dataDir), count);
    const connection = new Database(databaseFile(dataDir));
    connection.exec("delete from project");
    connection.close();
    expect(query(databaseFile(dataDir), count)).toBe(0);
    const restored = await sourcemark("restore", file);
    expect([restored.code, restored.said]).toEqual([0, expect.stringMatching(/is kept in/)]);
    expect(query(databaseFile(dataDir), count)).toBe(before);
    expect((await sourcemark("restore", inFolder("good.txt"))).code).toBe(1);
  });
});

describe("progress", () => {
  it("is a bar on a terminal, at most ten times a second, and nothing in a pipe", () => {
    expect(line("import", 1, 2)).toBe(`import ${"█".repeat(12)}${"░".repeat(12)} 50 %`);
    expect(line("export, bytes", 12_345, null)).toBe("export, bytes 12,345");
    for (const isTerminal of [true, false]) {
      let [time, said] = [0, ""];
      const terminal = {
        out: () => {},
        say: (text: string) => (said += text),
        isTerminal,
        now: 0,
        environment: {},
      };
      const bar = progress({ ...terminal, environment: { NODE_ENV: "test" } }, "x", () => time);
      for (time = 0; time < 250; time += 10) bar.show(time, 250);
      bar.end();
      expect(said.split("\r").length - 1).toBe(isTerminal ? 4 : 0);
    }
  });
});

it("starts from the launcher, with the exit code of the command", async () => {
  const launch = (...args: string[]) =>
    new Promise<{ code: number | null; out: string }>((resolve) => {
      const child = spawn(process.execPath, [path.resolve("scripts/sourcemark.mjs"), ...args]);
      let out = "";
      child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
      child.on("close", (code) => resolve({ code, out }));
    });
  const [help, wrong] = await Promise.all([launch("--help"), launch("fly")]);
  expect([help.code, wrong.code]).toEqual([0, 2]);
  expect(help.out).toContain("usage: sourcemark <command>");
});
