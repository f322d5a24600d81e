"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ImportSettings, TablePreview } from "#lib/imports/columns.ts";
import { isUnderWay } from "#lib/imports/kinds.ts";
import type { ProblemRow } from "#lib/imports/problem-file.ts";
import { KIND_WORDS, outcomeWords, sizeWords } from "#lib/imports/words.ts";
import type { Failure } from "#lib/operations/envelope.ts";
import { ConfirmButton } from "#components/accounts/confirm-button.tsx";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { FeedForm } from "./feed-form.tsx";
import { StateBadge, type ListedImport } from "./import-list.tsx";
import { ImportProblems } from "./import-problems.tsx";
import { MappingForm } from "./mapping-form.tsx";
import { useImportProgress } from "./use-import-progress.ts";

export interface ShownImport extends ListedImport {
  preview: TablePreview | null;
  settings: ImportSettings;
}

interface Props {
  projectId: string;
  job: ShownImport;
  /** The first of what was refused. */
  problems: readonly ProblemRow[];
}

/** One import of many articles: what it is to be told, how far it is, what became of it. */
export function ImportJobScreen({ projectId, job: loaded, problems }: Props) {
  const [job = loaded] = useImportProgress(projectId, [loaded]);
  const router = useRouter();
  const { send, busy } = useOperation();
  const [problem, setProblem] = useState<Failure | null>(null);
  const articles = `/p/${projectId}/articles`;
  const { state } = job;

  async function act(kind: "cancel" | "resume") {
    setProblem(null);
    const done = await send(`import.${kind}`, { id: job.id, version: job.version });
    if (!done.ok) setProblem(done.error);
    router.refresh();
  }

  async function remove() {
    const done = await send("import.remove", { id: job.id, version: job.version });
    if (done.ok) router.push(`${articles}/import`);
    return done;
  }

  return (
    <div className="flex max-w-180 flex-col gap-6">
      <header>
        <h1 className="font-serif text-2xl [overflow-wrap:anywhere]">{job.name}</h1>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted-foreground">
          <StateBadge state={state} />
          {KIND_WORDS[job.kind]}, {sizeWords(job.bytes)}, uploaded by {job.createdByName}
        </p>
      </header>
      <ProblemAlert problem={problem} />
      {state === "ready" && job.preview ? <MappingForm job={job} preview={job.preview} /> : null}
      {state === "ready" && !job.preview ? <FeedForm job={job} /> : null}
      {isUnderWay(state) ? <Running job={job} busy={busy} onCancel={() => void act("cancel")} /> : null}
      {state === "cancelled" || state === "failed" ? (
        <Alert
          tone={state === "failed" ? "error" : "info"}
          title={state === "failed" ? "The import stopped" : "The import was cancelled"}
          action={
            <Button variant="secondary" size="sm" busy={busy} onClick={() => void act("resume")}>
              Resume
            </Button>
          }
        >
          {job.message ? <p>{job.message}</p> : null}
          <p>{outcomeWords(job)}. It can go on from there; nothing is imported twice.</p>
        </Alert>
      ) : null}
      {state === "done" ? (
        <Alert
          tone="success"
          title="The import is done"
          action={
            <Button asChild size="sm">
              <Link href={articles}>Show the articles</Link>
            </Button>
          }
        >
          {outcomeWords(job)}.
        </Alert>
      ) : null}
      <ImportProblems
        path={`/api/v1/projects/${projectId}/imports/${job.id}`}
        count={job.refused}
        first={problems}
      />
      {isUnderWay(state) ? null : (
        <div className="border-t pt-4">
          <ConfirmButton
            variant="secondary"
            trigger="Take off the list"
            name={`Take off the list: ${job.name}`}
            title={`Take ${job.name} off the list?`}
            description="The uploaded file and the list of what was refused go, and it cannot be gone on with. Articles that it brought stay in the project."
            action="Take off the list"
            act={remove}
          />
        </div>
      )}
    </div>
  );
}

function Running({ job, busy, onCancel }: { job: ShownImport; busy: boolean; onCancel: () => void }) {
  const percent = job.bytes > 0 ? Math.floor((job.bytesRead / job.bytes) * 100) : 0;
  return (
    <section aria-label="Progress" className="rounded-lg border bg-card p-4">
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <p role="status" className="font-medium">
          {job.state === "waiting" ? "Waiting for its turn" : outcomeWords(job)}
        </p>
        <p className="text-muted-foreground tabular-nums">{percent} %</p>
      </div>
      <Progress label="Bytes read" value={job.bytesRead} max={job.bytes} className="mt-3" />
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button variant="secondary" size="sm" busy={busy} onClick={onCancel}>
          Cancel
        </Button>
        <p className="text-xs text-muted-foreground">
          You may leave this page: the server goes on by itself.
        </p>
      </div>
    </section>
  );
}
