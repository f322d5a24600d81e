import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";
import path from "node:path";

/** How much more willingly than others it waits; 19 would starve on a busy machine. */
const NICE = 10;

/**
 * Lets requests, and everything else, go before the thread that calls this: cores are few, and its work is long. Not for
 * threads that write to the database: everybody would wait for their turn. On Linux, where threads have priorities of
 * their own; elsewhere nothing changes.
 */
export function workInBackground(): void {
  if (process.platform !== "linux") return;
  try {
    setPriority(Number(path.basename(readlinkSync("/proc/thread-self"))), NICE);
  } catch {
    // A sandbox may forbid it; then it takes its share like the others.
  }
}
