import { createHash, randomUUID } from "node:crypto";
import { createWriteStream, renameSync } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { HEAD_BYTES } from "#lib/imports/detect.ts";
import { MAX_UPLOAD_BYTES } from "#lib/imports/kinds.ts";

/** A file that lies in the data folder, whole. */
export interface StoredUpload {
  file: string;
  bytes: number;
  sha256: string;
}

export interface UploadLimits {
  bytes: number;
  /** Longest silence of the sender, in milliseconds. */
  silence: number;
}

const LIMITS: UploadLimits = { bytes: MAX_UPLOAD_BYTES, silence: 60_000 };

const folderOf = (dataDir: string) => path.join(dataDir, "uploads");

/** Where the file of an import lies; named by its id alone, never by what its sender calls it. */
export const uploadFile = (dataDir: string, jobId: string): string => path.join(folderOf(dataDir), jobId);

class Refusal extends Error {
  readonly code: "too_large" | "invalid";
  constructor(code: "too_large" | "invalid", message: string) {
    super(message);
    this.code = code;
  }
}

const tooLarge = (limit: number) =>
  new Refusal(
    "too_large",
    `The file is larger than ${limit / 1024 / 1024} MB, the most that is taken at once. Split it.`,
  );
const incomplete = () => new Refusal("invalid", "The upload arrived incomplete. Send it again.");

/** A name for a file on its way in: nobody else's, whatever id its sender chose for the import. */
export const arrivalName = (jobId: string): string => `${jobId}.${randomUUID()}`;

/**
 * Makes a stored file the file of an import. Done within the transaction that makes the import: it has its file before
 * any runner can see it, and a transaction that runs a second time finds the file in place.
 */
export function placeUpload(dataDir: string, arrival: string, jobId: string): void {
  try {
    renameSync(uploadFile(dataDir, arrival), uploadFile(dataDir, jobId));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw cause;
  }
}

/** What the sender says about a file; each is compared with what arrives. */
export interface Announced {
  bytes: number | null;
  sha256: string | null;
}

/**
 * Writes a file to the data folder as it arrives, never holding more than a piece of it. It has its name, which nobody
 * else may have (see arrivalName), only when it is whole and is what was announced. Fails with "too_large", or "invalid" when it is cut off, too slow or altered.
 */
export async function storeUpload(
  dataDir: string,
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  announced: Announced,
  limits: UploadLimits = LIMITS,
): Promise<Result<StoredUpload>> {
  if (announced.bytes !== null && announced.bytes > limits.bytes) return failure(tooLarge(limits.bytes));
  const file = uploadFile(dataDir, name);
  const unfinished = `${file}.part`;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  let bytes = 0;
  const counted = async function* () {
    for await (const chunk of promptly(chunks, limits.silence)) {
      bytes += chunk.length;
      if (bytes > limits.bytes) throw tooLarge(limits.bytes);
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    await pipeline(counted, createWriteStream(unfinished, { mode: 0o600 }));
    const sha256 = hash.digest("hex");
    if (announced.bytes !== null && announced.bytes !== bytes) throw incomplete();
    if (announced.sha256 !== null && announced.sha256 !== sha256)
      throw new Refusal("invalid", "The upload arrived altered: its checksum is another. Send it again.");
    if (bytes === 0) throw new Refusal("invalid", "The file is empty. Choose a file with text.");
    await rename(unfinished, file);
    return ok({ file, bytes, sha256 });
  } catch (cause) {
    await rm(unfinished, { force: true });
    return failure(cause);
  }
}

function failure(cause: unknown): Result<never> {
  if (cause instanceof Refusal) return fail(cause.code, cause.message);
  const code = (cause as NodeJS.ErrnoException).code ?? "";
  if (["ENOSPC", "EDQUOT", "EROFS", "EACCES"].includes(code))
    return fail("unavailable", "The server has no room for this file at the moment. Nothing was imported.");
  return fail("invalid", incomplete().message); // the sender hung up
}

/** The same chunks; fails when the sender is silent for too long. */
async function* promptly(chunks: AsyncIterable<Uint8Array>, silence: number): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Refusal("invalid", "The upload stood still for too long. Send it again.")),
        silence,
      );
    });
    try {
      const next = await Promise.race([iterator.next(), late]);
      if (next.done === true) return;
      yield next.value;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The first bytes of a file, enough to tell what it is. */
export async function headOf(file: string, length = HEAD_BYTES): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const head = new Uint8Array(length);
    const { bytesRead } = await handle.read(head, 0, length, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

export const removeUpload = (dataDir: string, jobId: string): Promise<void> =>
  rm(uploadFile(dataDir, jobId), { force: true });

/** How long an upload that never became an import is left, in milliseconds. */
const LEFTOVER = 24 * 3_600_000;

/** Removes files that no import will read again: `isWanted` says which are. Returns how many were removed. */
export async function sweepUploads(
  dataDir: string,
  isWanted: (jobId: string) => Promise<boolean>,
  now: number,
): Promise<number> {
  const names = await readdir(folderOf(dataDir)).catch(() => []);
  let removed = 0;
  for (const name of names) {
    const file = path.join(folderOf(dataDir), name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs < LEFTOVER || (await isWanted(name))) continue;
    await rm(file, { force: true });
    removed++;
  }
  return removed;
}
