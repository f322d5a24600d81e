import type { ArticleDetails } from "#lib/articles/inputs.ts";
import type { Failure } from "#lib/operations/envelope.ts";

export interface Imported {
  articleId: string;
  title: string;
  notes: { message: string }[];
}

export type ImportOutcome = { ok: true; value: Imported } | { ok: false; error: Failure };

interface Upload {
  projectId: string;
  body: Blob;
  fileName: string;
  mediaType: string;
  details?: Partial<ArticleDetails>;
  onProgress?: (share: number) => void;
}

const UNREACHABLE: Failure = {
  code: "unavailable",
  message: "The server could not be reached. The file was not imported; try it again.",
};

/**
 * Sends one file. `XMLHttpRequest`, because `fetch` cannot tell how much of a large upload has gone.
 */
export function sendFile({
  projectId,
  body,
  fileName,
  mediaType,
  details = {},
  onProgress,
}: Upload): Promise<ImportOutcome> {
  const query = new URLSearchParams({ fileName });
  for (const [name, value] of Object.entries(details)) if (value) query.set(name, String(value));
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/projects/${projectId}/articles?${query}`);
    request.setRequestHeader("Content-Type", mediaType || "application/octet-stream");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      const answer = request.response as (Imported & { error?: Failure }) | null;
      if (request.status === 200 && answer) return resolve({ ok: true, value: answer });
      resolve({ ok: false, error: answer?.error ?? UNREACHABLE });
    });
    for (const event of ["error", "abort", "timeout"])
      request.addEventListener(event, () => resolve({ ok: false, error: UNREACHABLE }));
    request.send(body);
  });
}
