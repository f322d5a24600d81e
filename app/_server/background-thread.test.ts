import { constants, getPriority } from "node:os";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";

test("a thread in the background waits more willingly than the rest of its process", async ({ skip }) => {
  skip(process.platform !== "linux", "Only on Linux do threads have priorities of their own.");
  const source = new URL("./background-thread.ts", import.meta.url).href;
  const worker = new Worker(
    `import { readFileSync } from "node:fs";
     import { parentPort } from "node:worker_threads";
     import { workInBackground } from ${JSON.stringify(source)};
     workInBackground();
     const fields = readFileSync("/proc/thread-self/stat", "utf8").split(") ")[1].split(" ");
     parentPort.postMessage(Number(fields[16]));`,
    { eval: true, execArgv: ["--input-type=module"] },
  );
  const nice = await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  expect(nice).toBeGreaterThan(getPriority());
  expect(getPriority()).toBeLessThanOrEqual(constants.priority.PRIORITY_BELOW_NORMAL);
});
