"use client";

import { Inbox } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { number, object } from "#lib/wire/shapes.ts";
import { createApiClient } from "#components/api/client.ts";
import { useLive } from "#components/live/use-live.ts";
import { buttonVariants } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";

/** What changes how many comments wait. */
const COUNTED_BY = new Set(["comment", "inbox", "review"]);
/** Changes that come together are counted together, in milliseconds. */
const TOGETHER = 300;

const inboxSchema = object({ unread: number });

interface InboxButtonProps {
  projectId: string;
  unread: number;
  /** On narrow screens it is there only while something waits. */
  onlyUnread?: boolean;
}

/** The way to one's inbox, with how many comments wait there. */
export function InboxButton({ projectId, unread, onlyUnread }: InboxButtonProps) {
  const [counted, setCounted] = useState({ from: unread, count: unread });
  // A page that was read afresh counted anew.
  const count = counted.from === unread ? counted.count : unread;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive(projectId, (news) => {
    if (news.kind === "change" && !COUNTED_BY.has(news.event.entity)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      void createApiClient()
        .getJson(`/api/v1/projects/${projectId}/inbox`, inboxSchema)
        .then((read) => {
          if (read.ok) setCounted({ from: unread, count: read.value.unread });
        });
    }, TOGETHER);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const label = count === 0 ? "Inbox" : `Inbox, ${count} unread`;
  return (
    <Link
      href={`/p/${projectId}/inbox`}
      aria-label={label}
      title={label}
      className={cn(
        buttonVariants({ variant: "ghost", size: "icon" }),
        "relative",
        onlyUnread && count === 0 && "max-sm:hidden",
      )}
    >
      <Inbox aria-hidden="true" />
      {count === 0 ? null : (
        <span
          aria-hidden="true"
          className="absolute end-0 top-0 min-w-4 rounded-full bg-primary px-1 text-center text-[0.625rem]/4 font-semibold text-primary-foreground tabular-nums"
        >
          {count > 99 ? "99+" : count}
        </span>
      )}
    </Link>
  );
}
