"use client";

import { ConflictView } from "#components/outbox/conflict-view.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ProblemAlert } from "./problem-alert.tsx";
import type { useRowForm } from "./use-row-form.ts";

type RowForm = Pick<ReturnType<typeof useRowForm>, "problem" | "conflict">;

/** Why a row was not saved; where somebody else was faster, both versions side by side. */
export function RowProblem({ problem, conflict, label }: RowForm & { label: string }) {
  if (!conflict) return <ProblemAlert problem={problem} />;
  return (
    <Alert tone="error" title="Somebody changed this in the meantime">
      <p className="mb-2">Keep yours and save again, or take theirs over into the form.</p>
      <ConflictView conflict={conflict} label={label} onChoose={conflict.choose} />
    </Alert>
  );
}
