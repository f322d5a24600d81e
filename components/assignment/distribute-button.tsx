"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";

/** Fills the reviewers' queues evenly. */
export function DistributeButton({ projectId }: { projectId: string }) {
  const router = useRouter();
  const { send, busy } = useOperation();
  const [told, setTold] = useState("");
  const run = async () => {
    const sent = await send<{ places: number }>("assignment.distribute", { projectId });
    setTold(sent.ok ? tell(sent.value.places) : sent.error.message);
    router.refresh();
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button variant="secondary" busy={busy} onClick={() => void run()}>
        Distribute now
      </Button>
      <p role="status" className="text-sm text-muted-foreground">
        {told}
      </p>
    </div>
  );
}

function tell(places: number): string {
  if (places === 0) return "Every article has its reviewers already.";
  return places === 1 ? "One article was given out." : `${places} articles were given out.`;
}
