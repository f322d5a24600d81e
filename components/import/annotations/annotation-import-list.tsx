"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type AnnotationImportState, isImportUnderWay } from "#lib/annotations/import-state.ts";
import { shareRead } from "#lib/annotations/import-progress.ts";
import type { Failure } from "#lib/operations/envelope.ts";
import { useOperation } from "#components/operations/use-operation.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Badge, type BadgeProps } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";

export interface ListedImport {
  id: string;
  name: string;
  format: string;
  state: AnnotationImportState;
  imported: number;
  known: number;
  refused: number;
  bytes: number;
  bytesRead: number;
  message: string;
  by: string;
  createdAt: number;
  hasProblems: boolean;
}

/** Earlier imports of annotations, each to be undone as a whole. */
export function AnnotationImportList({ imports, base }: { imports: readonly ListedImport[]; base: string }) {
  const router = useRouter();
  const isActive = imports.some(({ state }) => isImportUnderWay(state));
  useEffect(() => {
    if (!isActive) return;
    const timer = setInterval(() => router.refresh(), LOOK);
    return () => clearInterval(timer);
  }, [isActive, router]);
  if (imports.length === 0) return null;
  return (
    <section aria-labelledby="earlier-imports" className="mt-8 max-w-200">
      <h2 id="earlier-imports" className="mb-2 font-serif text-lg">
        Imports so far
      </h2>
      <ul className="divide-y rounded-lg border bg-card">
        {imports.map((one) => (
          <ImportRow key={one.id} one={one} base={base} />
        ))}
      </ul>
    </section>
  );
}

/** How often the page is read afresh while an import is under way, in milliseconds. */
const LOOK = 1_000;

type Verb = "cancel" | "resume" | "undo" | "redo";

/** What can be done about an import in each state; the last is the one that takes it back. */
const VERBS: Record<AnnotationImportState, readonly Verb[]> = {
  waiting: ["cancel"],
  running: ["cancel"],
  done: ["undo"],
  cancelled: ["resume", "undo"],
  failed: ["resume", "undo"],
  undone: ["redo"],
};
const VERB_WORDS: Record<Verb, string> = {
  cancel: "Cancel",
  resume: "Go on",
  undo: "Undo",
  redo: "Bring back",
};
const NAMES: Record<Verb, (name: string) => string> = {
  cancel: (name) => `Cancel the import of ${name}`,
  resume: (name) => `Go on with the import of ${name}`,
  undo: (name) => `Undo the import of ${name}`,
  redo: (name) => `Bring back the import of ${name}`,
};
const STATES: Record<AnnotationImportState, { tone: BadgeProps["tone"]; words: string } | null> = {
  waiting: { tone: "neutral", words: "waiting for its turn" },
  running: { tone: "accent", words: "importing" },
  done: null,
  cancelled: { tone: "neutral", words: "cancelled" },
  failed: { tone: "destructive", words: "stopped" },
  undone: { tone: "outline", words: "undone" },
};

function ImportRow({ one, base }: { one: ListedImport; base: string }) {
  const router = useRouter();
  const { send } = useOperation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const { id, name, state, imported, known, refused, bytes, bytesRead, message, by, createdAt } = one;

  const change = async (verb: Verb) => {
    setBusy(true);
    setProblem(null);
    // A large import is taken away, or brought back, a thousand annotations at a time.
    for (let left = 1; left > 0;) {
      const result = await send<{ left?: number }>(`annotation-import.${verb}`, { id });
      if (!result.ok) setProblem(result.error);
      left = result.ok ? (result.value.left ?? 0) : 0;
    }
    setBusy(false);
    router.refresh();
  };
  const badge = STATES[state];
  const percent = Math.floor((shareRead({ bytes, bytesRead }) ?? 0) * 100);
  const figures = [
    `${imported.toLocaleString("en")} imported`,
    known > 0 ? `${known.toLocaleString("en")} there already` : "",
    refused > 0 ? `${refused.toLocaleString("en")} not placed` : "",
  ].filter(Boolean);
  return (
    <li className="px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <p className="truncate font-medium">{name}</p>
          <p className="text-xs text-muted-foreground">
            {by},{" "}
            <time dateTime={new Date(createdAt).toISOString()}>
              {new Date(createdAt).toISOString().slice(0, 10)}
            </time>
            {" · "}
            {figures.join(", ")}
          </p>
        </div>
        {badge ? (
          <Badge tone={badge.tone}>
            {state === "running" ? `${badge.words}, ${percent} %` : badge.words}
          </Badge>
        ) : null}
        {one.hasProblems ? (
          <a
            href={`${base}/${id}/problems`}
            download
            className="text-xs text-primary underline underline-offset-2"
            aria-label={`Download the remarks on ${name}`}
          >
            Remarks
          </a>
        ) : null}
        {VERBS[state].map((verb) => (
          <Button
            key={verb}
            size="sm"
            variant="secondary"
            disabled={busy}
            aria-label={NAMES[verb](name)}
            onClick={() => void change(verb)}
          >
            {VERB_WORDS[verb]}
          </Button>
        ))}
      </div>
      {isImportUnderWay(state) ? (
        <Progress
          label={`Of ${name} read`}
          value={percent}
          max={100}
          words={`${percent} %`}
          className="mt-2"
        />
      ) : null}
      {message ? <p className="mt-1 text-xs text-destructive">{message}</p> : null}
      {problem ? (
        <Alert tone="error" title="Not changed" className="mt-2">
          {problem.message}
        </Alert>
      ) : null}
    </li>
  );
}
