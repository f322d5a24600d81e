/**
 * Ordinal alpha with a bootstrap interval, 1,000 resamples of 50 reviewers × 20,000 units, in a worker thread,
 * against loops in the same thread that only fill the coincidence matrix of every resample. Interleaved, medians
 * over five rounds. Meanwhile the main thread measures how late its event loop is.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Worker } from "node:worker_threads";
import type { FromWorker, Round } from "./worker.ts";
import { RESAMPLES, REVIEWERS, UNITS } from "./workload.ts";

const RESOLUTION_MS = 5;
/** The same measurement with no worker, because other work on the machine delays the loop too. */
const IDLE_MS = 10_000;
const rounds: Round[] = [];
let progress = 0;
let last = "";

const idle = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
idle.enable();
await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
idle.disable();

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
const worker = new Worker(new URL("./worker.ts", import.meta.url));
await new Promise<void>((resolve, reject) => {
  worker.on("error", reject);
  worker.on("online", () => delay.enable());
  worker.on("message", (message: FromWorker) => {
    if (message.kind === "progress") progress++;
    else if (message.kind === "round") {
      rounds.push(message.round);
      last = `alpha ${message.value.toFixed(4)} (${message.lower.toFixed(4)}–${message.upper.toFixed(4)})`;
    } else resolve();
  });
});
delay.disable();
await worker.terminate();

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function figure(name: string, value: number, unit: string, goal: number): void {
  console.log(`figure ${name} ${value.toFixed(3)} ${unit} goal ${goal} ${value <= goal ? "met" : "short"}`);
}

const perResample = (pick: (round: Round) => number) => median(rounds.map(pick)) / RESAMPLES;
console.log(
  `${REVIEWERS} reviewers × ${UNITS} units, ${RESAMPLES} resamples, ${rounds.length} rounds; ${last}`,
);
console.log(`ours ${perResample((r) => r.ours).toFixed(3)} ms per resample, preparation included`);
console.log(`bare coincidence loop ${perResample((r) => r.coincidenceLoop).toFixed(3)} ms per resample`);
console.log(`bare loop over ready counts ${perResample((r) => r.countLoop).toFixed(3)} ms per resample`);
console.log(`${progress} reports of progress reached the main thread`);

// Ratios are taken within a round, where both sides met the same machine.
figure(
  "agreement-bootstrap-vs-coincidence-loop",
  median(rounds.map((r) => r.ours / r.coincidenceLoop)),
  "x",
  2,
);
figure("agreement-bootstrap-vs-count-loop", median(rounds.map((r) => r.ours / r.countLoop)), "x", 2);
const beyond = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
console.log(
  `event loop with no worker: p99 ${beyond(idle.percentile(99)).toFixed(1)} ms, longest ${beyond(idle.max).toFixed(1)} ms`,
);
figure("agreement-event-loop-delay-p99", beyond(delay.percentile(99)), "ms", 50);
figure("agreement-event-loop-delay-max", beyond(delay.max), "ms", 50);
