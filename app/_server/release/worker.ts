import { parentPort, workerData } from "node:worker_threads";
import { prepareRelease } from "#db/mutations/releases.ts";
import { openForReading } from "#db/open.ts";
import { workInBackground } from "../background-thread.ts";
import type { FromReleaseWorker, ReleaseJob } from "./jobs.ts";

// Writing all files of a large project and resampling its agreement is minutes of pure computing.
workInBackground();
const { location, by, input } = workerData as ReleaseJob;
const store = await openForReading(location);
try {
  const prepared: FromReleaseWorker = await prepareRelease(store.reading, by, input);
  parentPort?.postMessage(prepared);
} finally {
  await store.close();
}
