"use client";

import { useCallback, useEffect, useState } from "react";
import { createApiClient, type ApiResult } from "#components/api/client.ts";
import { readPages } from "#components/api/pages.ts";
import type { ProjectClaims } from "#lib/claims/dossier.ts";
import { shape } from "#lib/wire/shapes.ts";

/** The server is ours and typed by the same interfaces: only the outline is checked. */
const outline = shape(
  (value): value is ProjectClaims & { next?: string | null } =>
    typeof value === "object" && value !== null && "claims" in value,
);

const all = (projectId: string) => `/api/v1/projects/${projectId}/claims`;

/** A list to its end; what is near one claim comes whole, as one page. */
async function read(path: string): Promise<ApiResult<ProjectClaims>> {
  const pages = await readPages(createApiClient(), path, outline);
  if (!pages.ok) return pages;
  // The sources are the same on every page.
  return { ok: true, value: { ...pages.value[0], claims: pages.value.flatMap(({ claims }) => claims) } };
}
type Answer = Awaited<ReturnType<typeof read>>;

/** The project's claims, read afresh after every change; null until the first answer. */
export const useProjectClaims = (projectId: string) => useClaims(all(projectId), null);

/** One claim with what it is weighed with; of the others their statements. Read afresh after every change. */
export const useClaimNear = (projectId: string, claimId: string, loaded: ProjectClaims | null = null) =>
  useClaims(`${all(projectId)}/${claimId}/near`, loaded);

function useClaims(path: string, loaded: ProjectClaims | null) {
  const [project, setProject] = useState(loaded);
  const [problem, setProblem] = useState<string | null>(null);

  const show = useCallback((answer: Answer) => {
    if (answer.ok) setProject(answer.value);
    setProblem(answer.ok ? null : answer.failure.error.message);
  }, []);
  const refresh = useCallback(async () => show(await read(path)), [path, show]);

  useEffect(() => {
    if (loaded) return;
    let current = true;
    void read(path).then((answer) => {
      if (current) show(answer);
    });
    return () => {
      current = false;
    };
  }, [loaded, path, show]);

  return { project, problem, refresh };
}
