"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Failure } from "#lib/operations/envelope.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";

/** Says that one has read the newest rules. */
export function MarkRead({ projectId, number }: { projectId: string; number: number }) {
  const router = useRouter();
  const { send, busy } = useOperation();
  const [problem, setProblem] = useState<Failure | null>(null);
  const read = async () => {
    const sent = await send("guideline.mark-read", { projectId, number });
    setProblem(sent.ok ? null : sent.error);
    if (sent.ok) router.refresh();
  };
  return (
    <div className="mt-3 flex flex-col items-start gap-2">
      <Button size="sm" busy={busy} onClick={() => void read()}>
        I have read it
      </Button>
      <ProblemAlert problem={problem} />
    </div>
  );
}
