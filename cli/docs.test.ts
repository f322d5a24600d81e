import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { backUpSqlite } from "#db/backup/sqlite-backup.ts";
import { migrateSqlite } from "#db/migrate/migrate-sqlite.ts";
import { databaseFile, openStore } from "#db/open.ts";
import { OPERATIONS } from "#db/operations/registry.ts";
import { seedSample } from "#db/sample/seed.ts";
import { makeActor } from "#db/testing/factories.ts";
import { operationsRequestSchema } from "#lib/operations/envelope.ts";
import { COMMANDS } from "./commands/all.ts";
import { run } from "./run.ts";

const project = process.cwd();
const page = (name: string) => readFile(path.join(project, "docs", name), "utf8");

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sourcemark-docs-"));
  const dataDir = path.join(folder, "data");
  await migrateSqlite(databaseFile(dataDir), path.join(project, "db/migrations/sqlite"), 0);
  const store = await openStore({ dataDir });
  await seedSample(store, Date.now(), () => uuidv7());
  await makeActor(store, true);
  await store.close();
  await writeFile(path.join(folder, "one.txt"), "The quay was dry at ten, said the harbour master.");
  await writeFile(path.join(folder, "two.html"), "<p>The quay was under water by noon, a clerk said.</p>");
  await writeFile(path.join(folder, "articles.csv"), "title,text\nTide,The tide turned at noon.\n");
  const row = { headline: "Tide", story: "The tide turned at one.", day: "2026-03-14" };
  await writeFile(path.join(folder, "articles.jsonl"), JSON.stringify(row));
  await backUpSqlite(databaseFile(dataDir), path.join(folder, "backup.db"));
  process.chdir(folder); // the pages name files where the reader stands
});
afterAll(async () => {
  process.chdir(project);
  await rm(folder, { recursive: true });
});

/** The words of a command line as a shell would split them: spaces, and double quotes around what has some. */
const words = (line: string) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");

it.each(["cli.md", "import.md", "backup.md"])(
  "every command of docs/%s works as it stands, in its order",
  async (name) => {
    const lines = [...(await page(name)).matchAll(/^node scripts\/sourcemark\.mjs (.+)$/gm)].map(
      ([, line]) => line ?? "",
    );
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) {
      let said = "";
      const code = await run(words(line), COMMANDS, {
        out: () => {},
        say: (text) => (said += text),
        ...{ isTerminal: false, now: Date.now() },
        environment: { NODE_ENV: "test", DATA_DIR: path.join(folder, "data") },
      });
      expect([line, code, code === 0 ? "" : said]).toEqual([line, 0, ""]);
    }
  },
);

it("the example of docs/api.md is a request that the server takes", async () => {
  const [, example = ""] = /```json\n([\s\S]+?)```/.exec(await page("api.md")) ?? [];
  const { operations } = operationsRequestSchema.parse(JSON.parse(example));
  for (const { kind, input } of operations) OPERATIONS.get(kind)?.input.parse(input);
  expect(operations.map(({ kind }) => OPERATIONS.has(kind))).toEqual([true]);
});
