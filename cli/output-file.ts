import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Progress } from "./progress.ts";

/**
 * Writes bytes to a file that has its name only when it is whole, or to standard output for "-".
 * Returns how many there were.
 */
export async function writeOutput(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  bar: Progress,
): Promise<number> {
  let bytes = 0;
  const counted = async function* () {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      bar.show(bytes, null);
      yield chunk;
    }
  };
  if (file === "-") {
    await pipeline(counted, process.stdout, { end: false });
    return bytes;
  }
  const unfinished = `${file}.part`;
  try {
    await pipeline(counted, createWriteStream(unfinished));
    await rename(unfinished, file);
  } finally {
    bar.end();
    await rm(unfinished, { force: true });
  }
  return bytes;
}
