import { createWriteStream, openAsBlob } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { migrateSqlite } from "#db/migrate/migrate-sqlite.ts";
import type { ImportSummary } from "#db/queries/imports.ts";
import type { ImportProgress } from "#lib/imports/progress.ts";
import { newId, TestClient } from "#tests/support/client.ts";
import { startTestServer } from "#tests/support/server.ts";
import { figure, median, numberOption, percentile, timed } from "../support/figures.ts";
import { prose } from "../support/prose.ts";
import { bareLoop } from "./bare-loop.ts";

// Many articles as one JSONL file through HTTP, against a bare loop that inserts the same rows; meanwhile how late the
// server's event loop is, how long other requests and writes take, and how much memory it takes.
//   npm run bench:import [-- --articles 100000]

const articles = numberOption("--articles", 10_000);
const LENGTH = 2_500;
/** As the import commits: see RECORDS in db/imports/run-import.ts. */
const PER_COMMIT = 30;
/** Articles of the bare loop at most; its speed is the same beyond. */
const BARE = Math.min(articles, 5_000);

const line = (number: number) => JSON.stringify({ title: `Report ${number}`, text: prose(number, LENGTH) });

const folder = await mkdtemp(path.join(tmpdir(), "sourcemark-bench-"));
const table = path.join(folder, "articles.jsonl");
await pipeline(function* () {
  for (let number = 0; number < articles; number++) yield `${line(number)}\n`;
}, createWriteStream(table));

const delayFile = path.join(folder, "delays.json");
await using server = await startTestServer({
  environment: {
    NODE_OPTIONS: `--import ${path.join(import.meta.dirname, "event-loop.ts")}`,
    BENCH_DELAY_FILE: delayFile,
  },
});
const client = new TestClient(server.url);
await client.setUp(server.setupUrl);
const projectId = newId();
await client.apply("project.create", { id: projectId, name: "Bench" });
const imports = `/api/v1/projects/${projectId}/imports`;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Delays of the server's event loop since they were last asked for, in milliseconds. */
async function delays(): Promise<number[]> {
  await rm(delayFile, { force: true });
  process.kill(server.processId, "SIGUSR2");
  for (;;) {
    const text = await readFile(delayFile, "utf8").catch(() => "");
    if (text.endsWith("]")) return JSON.parse(text) as number[];
    await wait(20);
  }
}

/** What the server has in memory now, in MB. */
async function memory(): Promise<number> {
  const status = await readFile(`/proc/${server.processId}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** Milliseconds that the server has computed, all its threads together. */
async function processorTime(): Promise<number> {
  const fields = (await readFile(`/proc/${server.processId}/stat`, "utf8")).split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10; // ticks of user and system, a hundred to a second
}

async function upload(): Promise<ImportSummary> {
  const response = await fetch(`${server.url}${imports}?id=${newId()}&fileName=articles.jsonl`, {
    method: "POST",
    body: await openAsBlob(table),
    headers: { cookie: client.cookieHeader(), origin: new URL(server.url).origin },
  });
  if (!response.ok) throw new Error(`The file was not taken: ${await response.text()}`);
  return (await response.json()) as ImportSummary;
}

interface Followed {
  /** When each progress was told, in milliseconds of the process. */
  at: number[];
  last: ImportProgress | null;
}

async function follow(isOver: (progress: ImportProgress) => boolean): Promise<Followed> {
  const response = await client.get(`/api/v1/projects/${projectId}/stream/imports`);
  const followed: Followed = { at: [], last: null };
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    for (let end = text.indexOf("\n\n"); end !== -1; end = text.indexOf("\n\n")) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      const [progress] = data ? (JSON.parse(data) as ImportProgress[]) : [];
      if (!progress || progress.state === "ready") continue;
      followed.at.push(performance.now());
      followed.last = progress;
      if (isOver(progress)) return followed;
    }
  }
  return followed;
}

/** Milliseconds that a small read and a small write take, again and again until `work` is done. */
async function others<T>(work: Promise<T>) {
  const found = { reads: [] as number[], writes: [] as number[], peak: 0 };
  let isDone = false;
  const over = work.finally(() => (isDone = true));
  for (let turn = 0; !isDone; turn++) {
    found.reads.push(await timed(() => client.get("/api/v1/openapi.json").then((answer) => answer.text())));
    if (turn % 5 === 0)
      found.writes.push(
        await timed(() =>
          client.apply("question.create", { id: newId(), projectId, text: `How many? ${turn}` }),
        ),
      );
    found.peak = Math.max(found.peak, await memory());
    await wait(20);
  }
  return { ...found, result: await over };
}

const made = await upload();
await others(wait(2_000));
await delays();
const idle = await others(wait(4_000));
const idleDelays = await delays();
const before = await memory();

const began = performance.now();
const usedBefore = await processorTime();
await client.apply("import.start", { id: made.id, version: made.version, settings: made.settings });
const busy = await others(follow(({ state }) => state === "done" || state === "failed"));
const took = performance.now() - began;
const used = (await processorTime()) - usedBefore;
const busyDelays = await delays();
const { at, last } = busy.result;
if (last?.imported !== articles) throw new Error(`${JSON.stringify(last)} of ${articles} articles.`);

const bareFile = path.join(folder, "bare.db");
await migrateSqlite(bareFile, path.resolve("db/migrations/sqlite"), 0);
const { default: Database } = await import("better-sqlite3");
const connection = new Database(bareFile);
connection
  .prepare("insert into project (id, name, created_at, updated_at) values ('bench', 'Bench', 0, 0)")
  .run();
connection.close();
const lines = Array.from({ length: BARE }, (_, number) => line(number));
const bareStart = process.cpuUsage();
const bare = (BARE / bareLoop(bareFile, "bench", lines, PER_COMMIT)) * 1_000;
const bareUsed = process.cpuUsage(bareStart);
const bareCost = (bareUsed.user + bareUsed.system) / 1_000 / BARE;
await rm(folder, { recursive: true });

const speed = (articles / took) * 1_000;
const gaps = at.slice(1).map((moment, place) => moment - (at[place] ?? moment));
const p99 = (values: readonly number[]) => percentile(values, 0.99).toFixed(1);
console.log(`${articles} articles of ${LENGTH} characters in ${(took / 1000).toFixed(1)} s`);
console.log(`import ${speed.toFixed(0)} articles/s; bare insert loop ${bare.toFixed(0)} articles/s`);
console.log(
  `processor time: server ${(used / articles).toFixed(2)} ms an article, requests besides included; bare ${bareCost.toFixed(2)} ms`,
);
console.log(`event loop late, p99: idle ${p99(idleDelays)} ms, meanwhile ${p99(busyDelays)} ms`);
console.log(
  `another request, median and p99: idle ${median(idle.reads).toFixed(1)}, ${p99(idle.reads)} ms; meanwhile ${median(busy.reads).toFixed(1)}, ${p99(busy.reads)} ms`,
);
console.log(
  `a write, median and p99: idle ${median(idle.writes).toFixed(1)}, ${p99(idle.writes)} ms; meanwhile ${median(busy.writes).toFixed(1)}, ${p99(busy.writes)} ms`,
);
figure("import-first-progress", (at[0] ?? Number.NaN) - began, "ms", { atMost: 500 });
figure("import-progress-gap-p99", percentile(gaps, 0.99), "ms", { atMost: 500 });
figure("import-event-loop-delay-p99", percentile(busyDelays, 0.99), "ms", { atMost: 50 });
figure(
  "import-event-loop-delay-above-idle",
  percentile(busyDelays, 0.99) - percentile(idleDelays, 0.99),
  "ms",
  {
    atMost: 50,
  },
);
figure("import-memory-growth", busy.peak - before, "MB", { atMost: 200 });
figure("import-to-bare-loop", speed / bare, "times", { atLeast: 0.25 });
