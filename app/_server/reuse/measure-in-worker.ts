import "server-only";
import { Worker } from "node:worker_threads";
import type { DerivationMeasurement } from "#lib/corroboration/derivation.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { ReuseJob } from "./worker.ts";

/** Longest that one comparison may take, in milliseconds. */
const TIME_LIMIT = 20_000;
/** Comparisons kept; they stay true as long as neither text nor boilerplate changes, which the key tells. */
const KEPT = 60;
const TOO_SLOW = "These texts are too long to be compared side by side.";

const kept = new Map<string, Promise<Result<DerivationMeasurement>>>();
/** Comparisons follow one another, so that many open pages never start many workers. */
let last: Promise<unknown> = Promise.resolve();

/** Compares two articles in a worker thread; `key` must change with whatever is compared. */
export function measureInWorker(key: string, job: ReuseJob): Promise<Result<DerivationMeasurement>> {
  const known = kept.get(key);
  if (known) return known;
  const measured = last.then(() => run(job));
  last = measured;
  kept.set(key, measured);
  void measured.then((result) => {
    if (!result.ok) kept.delete(key);
  });
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return measured;
}

function run(job: ReuseJob): Promise<Result<DerivationMeasurement>> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url));
    worker.unref();
    const finish = (result: Result<DerivationMeasurement>) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      void worker.terminate();
      resolve(result);
    };
    const giveUp = () => finish(fail("invalid", TOO_SLOW));
    const timer = setTimeout(giveUp, TIME_LIMIT);
    worker.on("message", (measured: DerivationMeasurement) => finish(ok(measured)));
    worker.on("error", giveUp).on("exit", giveUp);
    worker.postMessage(job);
  });
}
