"use client";

import { CircleAlert, CircleCheck, CircleDashed, Copy } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { FileImport } from "./use-file-imports.ts";

interface Props {
  base: string;
  files: readonly FileImport[];
  onRetry: (file: FileImport) => void;
}

/** What became of each file: imported, known already, or refused and why. */
export function ImportResults({ base, files, onRetry }: Props) {
  if (files.length === 0) return null;
  const done = files.filter((file) => file.state === "done").length;
  return (
    <section aria-label="Import" className="mt-6">
      <Progress label="Files read" labelShown value={done} max={files.length} />
      <p role="status" className="sr-only">
        {done === files.length ? summary(files) : ""}
      </p>
      <ul className="mt-3 divide-y rounded-lg border bg-card">
        {files.map((file) => (
          <li key={file.key} className="flex items-start gap-3 px-4 py-3 text-sm">
            <StateIcon file={file} />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{file.name}</p>
              <Outcome base={base} file={file} />
            </div>
            {file.outcome && !file.outcome.ok && file.outcome.error.code === "unavailable" ? (
              <Button size="sm" variant="secondary" onClick={() => onRetry(file)}>
                Try again
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function summary(files: readonly FileImport[]): string {
  const imported = files.filter((file) => file.outcome?.ok).length;
  return `${imported} of ${files.length} files taken.`;
}

const isKnown = (outcome: FileImport["outcome"]) =>
  outcome !== null && !outcome.ok && outcome.error.code === "duplicate";

function StateIcon({ file: { state, outcome } }: { file: FileImport }) {
  const look = "mt-0.5 size-4 shrink-0";
  if (state !== "done" || !outcome)
    return <CircleDashed aria-hidden="true" className={`${look} text-muted-foreground`} />;
  if (outcome.ok) return <CircleCheck aria-hidden="true" className={`${look} text-primary`} />;
  if (isKnown(outcome)) return <Copy aria-hidden="true" className={`${look} text-muted-foreground`} />;
  return <CircleAlert aria-hidden="true" className={`${look} text-destructive`} />;
}

function Outcome({ base, file: { state, share, outcome } }: { base: string; file: FileImport }) {
  if (state === "waiting") return <p className="text-muted-foreground">Waiting</p>;
  if (state === "sending")
    return (
      <p className="text-muted-foreground">
        {share < 1 ? `Uploading, ${Math.round(share * 100)} %` : "Reading"}
      </p>
    );
  if (!outcome) return null;
  if (!outcome.ok)
    return (
      <p className={isKnown(outcome) ? "text-muted-foreground" : "text-destructive"}>
        {isKnown(outcome) ? "Not imported again. " : "Refused. "}
        {outcome.error.message}
      </p>
    );
  if ("importId" in outcome)
    return (
      <p>
        Uploaded.{" "}
        <Link
          href={`${base}/import/${outcome.importId}`}
          className="text-primary underline underline-offset-2"
        >
          Open its import
        </Link>
      </p>
    );
  return (
    <>
      <p>
        Imported as{" "}
        <Link
          href={`${base}/${outcome.value.articleId}`}
          className="text-primary underline underline-offset-2"
        >
          {outcome.value.title}
        </Link>
      </p>
      {outcome.value.notes.map((note) => (
        <p key={note.message} className="text-muted-foreground">
          {note.message}
        </p>
      ))}
    </>
  );
}
