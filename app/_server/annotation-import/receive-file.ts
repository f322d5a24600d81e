import "server-only";
import { createWriteStream } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { MAX_ANNOTATION_FILE_BYTES } from "#lib/annotations/import-inputs.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";

export interface ReceivedFile {
  file: string;
  bytes: number;
  remove(): Promise<void>;
}

/** How the names of the folders begin that files are received in. */
const PREFIX = "annotation-import-";

class TooLarge extends Error {}

/** Writes the body of a request to a file in the data folder, without holding it. The caller removes it. */
export async function receiveFile(request: Request, dataDir: string): Promise<Result<ReceivedFile>> {
  const folder = await mkdtemp(path.join(dataDir, PREFIX));
  const remove = () => rm(folder, { recursive: true, force: true });
  const file = path.join(folder, "upload");
  const announced = request.headers.get("content-length");
  let bytes = 0;
  try {
    if (Number(announced) > MAX_ANNOTATION_FILE_BYTES) throw new TooLarge();
    if (!request.body) throw new Error("no body");
    await pipeline(
      Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes > MAX_ANNOTATION_FILE_BYTES) throw new TooLarge();
          yield chunk;
        }
      },
      createWriteStream(file),
    );
  } catch (cause) {
    await remove();
    return cause instanceof TooLarge
      ? fail(
          "too_large",
          "This is larger than the 512 MB that are taken in at once. Cut it into smaller files.",
        )
      : fail("invalid", "The upload arrived incomplete. Send it again.");
  }
  if (announced === null || Number(announced) === bytes) return ok({ file, bytes, remove });
  await remove();
  return fail("invalid", "The upload arrived incomplete. Send it again.");
}

/** How long a received file is left that nobody removed because the server ended, in milliseconds. */
const LEFTOVER = 24 * 3_600_000;

/** Removes received files that were left over. Returns how many. */
export async function sweepReceivedFiles(dataDir: string, now: number): Promise<number> {
  const names = await readdir(dataDir).catch(() => []);
  let removed = 0;
  for (const name of names.filter((each) => each.startsWith(PREFIX))) {
    const folder = path.join(dataDir, name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs < LEFTOVER) continue;
    await rm(folder, { recursive: true, force: true });
    removed++;
  }
  return removed;
}
