import { once } from "node:events";
import { readFile, stat } from "node:fs/promises";
import Database from "better-sqlite3";
import { databaseFile } from "#db/open.ts";
import { openSqlite } from "#db/open-sqlite.ts";
import { startApplication, tagging } from "../support/application.ts";
import { figure, median, numberOption, percentile, timed } from "../support/figures.ts";
import { keepAlive, open } from "../support/requests.ts";
import { fillProject } from "./filled-project.ts";

// A large project as JSONL, CSV and Parquet through HTTP against a plain loop over the same rows that stringifies them;
// meanwhile the server's memory, how long other requests take, and the log's size under a slow reader.
//   npm run bench:export [-- --annotations 200000 --rounds 3]

const rounds = numberOption("--rounds", 3);
const annotations = numberOption("--annotations", 1_000_000);
const SLOW_READER_SECONDS = 5;

const ROWS = `
  select annotation.*, article.title, article.url, article.published_at, article_version.sha256, user.name
  from annotation join article on article.id = annotation.article_id
  join article_version on article_version.id = annotation.version_id join user on user.id = annotation.reviewer_id
  where annotation.project_id = ? and annotation.deleted_at is null order by annotation.version_id, annotation.start`;

await using application = await startApplication();
const { server, client, projectId, versionId, text } = application;
const file = databaseFile(server.dataDir);
await fill();
const agent = keepAlive(2);
const headers = { cookie: client.cookieHeader(), origin: new URL(server.url).origin };
const exports = `${server.url}/api/v1/projects/${projectId}/exports`;

/** Annotations of the sample article that are made while a slow reader reads. */
let tagged = 0;

async function fill(): Promise<void> {
  const store = openSqlite(file);
  const { user } = store.reading.tables;
  const [reviewer] = await store.reading.db.select({ id: user.id }).from(user).limit(1);
  if (!reviewer) throw new Error("Nobody has an account.");
  await fillProject(store, { projectId, reviewerId: reviewer.id, annotations });
  await store.close();
}

/** Takes a whole file. */
async function take(name: string, onPiece: (piece: Buffer) => void = () => {}): Promise<void> {
  const response = await open(agent, `${exports}/${name}?textMode=quote`, { headers });
  if (response.statusCode !== 200) throw new Error(`${name} answered ${response.statusCode}.`);
  response.on("data", onPiece);
  await once(response, "end");
}

async function linesOf(name: string): Promise<number> {
  let lines = 0;
  await take(name, (piece) => {
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) lines++;
  });
  return lines;
}

function plainLoop(): number {
  const connection = new Database(file, { readonly: true });
  let length = 0;
  for (const row of connection.prepare(ROWS).iterate(projectId)) length += JSON.stringify(row).length + 1;
  connection.close();
  return length;
}

/** Milliseconds that a small request takes, again and again until `work` is done. */
async function latencies(work: Promise<unknown>): Promise<number[]> {
  let isDone = false;
  const over = work.finally(() => (isDone = true));
  const found: number[] = [];
  while (!isDone) {
    found.push(
      await timed(() => client.get(`/api/v1/projects/${projectId}/search?q=bridge`).then((r) => r.text())),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await over;
  return found;
}

/** The most memory that the server has had, in MB. */
async function peakMemory(): Promise<number> {
  const status = await readFile(`/proc/${server.processId}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

const sizeOfLog = async () => (await stat(`${file}-wal`)).size / 1024 / 1024;

/** Reads a piece of an export a second while others write; the log must be taken over into the file meanwhile. */
async function slowReader(): Promise<{ before: number; after: number }> {
  const response = await open(agent, `${exports}/dataset.jsonl`, { headers });
  const pieces = response[Symbol.asyncIterator]();
  const before = await sizeOfLog();
  for (let second = 0; second < SLOW_READER_SECONDS; second++) {
    await pieces.next();
    const operations = Array.from({ length: 50 }, () => tagging(versionId, text, tagged++));
    await client.operations(...operations);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  const after = await sizeOfLog();
  response.destroy();
  return { before, after };
}

await take("dataset.jsonl");
const idle = await latencies(new Promise((resolve) => setTimeout(resolve, 3_000)));
const found = { loop: [] as number[], jsonl: [] as number[], csv: [] as number[], parquet: [] as number[] };
const busy: number[] = [];
for (let round = 0; round < rounds; round++) {
  found.loop.push(await timed(plainLoop));
  found.jsonl.push(await timed(() => take("dataset.jsonl")));
  found.csv.push(await timed(() => take("annotations.csv")));
  found.parquet.push(await timed(() => take("annotations.parquet")));
}
busy.push(...(await latencies(take("dataset.jsonl"))));
for (const name of ["dataset.jsonl", "annotations.csv"]) {
  const lines = await linesOf(name);
  if (lines < annotations) throw new Error(`${lines} lines of ${name} for ${annotations} annotations.`);
}
const memory = await peakMemory();
const log = await slowReader();
agent.destroy();

const speed = (times: readonly number[]) => `${((annotations / median(times)) * 1_000).toFixed(0)} rows/s`;
const ratio = (times: readonly number[]) =>
  median(times.map((time, i) => (found.loop[i] ?? Number.NaN) / time));
console.log(`${annotations} annotations, ${rounds} rounds, medians`);
console.log(
  `plain loop ${speed(found.loop)}; JSONL ${speed(found.jsonl)}; CSV ${speed(found.csv)}; Parquet ${speed(found.parquet)}`,
);
console.log(
  `another request: p99 idle ${percentile(idle, 0.99).toFixed(1)} ms, during an export ${percentile(busy, 0.99).toFixed(1)} ms`,
);
console.log(
  `write-ahead log under a slow reader: ${log.before.toFixed(1)} MB before, ${log.after.toFixed(1)} MB after`,
);
figure("export-jsonl-to-loop", ratio(found.jsonl), "times", { atLeast: 0.6 });
figure("export-csv-to-loop", ratio(found.csv), "times", { atLeast: 0.5 });
figure("export-parquet-to-loop", ratio(found.parquet), "times", { atLeast: 0.15 });
figure("export-peak-memory", memory, "MB", { atMost: 320 });
figure("export-p99-above-idle", percentile(busy, 0.99) - percentile(idle, 0.99), "ms", { atMost: 20 });
figure("export-log-growth", log.after - log.before, "MB", { atMost: 8 });
