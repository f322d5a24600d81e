import type { AnnotationImportRequest } from "#lib/annotations/import-inputs.ts";
import type { ImportSummary } from "#lib/formats/annotations-import/summary.ts";
import type { Failure, Result } from "#lib/operations/envelope.ts";

export interface SentImport {
  id: string;
  imported: number;
  reanchored: number;
  known: number;
  summary: ImportSummary;
}

interface Upload {
  projectId: string;
  file: File;
  settings: AnnotationImportRequest;
  signal?: AbortSignal;
}

const UNREACHABLE: Failure = {
  code: "unavailable",
  message: "The server could not be reached. Nothing was lost; try it again.",
};

/** Asks what a file of annotations would bring. */
export const previewAnnotations = (upload: Upload) => send<ImportSummary>(upload, "preview");

/** Writes what a file of annotations holds. */
export const importAnnotations = (upload: Upload) => send<SentImport>(upload, "import");

async function send<T>(
  { projectId, file, settings, signal }: Upload,
  mode: "preview" | "import",
): Promise<Result<T>> {
  const query = new URLSearchParams({ fileName: file.name, mode, settings: JSON.stringify(settings) });
  try {
    const response = await fetch(`/api/v1/projects/${projectId}/annotation-imports?${query}`, {
      method: "POST",
      body: file,
      headers: { "Content-Type": "application/octet-stream" },
      ...(signal ? { signal } : {}),
    });
    const answer = (await response.json()) as T & { error?: Failure };
    if (response.ok) return { ok: true, value: answer };
    return { ok: false, error: answer.error ?? UNREACHABLE };
  } catch {
    return { ok: false, error: UNREACHABLE };
  }
}
