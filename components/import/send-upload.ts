import type { Failure } from "#lib/operations/envelope.ts";

export interface UploadedImport {
  id: string;
  state: string;
}

export type UploadOutcome = { ok: true; value: UploadedImport } | { ok: false; error: Failure };

const UNREACHABLE: Failure = {
  code: "unavailable",
  message: "The server could not be reached. The file was not uploaded; try it again.",
};

/** Largest file whose checksum is made here: making it takes the whole file into memory. */
const MAX_HASHED = 64 * 1024 * 1024;

/** The checksum that the server compares; null where the browser makes none (over plain http) or the file is large. */
async function checksumOf(file: Blob): Promise<string | null> {
  const { subtle } = globalThis.crypto;
  if (!globalThis.isSecureContext || subtle === undefined || file.size > MAX_HASHED) return null;
  const digest = await subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Sends a file that many articles are in, to become the import `id`: the same id again, after an answer that was lost,
 * makes no second import of it. `XMLHttpRequest`, because `fetch` cannot tell how much has gone.
 */
export async function sendUpload(
  projectId: string,
  id: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<UploadOutcome> {
  const sha256 = await checksumOf(file).catch(() => null);
  const query = new URLSearchParams({ id, fileName: file.name, ...(sha256 ? { sha256 } : {}) });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/projects/${projectId}/imports?${query}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      const answer = request.response as (UploadedImport & { error?: Failure }) | null;
      if (request.status === 200 && answer) return resolve({ ok: true, value: answer });
      resolve({ ok: false, error: answer?.error ?? UNREACHABLE });
    });
    for (const event of ["error", "abort", "timeout"])
      request.addEventListener(event, () => resolve({ ok: false, error: UNREACHABLE }));
    request.send(file);
  });
}
