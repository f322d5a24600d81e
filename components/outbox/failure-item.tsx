"use client";

import { Button } from "#components/ui/button.tsx";
import { ConflictView } from "./conflict-view.tsx";
import { operationExcerpt, operationTitle } from "./describe-operation.ts";
import type { OutboxFailure } from "./outbox-snapshot.ts";
import type { OutboxView } from "./outbox-provider.tsx";

interface FailureItemProps {
  failure: OutboxFailure;
  outbox: Pick<OutboxView, "retry" | "discard" | "resolve">;
}

/** One change that needs its author: what it says, why it was not accepted, and the ways out. */
export function FailureItem({ failure, outbox }: FailureItemProps) {
  const { id, operation, error, conflict, held, lostWithIt } = failure;
  const title = operationTitle(operation);
  const excerpt = operationExcerpt(conflict?.mine ?? operation);
  return (
    <li className="border-t border-border py-3 first:border-t-0">
      <p className="text-sm font-medium">{title}</p>
      {excerpt ? (
        <p dir="auto" className="mt-0.5 text-sm break-words text-muted-foreground">
          “{excerpt}”
        </p>
      ) : null}
      <p className="mt-1 text-sm">
        <span className="font-medium text-destructive">
          {conflict ? "Changed meanwhile: " : "Not saved: "}
        </span>
        {error.message}
      </p>
      {error.fields ? (
        <ul className="mt-1 list-disc pl-5 text-sm">
          {Object.entries(error.fields).map(([field, message]) => (
            <li key={field}>{message}</li>
          ))}
        </ul>
      ) : null}
      {held > 0 ? (
        <p className="mt-1 text-sm text-muted-foreground">
          {count(held, "later change waits", "later changes wait")} for this.
        </p>
      ) : null}
      <div className="mt-2">
        {conflict ? (
          <ConflictView conflict={conflict} label={title} onChoose={(choice) => outbox.resolve(id, choice)} />
        ) : (
          <div className="flex flex-wrap gap-2">
            <Button size="sm" variant="secondary" onClick={() => outbox.retry(id)}>
              Try again
            </Button>
            <Button size="sm" variant="ghost" onClick={() => outbox.discard(id)}>
              {lostWithIt > 0
                ? `Discard, with ${count(lostWithIt, "change", "changes")} that build on it`
                : "Discard"}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
