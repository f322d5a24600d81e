"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { toast } from "#components/ui/toasts.ts";
import { CommentText } from "#components/discussion/comment-text.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { useUserId } from "#components/outbox/outbox-provider.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import type { Nameable } from "#lib/discussion/named-people.ts";
import { placeOfNotice, type Notice } from "#lib/discussion/notices.ts";

interface Props {
  projectId: string;
  notices: readonly Notice[];
  people: readonly Nameable[];
}

/** Comments that wait for one, each with the way to where it stands. */
export function NoticeList({ projectId, notices, people }: Props) {
  const router = useRouter();
  const { send, busy } = useOperation();
  const unread = notices.filter(({ readAt }) => readAt === null).map(({ commentId }) => commentId);
  const mark = async (commentIds: readonly string[], read: boolean) => {
    const marked = await send("inbox.mark", { projectId, commentIds, read });
    if (!marked.ok) toast.error(marked.error.message);
    router.refresh();
  };
  return (
    <>
      {unread.length > 1 ? (
        <Button
          variant="secondary"
          size="sm"
          className="mb-3"
          busy={busy}
          onClick={() => void mark(unread, true)}
        >
          Mark all {unread.length} as read
        </Button>
      ) : null}
      <ul className="divide-y rounded-lg border bg-card">
        {notices.map((notice) => (
          <NoticeItem
            key={notice.commentId}
            {...{ projectId, notice, people }}
            onMark={(read) => void mark([notice.commentId], read)}
          />
        ))}
      </ul>
    </>
  );
}

interface ItemProps extends Omit<Props, "notices"> {
  notice: Notice;
  onMark: (read: boolean) => void;
}

function NoticeItem({ projectId, notice, people, onMark }: ItemProps) {
  const me = useUserId();
  const isUnread = notice.readAt === null;
  const place = placeOfNotice(projectId, notice);
  const title = notice.subject === "claim" ? notice.claim : notice.exact;
  return (
    <li
      aria-label={`${isUnread ? "Unread: " : ""}${notice.author}`}
      className={cn(
        "flex flex-col gap-1 border-s-3 px-4 py-3",
        isUnread ? "border-s-primary" : "border-s-transparent",
      )}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className={isUnread ? "font-semibold" : "font-medium"}>{notice.author}</span>
        <span className="text-muted-foreground">
          {notice.named ? "named you" : "answered in your thread"} <Moment at={notice.createdAt} />
        </span>
        {isUnread ? <Badge tone="accent">new</Badge> : null}
        <Button variant="ghost" size="sm" className="ms-auto" onClick={() => onMark(isUnread)}>
          {isUnread ? "Mark as read" : "Mark as unread"}
        </Button>
      </div>
      <p dir="auto" className="line-clamp-4 max-w-180 text-sm break-words whitespace-pre-line">
        <CommentText text={notice.text} people={people} me={me} />
      </p>
      <p className="min-w-0 text-xs text-muted-foreground">
        {place === null ? (
          "The passage was deleted."
        ) : (
          <Link
            href={place}
            onClick={() => (isUnread ? onMark(true) : undefined)}
            className="text-primary underline underline-offset-2"
          >
            {notice.subject === "claim" ? "Claim" : notice.articleTitle}:{" "}
            <q dir="auto" className="font-serif">
              {shortened(title ?? "")}
            </q>
          </Link>
        )}
      </p>
    </li>
  );
}

/** UTF-16 code units of what is quoted; about a line. */
const LONGEST = 120;
const shortened = (text: string) =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;

/** Day and time; the server and the browser must agree, so they are told in UTC. */
function Moment({ at }: { at: number }) {
  const told = new Date(at).toISOString();
  return (
    <time dateTime={told} className="whitespace-nowrap tabular-nums">
      on {told.slice(0, 10)} at {told.slice(11, 16)} UTC
    </time>
  );
}
