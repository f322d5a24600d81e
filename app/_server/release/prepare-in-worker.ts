import "server-only";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { PreparedRelease } from "#db/mutations/releases.ts";
import type { FromReleaseWorker, ReleaseJob } from "./jobs.ts";

/** Makes a release in a thread of its own, so that no other request waits; nothing of it is kept yet. */
export async function prepareInWorker(job: ReleaseJob): Promise<PreparedRelease> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: job });
  worker.unref();
  try {
    const [prepared] = (await once(worker, "message")) as [FromReleaseWorker];
    const files = prepared.files.map((file) => ({
      ...file,
      parts: file.parts.map(({ buffer, byteOffset, byteLength }) =>
        Buffer.from(buffer, byteOffset, byteLength),
      ),
    }));
    return { ...prepared, files };
  } finally {
    await worker.terminate();
  }
}
