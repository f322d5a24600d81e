"use client";

import { Keyboard, Undo2 } from "lucide-react";
import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";

interface Props {
  title: string;
  counts: { all: number; left: number; readers: number };
  queueHref: string;
  nextHref: string | null;
  canUndo: boolean;
  onUndo: () => void;
  onHelp: () => void;
}

/** Where one is and how much is left. */
export function DeskBar({ title, counts, queueHref, nextHref, canUndo, onUndo, onHelp }: Props) {
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-3 py-2">
      <h1 className="min-w-0 flex-1 truncate font-serif text-lg max-sm:basis-full">{title}</h1>
      <Badge tone={counts.left === 0 ? "accent" : "neutral"}>
        {counts.left === 0 ? "All settled" : `${counts.left} of ${counts.all} to decide`}
      </Badge>
      <span className="text-xs text-muted-foreground max-sm:sr-only">{counts.readers} readers</span>
      <Button size="icon-sm" variant="ghost" aria-label="Undo" disabled={!canUndo} onClick={onUndo}>
        <Undo2 aria-hidden="true" />
      </Button>
      <Button size="icon-sm" variant="ghost" aria-label="Keys" onClick={onHelp}>
        <Keyboard aria-hidden="true" />
      </Button>
      <Button asChild size="sm" variant="secondary">
        <Link href={nextHref ?? queueHref}>{nextHref ? "Next article" : "To the queue"}</Link>
      </Button>
    </header>
  );
}
