import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

// Loaded into the server before itself: how late its event loop is, as its other requests feel it. On SIGUSR2 the
// delays since the last time are written to a file.

const EVERY = 5;
const file = process.env.BENCH_DELAY_FILE;

if (file && isMainThread) {
  let delays: number[] = [];
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    delays.push(Math.max(0, now - last - EVERY));
    last = now;
  }, EVERY).unref();
  process.on("SIGUSR2", () => {
    writeFileSync(file, JSON.stringify(delays));
    delays = [];
  });
}
