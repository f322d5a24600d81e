import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startApplication, tagging } from "../support/application.ts";
import { figure, median, numberOption, percentile } from "../support/figures.ts";
import { keepAlive, open, post } from "../support/requests.ts";
import { Listeners } from "./listeners.ts";

// One write told to many open streams, against a bare server-sent-events loop, interleaved; then many reviewers who
// each write every five seconds with a stream open.
//   npm run bench:live [-- --streams 500 --writes 30 --reviewers 200 --seconds 60]

const streams = numberOption("--streams", 500);
const writes = numberOption("--writes", 30);
const reviewers = numberOption("--reviewers", 200);
const seconds = numberOption("--seconds", 60);
const WRITE_EVERY = 5_000;
const MISSED = 10_000;
const BATCH = 500;

/** Reads a stream until `enough` says so of what came so far, and leaves it. */
async function readUntil(
  url: string,
  headers: Record<string, string>,
  enough: (piece: string) => boolean,
): Promise<void> {
  const response = await open(keepAlive(1), url, { headers });
  response.setEncoding("utf8");
  for await (const piece of response) if (enough(String(piece))) break;
  response.destroy();
}

/** The place in the log at which a stream begins now. */
async function newest(url: string, headers: Record<string, string>): Promise<string> {
  let text = "";
  await readUntil(url, headers, (piece) => /^id: \d+$/m.test((text += piece)));
  return /^id: (\d+)$/m.exec(text)?.[1] ?? "0";
}

/** Reads until so many changes were told. */
async function readChanges(url: string, headers: Record<string, string>, many: number): Promise<void> {
  let told = 0;
  let rest = "";
  await readUntil(url, headers, (piece) => {
    const parts = (rest + piece).split("event: change\n");
    told += parts.length - 1;
    // A name may be cut in two between pieces.
    rest = (parts.at(-1) ?? "").slice(-"event: change".length);
    return told >= many;
  });
}

const bareScript = path.join(import.meta.dirname, "bare-server.ts");
const bareProcess = spawn(process.execPath, [bareScript], { stdio: ["ignore", "pipe", "inherit"] });
try {
  const [port] = (await once(bareProcess.stdout, "data")) as [Buffer];
  const bareUrl = `http://127.0.0.1:${String(port).trim()}/`;
  await using application = await startApplication();
  const { server, client, projectId, versionId, text } = application;
  const headers = { cookie: client.cookieHeader(), origin: new URL(server.url).origin };
  const streamUrl = `${server.url}/api/v1/projects/${projectId}/stream`;
  const operationsUrl = `${server.url}/api/v1/operations`;
  const [forStreams, forWrites] = [keepAlive(Infinity), keepAlive(64)];
  let made = 0;
  const write = async (operation = tagging(versionId, text, made++)) => {
    const answer = await post(forWrites, operationsUrl, JSON.stringify({ operations: [operation] }), headers);
    if (answer.status !== 200 || !answer.body.includes('"applied"'))
      throw new Error(answer.body.slice(0, 300));
  };

  const bare = await Listeners.openAll(forStreams, bareUrl, {}, streams);
  const ours = await Listeners.openAll(forStreams, streamUrl, headers, streams);
  const found = { bare: [] as number[], ours: [] as number[] };
  for (let i = -3; i < writes; i++) {
    const operation = tagging(versionId, text, made++);
    const { id } = operation.input as { id: string };
    const floor = await bare.hear(id, () => post(forWrites, bareUrl, JSON.stringify(operation), {}));
    const told = await ours.hear(id, () => write(operation));
    if (i < 0) continue; // the first ones compile
    found.bare.push(...floor);
    found.ours.push(...told);
  }
  bare.close();
  ours.close();
  const [floor, told] = [percentile(found.bare, 0.99), percentile(found.ours, 0.99)];
  console.log(`${streams} streams, ${writes} writes; from sending the write to each stream's having it`);
  console.log(`bare loop: p50 ${median(found.bare).toFixed(1)} ms, p99 ${floor.toFixed(1)} ms`);
  console.log(
    `ours, kept and logged first: p50 ${median(found.ours).toFixed(1)} ms, p99 ${told.toFixed(1)} ms`,
  );
  figure("live-fan-out-p99-to-bare", told / floor, "times", { atMost: 2 });

  const from = await newest(`${streamUrl}`, headers);
  for (let at = 0; at < MISSED; at += BATCH) {
    const operations = Array.from({ length: BATCH }, () => tagging(versionId, text, made++));
    const answer = await post(forWrites, operationsUrl, JSON.stringify({ operations }), headers);
    if (answer.status !== 200) throw new Error(answer.body.slice(0, 300));
  }
  const began = performance.now();
  await readChanges(`${streamUrl}?after=${from}`, headers, MISSED);
  const caughtUp = (performance.now() - began) / 1_000;
  figure("live-catch-up-10000-missed", caughtUp, "s", { atMost: 2 });

  const streamsOpen = await Listeners.openAll(forStreams, streamUrl, headers, reviewers);
  const times: number[] = [];
  const failures: string[] = [];
  const until = performance.now() + seconds * 1_000;
  const review = async (_: unknown, reviewer: number) => {
    await pause((reviewer * WRITE_EVERY) / reviewers);
    while (performance.now() < until) {
      const started = performance.now();
      await write().then(
        () => times.push(performance.now() - started),
        (cause: unknown) => failures.push(String(cause)),
      );
      await pause(Math.max(0, started + WRITE_EVERY - performance.now()));
    }
  };
  await Promise.all(Array.from({ length: reviewers }, review));
  const lost = streamsOpen.lost;
  streamsOpen.close();
  console.log(`${reviewers} reviewers with a stream each for ${seconds} s: ${times.length} writes`);
  console.log(
    `p50 ${median(times).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms; ${failures[0] ?? "no failure"}`,
  );
  figure("live-reviewers-errors", failures.length + lost, "errors", { atMost: 0 });
  forStreams.destroy();
  forWrites.destroy();
} finally {
  bareProcess.kill();
}
