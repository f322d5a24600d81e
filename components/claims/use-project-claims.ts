"use client";

import { useCallback, useEffect, useState } from "react";
import { z } from "zod";
import { createApiClient } from "#components/api/client.ts";
import type { ProjectClaims } from "#lib/claims/dossier.ts";

/** The server is ours and typed by the same interfaces: only the outline is checked. */
const outline = z.custom<ProjectClaims>(
  (value) => typeof value === "object" && value !== null && "claims" in value,
);

const read = (projectId: string) =>
  createApiClient().getJson(`/api/v1/projects/${projectId}/claims`, outline);
type Answer = Awaited<ReturnType<typeof read>>;

/** The project's claims, read afresh after every change; null until the first answer. */
export function useProjectClaims(projectId: string, loaded: ProjectClaims | null = null) {
  const [project, setProject] = useState(loaded);
  const [problem, setProblem] = useState<string | null>(null);

  const show = useCallback((answer: Answer) => {
    if (answer.ok) setProject(answer.value);
    setProblem(answer.ok ? null : answer.failure.error.message);
  }, []);
  const refresh = useCallback(async () => show(await read(projectId)), [projectId, show]);

  useEffect(() => {
    if (loaded) return;
    let current = true;
    void read(projectId).then((answer) => {
      if (current) show(answer);
    });
    return () => {
      current = false;
    };
  }, [loaded, projectId, show]);

  return { project, problem, refresh };
}
