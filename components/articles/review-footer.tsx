"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "#components/ui/toasts.ts";
import type { ReviewState } from "#lib/projects/review-states.ts";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";

interface Props {
  projectId: string;
  articleId: string;
  canReview: boolean;
  review: ReviewState;
  next: { id: string; title: string } | null;
  progress: { submitted: number; total: number };
}

/** Submits the article and goes on to the next; says how far one is. */
export function ReviewFooter({ projectId, articleId, canReview, review, next, progress }: Props) {
  const router = useRouter();
  const { send, busy } = useOperation();
  const [state, setState] = useState(review);
  const nextHref = next ? `/p/${projectId}/articles/${next.id}` : `/p/${projectId}`;

  const set = async (target: ReviewState) => {
    const sent = await send("review.set", { articleId, state: target });
    if (!sent.ok) return toast.error(sent.error.message);
    setState(target);
    if (target === "submitted") router.push(nextHref);
    router.refresh();
  };

  return (
    <div className="flex items-center gap-3 text-sm">
      {canReview && state !== "submitted" ? (
        <Button size="sm" busy={busy} onClick={() => void set("submitted")}>
          {next ? "Submit and read the next" : "Submit"}
        </Button>
      ) : null}
      {state === "submitted" ? (
        <>
          <span className="text-muted-foreground">Submitted</span>
          {canReview ? (
            <Button size="sm" variant="ghost" busy={busy} onClick={() => void set("in-review")}>
              Reopen
            </Button>
          ) : null}
          <Link href={nextHref} className="text-primary underline underline-offset-2">
            {next ? "Next article" : "Overview"}
          </Link>
        </>
      ) : null}
      <span className="text-muted-foreground tabular-nums max-sm:hidden">
        {progress.submitted} of {progress.total} submitted
      </span>
    </div>
  );
}
