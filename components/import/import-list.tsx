"use client";

import Link from "next/link";
import { dayLabel } from "#lib/articles/dates.ts";
import { isUnderWay, type ImportKind, type ImportState } from "#lib/imports/kinds.ts";
import type { ImportProgress } from "#lib/imports/progress.ts";
import { KIND_WORDS, outcomeWords, sizeWords, STATE_WORDS } from "#lib/imports/words.ts";
import { Badge, type BadgeProps } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { useImportProgress } from "./use-import-progress.ts";

export interface ListedImport extends ImportProgress {
  kind: ImportKind;
  name: string;
  createdAt: number;
  createdByName: string;
}

const TONES: Record<ImportState, BadgeProps["tone"]> = {
  ready: "warning",
  waiting: "neutral",
  running: "accent",
  done: "outline",
  cancelled: "neutral",
  failed: "destructive",
};

export const StateBadge = ({ state }: { state: ImportState }) => (
  <Badge tone={TONES[state]}>{STATE_WORDS[state]}</Badge>
);

/** Imports of many articles, newest first, each with how far it is. */
export function ImportList({ projectId, imports }: { projectId: string; imports: readonly ListedImport[] }) {
  const current = useImportProgress(projectId, imports);
  return (
    <section aria-labelledby="imports" className="mt-10 max-w-180">
      <h2 id="imports" className="mb-3 font-serif text-lg">
        Imports of many articles
      </h2>
      {current.length === 0 ? (
        <EmptyState className="py-8">
          A table, feed or archive that you choose above appears here, with how far it is.
        </EmptyState>
      ) : (
        <ul className="divide-y rounded-lg border bg-card">
          {current.map((job) => (
            <li key={job.id} className="px-4 py-3 text-sm">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Link
                  href={`/p/${projectId}/articles/import/${job.id}`}
                  className="min-w-0 truncate font-medium text-primary underline underline-offset-2"
                >
                  {job.name}
                </Link>
                <span className="ms-auto">
                  <StateBadge state={job.state} />
                </span>
              </div>
              <p className="mt-1 text-xs text-muted-foreground">
                {KIND_WORDS[job.kind]}, {sizeWords(job.bytes)}, {dayLabel(job.createdAt)} by{" "}
                {job.createdByName}
              </p>
              {job.state === "ready" ? null : <p className="mt-1">{outcomeWords(job)}</p>}
              {isUnderWay(job.state) ? (
                <Progress
                  label={`Bytes of ${job.name} read`}
                  value={job.bytesRead}
                  max={job.bytes}
                  className="mt-2"
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
