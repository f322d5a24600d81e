"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { z } from "zod";
import { isUnderWay } from "#lib/imports/kinds.ts";
import { importProgress, type ImportProgress } from "#lib/imports/progress.ts";

const told = z.array(importProgress);

/**
 * How far imports are, told by the server as they go on. While none is under way nothing is asked. When one ends, the
 * page is read afresh.
 */
export function useImportProgress<Job extends ImportProgress>(
  projectId: string,
  jobs: readonly Job[],
): Job[] {
  const router = useRouter();
  const [latest, setLatest] = useState<ReadonlyMap<string, ImportProgress>>(new Map());
  const current = jobs.map((job) => newer(job, latest.get(job.id)));
  const isActive = current.some(({ state }) => isUnderWay(state));
  useEffect(() => {
    if (!isActive) return;
    const source = new EventSource(`/api/v1/projects/${projectId}/stream/imports`);
    source.addEventListener("progress", (event: MessageEvent<string>) => {
      const parsed = told.safeParse(JSON.parse(event.data));
      if (parsed.success) setLatest(new Map(parsed.data.map((progress) => [progress.id, progress])));
    });
    return () => {
      source.close();
      router.refresh();
    };
  }, [isActive, projectId, router]);
  return current;
}

/** What was told last, unless the page has been read since: a later state counts, or else how far it is. */
function newer<Job extends ImportProgress>(job: Job, progress: ImportProgress | undefined): Job {
  if (!progress || progress.version < job.version) return job;
  const isBehind = progress.version === job.version && progress.bytesRead < job.bytesRead;
  return isBehind ? job : { ...job, ...progress };
}
