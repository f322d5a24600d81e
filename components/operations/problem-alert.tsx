import type { Failure } from "#lib/operations/envelope.ts";
import { Alert } from "#components/ui/alert.tsx";

/** Why a form could not be saved; what is in the form is still there. */
export function ProblemAlert({ problem, action }: { problem: Failure | null; action?: React.ReactNode }) {
  if (!problem) return null;
  return (
    <Alert tone="error" title="Not saved" action={action}>
      {problem.message}
    </Alert>
  );
}
