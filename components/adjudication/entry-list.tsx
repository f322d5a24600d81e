"use client";

import { useEffect, type ReactNode } from "react";
import type { DeskEntry } from "#lib/adjudication/desk.ts";
import type { Subtype } from "#lib/annotations/tags.ts";
import { cn } from "#components/ui/class-names.ts";
import { TagBadge } from "#components/ui/tag-badge.tsx";
import { ConflictCard, StateBadge, type CardActions } from "./conflict-card.tsx";

interface Props {
  entries: readonly DeskEntry[];
  chosen: DeskEntry | null;
  text: string;
  nameOf: (reviewer: string) => string;
  onChoose: (entry: DeskEntry) => void;
  actionsFor: (entry: DeskEntry) => CardActions;
  /** Stands in the chosen place instead of its actions. */
  form: ReactNode;
  /** Whether decisions may be made gold. */
  gold: boolean;
}

/** All places of the text in its order; the chosen one is open. */
export function EntryList({ entries, chosen, text, nameOf, onChoose, actionsFor, form, gold }: Props) {
  const key = chosen?.key;
  useEffect(() => {
    if (key) document.getElementById(`place-${key}`)?.scrollIntoView({ block: "nearest" });
  }, [key]);
  if (entries.length === 0)
    return <p className="p-4 text-sm text-muted-foreground">Nobody has marked a passage in this article.</p>;
  return (
    <ol tabIndex={-1} aria-label="Places in the text" className="lg:min-h-0 lg:flex-1 lg:overflow-y-auto">
      {entries.map((entry) => {
        const open = entry.key === key;
        return (
          <li key={entry.key} className={cn("border-b p-3", open && "bg-accent/30")}>
            <button
              type="button"
              id={`place-${entry.key}`}
              aria-expanded={open}
              onClick={() => onChoose(entry)}
              className="block w-full rounded-sm text-start"
            >
              <span className="flex flex-wrap items-center justify-between gap-2">
                <StateBadge entry={entry} />
                <Outcome entry={entry} />
              </span>
              {open ? null : (
                <span className="mt-1 line-clamp-2 block font-serif text-sm text-muted-foreground">
                  {text.slice(entry.span.start, entry.span.end)}
                </span>
              )}
              {open ? <span className="sr-only">{text.slice(entry.span.start, entry.span.end)}</span> : null}
            </button>
            {open
              ? (form ?? <ConflictCard {...{ entry, text, nameOf, actions: actionsFor(entry), gold }} />)
              : null}
          </li>
        );
      })}
    </ol>
  );
}

/** What stands or is proposed, in short. */
function Outcome({ entry: { decision, proposal, conflict } }: { entry: DeskEntry }) {
  if (decision && !conflict)
    return decision.tag ? (
      <TagBadge tag={decision.tag} subtype={decision.subtype} />
    ) : (
      <span className="text-xs">Settled: nothing kept</span>
    );
  if (decision) return <span className="text-xs font-medium text-warning">Look again</span>;
  if (!proposal) return <span className="text-xs text-muted-foreground">No proposal</span>;
  return (
    <span className="flex items-center gap-1.5 text-xs text-muted-foreground">
      Proposed
      {proposal.kind === "keep" ? (
        <TagBadge tag={proposal.settled.tag} subtype={proposal.settled.subtype as Subtype | null} />
      ) : (
        "to keep nothing"
      )}
    </span>
  );
}
