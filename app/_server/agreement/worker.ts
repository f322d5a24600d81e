import { parentPort } from "node:worker_threads";
import { positionsOf, unitsBehind } from "#lib/agreement/cells.ts";
import { agreementReport } from "#lib/agreement/report.ts";
import { workInBackground } from "../background-thread.ts";
import type { AgreementJob, FromWorker, JobResults } from "./jobs.ts";

workInBackground();
const send = (message: FromWorker) => parentPort?.postMessage(message);

function run(job: AgreementJob): JobResults[keyof JobResults] {
  if (job.kind === "cell") return unitsBehind(job.input, job.question);
  if (job.kind === "positions") return positionsOf(job.input, job.measure);
  const report = agreementReport(job.input);
  for (;;) {
    const step = report.next();
    if (step.done === true) return step.value;
    send({ kind: "progress", ...step.value });
  }
}

// A thousand resamples of a large project are pure computing: here they hold up no request.
parentPort?.on("message", (job: AgreementJob) => send({ kind: "result", result: run(job) }));
