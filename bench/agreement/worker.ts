import { parentPort } from "node:worker_threads";
import { alphaStatistic } from "#lib/agreement/alpha.ts";
import { bootstrapSlices } from "#lib/agreement/bootstrap.ts";
import { seededRandom } from "#lib/agreement/random.ts";
import type { Ratings } from "#lib/agreement/ratings.ts";
import { valueOf } from "#lib/agreement/statistic.ts";
import { bareCoincidenceLoop, bareCountLoop, countTable } from "./bare-loop.ts";
import { RESAMPLES, teamOfReviewers } from "./workload.ts";

export interface Round {
  /** Milliseconds for all resamples; ours includes preparing the statistic and its point value. */
  ours: number;
  coincidenceLoop: number;
  countLoop: number;
}

export type FromWorker =
  | { kind: "progress"; done: number; total: number }
  | { kind: "round"; round: Round; value: number; lower: number; upper: number }
  | { kind: "end" };

const ROUNDS = 5;
const port = parentPort;
if (port === null) throw new Error("This file is run by run.ts as a worker.");
const send = (message: FromWorker) => port.postMessage(message);

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function alphaWithInterval(ratings: Ratings, seed: number) {
  const statistic = alphaStatistic(ratings, "ordinal");
  const point = valueOf(statistic);
  const run = bootstrapSlices(statistic, { random: seededRandom(seed), resamples: RESAMPLES });
  for (;;) {
    const step = run.next();
    if (step.done !== true) send({ kind: "progress", ...step.value });
    else if (!step.value.defined || !point.defined) throw new Error("The workload has no alpha.");
    else return { value: point.value, lower: step.value.lower, upper: step.value.upper };
  }
}

const ratings = teamOfReviewers(1);
const table = countTable(ratings);
for (let round = 0; round <= ROUNDS; round++) {
  const figures = { value: 0, lower: 0, upper: 0 };
  const coincidenceLoop = timed(() => bareCoincidenceLoop(ratings, RESAMPLES, seededRandom(round)));
  const ours = timed(() => Object.assign(figures, alphaWithInterval(ratings, round)));
  const countLoop = timed(() =>
    bareCountLoop(table, ratings.categories.length, RESAMPLES, seededRandom(round)),
  );
  // The first round only warms up.
  if (round > 0) send({ kind: "round", round: { ours, coincidenceLoop, countLoop }, ...figures });
}
send({ kind: "end" });
