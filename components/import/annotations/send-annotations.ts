import type { AnnotationImportRequest } from "#lib/annotations/import-inputs.ts";
import type { AnnotationImportState } from "#lib/annotations/import-state.ts";
import type { ReadProgress } from "#lib/annotations/import-progress.ts";
import type { ImportSummary } from "#lib/formats/annotations-import/summary.ts";
import type { Failure, Result } from "#lib/operations/envelope.ts";

/** What became of an import. */
export interface SentImport {
  id: string;
  state: AnnotationImportState;
  imported: number;
  reanchored: number;
  known: number;
  refused: number;
}

/** A file to send, which the server is to keep under an id; or only the id, where it keeps it already. */
export interface Source {
  keepAs: string;
  body: File | null;
}

export interface Asked {
  projectId: string;
  fileName: string;
  settings: AnnotationImportRequest;
  source: Source;
  signal: AbortSignal;
  /** How much of the file has gone, from 0 to 1. */
  onSent: (share: number) => void;
  /** The server has the whole file. */
  onReceived: () => void;
  onRead: (progress: ReadProgress) => void;
}

const UNREACHABLE: Failure = {
  code: "unavailable",
  message: "The server could not be reached. Nothing was lost; try it again.",
};

/** Asks what a file of annotations would bring. */
export const previewAnnotations = (asked: Asked) => send<ImportSummary>(asked, { mode: "preview" });

/** Writes what a file of annotations holds, as the import `id`. It goes on when this page is left. */
export const importAnnotations = (asked: Asked, id: string) =>
  send<SentImport>(asked, { mode: "import", id });

type Line<T> = { progress: ReadProgress } | { value: T } | { error: Failure };

/** `XMLHttpRequest`, because `fetch` cannot tell how much of a large upload has gone. The answer comes line by line. */
function send<T>(
  { projectId, fileName, settings, source, signal, ...tell }: Asked,
  what: Record<string, string>,
): Promise<Result<T>> {
  const query = new URLSearchParams({ fileName, settings: JSON.stringify(settings), ...what });
  query.set(source.body ? "keep" : "kept", source.keepAs);
  return new Promise((resolve) => {
    const end = (result: Result<T>) => {
      signal.removeEventListener("abort", abort);
      resolve(result);
    };
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    let read = 0;
    const readLines = () => {
      tell.onReceived();
      const whole = request.responseText.lastIndexOf("\n") + 1;
      for (const line of request.responseText.slice(read, whole).split("\n").filter(Boolean)) {
        const told = JSON.parse(line) as Line<T>;
        if ("progress" in told) tell.onRead(told.progress);
        else if ("value" in told) end({ ok: true, value: told.value });
        else end({ ok: false, error: told.error });
      }
      read = whole;
    };
    request.open("POST", `/api/v1/projects/${projectId}/annotation-imports?${query}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept", "application/x-ndjson");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) tell.onSent(event.loaded / event.total);
    });
    request.addEventListener("progress", () => {
      if (request.status === 200) readLines();
    });
    request.addEventListener("load", () => {
      if (request.status === 200) readLines();
      end({ ok: false, error: request.status === 200 ? UNREACHABLE : failureIn(request.responseText) });
    });
    for (const event of ["error", "abort", "timeout"])
      request.addEventListener(event, () => end({ ok: false, error: UNREACHABLE }));
    signal.addEventListener("abort", abort);
    request.send(source.body);
  });
}

function failureIn(text: string): Failure {
  try {
    return (JSON.parse(text) as { error?: Failure }).error ?? UNREACHABLE;
  } catch {
    return UNREACHABLE;
  }
}
