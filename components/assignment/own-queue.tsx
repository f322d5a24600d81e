"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { Day } from "#components/accounts/day.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { SkipDialog } from "./skip-dialog.tsx";

export interface QueueEntry {
  id: string;
  version: number;
  articleId: string;
  title: string;
  /** Until when the article is kept for its reviewer; null where it does not lapse. */
  leaseUntil: number | null;
  dueAt: number | null;
  overdue: boolean;
  /** Whether that time is over: somebody else may take it, and its reviewer may still submit it. */
  lapsed: boolean;
}

/** As many as one looks over; the rest is counted. */
const SHOWN = 8;

/** The articles that one holds or let lapse, and the way to the next. */
export function OwnQueue({ projectId, queue }: { projectId: string; queue: readonly QueueEntry[] }) {
  const router = useRouter();
  const { send, busy } = useOperation();
  const [problem, setProblem] = useState<string | null>(null);
  const take = async () => {
    const taken = await send<{ articleId: string }>("assignment.take", { id: uuidv7(), projectId });
    if (!taken.ok) return setProblem(taken.error.message);
    router.push(`/p/${projectId}/articles/${taken.value.articleId}`);
  };
  const [first] = queue;
  const more = queue.length - SHOWN;
  return (
    <div className="flex flex-col gap-3">
      {queue.length === 0 ? (
        <p className="text-sm text-muted-foreground">You hold no article.</p>
      ) : (
        <ul className="divide-y rounded-md border">
          {queue.slice(0, SHOWN).map((place) => (
            <li key={place.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm">
              <Link
                href={`/p/${projectId}/articles/${place.articleId}`}
                className="min-w-0 flex-1 basis-48 truncate text-primary underline underline-offset-2"
              >
                {place.title}
              </Link>
              {place.lapsed ? <Badge>lapsed</Badge> : null}
              {place.overdue ? <Badge tone="warning">overdue</Badge> : null}
              <span className="text-xs text-muted-foreground">{whenOf(place)}</span>
              <SkipDialog place={place} />
            </li>
          ))}
        </ul>
      )}
      {more > 0 ? <p className="text-sm text-muted-foreground">And {more} more.</p> : null}
      {problem ? <Alert title={problem} /> : null}
      <div className="flex flex-wrap gap-2">
        {first ? (
          <Button asChild>
            <Link href={`/p/${projectId}/articles/${first.articleId}`}>Read the first</Link>
          </Button>
        ) : null}
        <Button variant={first ? "secondary" : "primary"} busy={busy} onClick={() => void take()}>
          {first ? "Take another" : "Take the next article"}
        </Button>
      </div>
    </div>
  );
}

function whenOf({ dueAt, leaseUntil, lapsed }: QueueEntry) {
  if (lapsed) return "somebody else may take it; you can still submit";
  if (dueAt !== null)
    return (
      <>
        due <Day at={dueAt} />
      </>
    );
  if (leaseUntil !== null)
    return (
      <>
        kept for you until <Day at={leaseUntil} />
      </>
    );
  return null;
}
