import { once } from "node:events";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { databaseFile } from "#db/open.ts";
import type { Operation } from "#lib/operations/envelope.ts";
import { startApplication, tagging } from "../support/application.ts";
import { figure, median, numberOption } from "../support/figures.ts";
import { keepAlive, post } from "../support/requests.ts";
import { measureCommits } from "./commits.ts";

// Durable annotations per second through the whole stack (production server, HTTP, session, checks, log), against a
// bare server that does the same inserts, and within the process. Interleaved; ratios are taken within a round.
//   npm run bench:writes [-- --rounds 5 --seconds 3]

const IN_FLIGHT = 16;
const BATCH = 50;
const rounds = numberOption("--rounds", 5);
const seconds = numberOption("--seconds", 3);

interface Target {
  url: string;
  headers: Record<string, string>;
  sign: (number: number) => Operation;
}

let made = 0;

/** Annotations per second with `IN_FLIGHT` requests of `size` operations under way all the time. */
async function rate({ url, headers, sign }: Target, size: number): Promise<number> {
  const agent = keepAlive(IN_FLIGHT);
  const started = performance.now();
  const until = started + seconds * 1_000;
  let written = 0;
  const lane = async () => {
    while (performance.now() < until) {
      const operations = Array.from({ length: size }, () => sign(made++));
      const { status, body } = await post(agent, url, JSON.stringify({ operations }), headers);
      const { answers = [] } = JSON.parse(body) as { answers?: { status: string }[] };
      const applied = answers.filter((answer) => answer.status === "applied").length;
      if (status !== 200 || applied !== size) throw new Error(`Answered ${status}: ${body.slice(0, 300)}`);
      written += applied;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
  const elapsed = (performance.now() - started) / 1_000;
  agent.destroy();
  acknowledged.set(url, (acknowledged.get(url) ?? 0) + written);
  return written / elapsed;
}

const acknowledged = new Map<string, number>();

const folder = await mkdtemp(path.join(tmpdir(), "sourcemark-bench-"));
const bareFile = path.join(folder, "bare.db");
const bareScript = path.join(import.meta.dirname, "bare-server.ts");
const bareProcess = spawn(process.execPath, [bareScript, bareFile], { stdio: ["ignore", "pipe", "inherit"] });
try {
  const [port] = (await once(bareProcess.stdout, "data")) as [Buffer];
  await using application = await startApplication();
  const { server, client, versionId, text } = application;
  const sign = (number: number) => tagging(versionId, text, number);
  const bare: Target = { url: `http://127.0.0.1:${String(port).trim()}/`, headers: {}, sign };
  const origin = new URL(server.url).origin;
  const headers = { cookie: client.cookieHeader(), origin };
  const ours: Target = { url: `${server.url}/api/v1/operations`, headers, sign };

  await rate(ours, 1); // the first requests compile what the later ones run
  await rate(bare, 1);
  const found = {
    bare: [] as number[],
    single: [] as number[],
    batch: [] as number[],
    bareBatch: [] as number[],
  };
  for (let round = 0; round < rounds; round++) {
    found.bare.push(await rate(bare, 1));
    found.single.push(await rate(ours, 1));
    found.batch.push(await rate(ours, BATCH));
    found.bareBatch.push(await rate(bare, BATCH));
  }
  const stored = new Database(databaseFile(server.dataDir), { readonly: true });
  const kept = stored.prepare("select count(*) from annotation where version_id = ?").pluck().get(versionId);
  stored.close();
  if (kept !== acknowledged.get(ours.url))
    throw new Error(
      `${String(kept)} annotations are there, ${acknowledged.get(ours.url)} were acknowledged.`,
    );

  const of = (part: readonly number[]) => `${median(part).toFixed(0)}/s`;
  const within = (part: readonly number[]) =>
    median(part.map((one, i) => one / (found.bare[i] ?? Number.NaN)));
  console.log(
    `${rounds} rounds of ${seconds} s, ${IN_FLIGHT} requests in flight, medians; ${String(kept)} kept`,
  );
  console.log(`bare server: singles ${of(found.bare)}, batches of ${BATCH} ${of(found.bareBatch)}`);
  console.log(`whole stack: singles ${of(found.single)}, batches of ${BATCH} ${of(found.batch)}`);
  figure("writes-single-to-bare", within(found.single), "times", { atLeast: 0.25 });
  figure("writes-batch-to-bare-single", within(found.batch), "times", { atLeast: 3 });
} finally {
  bareProcess.kill();
  await rm(folder, { recursive: true, force: true });
}
await measureCommits({ rounds, seconds: seconds / 2, inFlight: IN_FLIGHT });
