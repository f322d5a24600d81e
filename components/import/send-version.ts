import type { Failure } from "#lib/operations/envelope.ts";

export interface VersionAdded {
  versionId: string;
  number: number;
  survivors: number;
  changed: number;
  orphans: number;
  /** The same of settled passages. */
  settled: { survivors: number; changed: number; orphans: number };
}

export type VersionOutcome = { ok: true; value: VersionAdded } | { ok: false; error: Failure };

const UNREACHABLE: Failure = {
  code: "unavailable",
  message: "The server could not be reached. Nothing was changed; try it again.",
};

interface Upload {
  projectId: string;
  articleId: string;
  file: File;
}

/** Sends a newer text of an article. */
export async function sendVersion({ projectId, articleId, file }: Upload): Promise<VersionOutcome> {
  const address = `/api/v1/projects/${projectId}/articles/${articleId}/versions?${new URLSearchParams({ fileName: file.name })}`;
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": file.type || "application/octet-stream" },
      body: file,
    });
    const answer = (await response.json()) as VersionAdded & { error?: Failure };
    return response.ok ? { ok: true, value: answer } : { ok: false, error: answer.error ?? UNREACHABLE };
  } catch {
    return { ok: false, error: UNREACHABLE };
  }
}
