import "server-only";
import { Worker } from "node:worker_threads";
import type { AgreementJob, FromWorker, JobResults } from "./jobs.ts";

/** Longest that one job may take, in milliseconds. */
const TIME_LIMIT = 10 * 60_000;

type Progress = (done: number, total: number) => void;

/** The end of the line: jobs run one after the other, so that computing takes one core and no more. */
let last: Promise<unknown> = Promise.resolve();

/** Computes a job in a worker thread of its own. Fails when it takes too long or breaks. */
export function agreementInWorker<Kind extends AgreementJob["kind"]>(
  job: Extract<AgreementJob, { kind: Kind }>,
  onProgress: Progress = () => undefined,
): Promise<JobResults[Kind]> {
  const result = last.then(() => runAlone(job, onProgress));
  last = result.catch(() => undefined);
  // Each kind of job has its own kind of result; the message channel does not know which was asked.
  return result as Promise<JobResults[Kind]>;
}

function runAlone(job: AgreementJob, onProgress: Progress): Promise<JobResults[keyof JobResults]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url));
    worker.unref();
    const end = (settle: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      settle();
    };
    const timer = setTimeout(
      () => end(() => reject(new Error("Agreement took too long to compute."))),
      TIME_LIMIT,
    );
    timer.unref();
    worker.on("message", (message: FromWorker) => {
      if (message.kind === "progress") onProgress(message.done, message.total);
      else end(() => resolve(message.result));
    });
    worker.on("error", (cause) => end(() => reject(cause)));
    worker.postMessage(job);
  });
}
