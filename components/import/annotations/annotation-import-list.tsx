"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { AnnotationImportState } from "#lib/annotations/import-inputs.ts";
import type { Failure } from "#lib/operations/envelope.ts";
import { useOperation } from "#components/operations/use-operation.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";

export interface ListedImport {
  id: string;
  name: string;
  format: string;
  state: AnnotationImportState;
  imported: number;
  known: number;
  refused: number;
  by: string;
  createdAt: number;
  hasProblems: boolean;
}

/** Earlier imports of annotations, each to be undone as a whole. */
export function AnnotationImportList({ imports, base }: { imports: readonly ListedImport[]; base: string }) {
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

const UNDO = "annotation-import.undo";
const REDO = "annotation-import.redo";

function ImportRow({ one, base }: { one: ListedImport; base: string }) {
  const router = useRouter();
  const { send } = useOperation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const { id, name, state, imported, known, refused, by, createdAt } = one;

  const change = async (kind: typeof UNDO | typeof REDO) => {
    setBusy(true);
    setProblem(null);
    // A large import is taken away, or brought back, a thousand annotations at a time.
    for (let left = 1; left > 0;) {
      const result = await send<{ left: number }>(kind, { id });
      if (!result.ok) setProblem(result.error);
      left = result.ok ? result.value.left : 0;
    }
    setBusy(false);
    router.refresh();
  };
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
        {state === "undone" ? <Badge tone="outline">undone</Badge> : null}
        {state === "running" ? <Badge tone="warning">under way or cut off</Badge> : null}
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
        <Button
          size="sm"
          variant="secondary"
          disabled={busy}
          aria-label={`${state === "undone" ? "Bring back" : "Undo"} the import of ${name}`}
          onClick={() => void change(state === "undone" ? REDO : UNDO)}
        >
          {state === "undone" ? "Bring back" : "Undo"}
        </Button>
      </div>
      {problem ? (
        <Alert tone="error" title="Not changed" className="mt-2">
          {problem.message}
        </Alert>
      ) : null}
    </li>
  );
}
