"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useOperation } from "#components/operations/use-operation.ts";
import { useUserId } from "#components/outbox/outbox-provider.tsx";
import { agoInWords } from "#components/reader/spoken.ts";
import { Badge } from "#components/ui/badge.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { toast, toastUndo } from "#components/ui/toasts.ts";
import type { Comment } from "#lib/discussion/threads.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentText } from "./comment-text.tsx";
import type { DiscussionScene } from "./scene.ts";

/** One comment; one's own can be put into other words and taken away. */
export function CommentItem({ comment, scene }: { comment: Comment; scene: DiscussionScene }) {
  const { id, version, author, authorId, text, createdAt, deletedAt } = comment;
  const me = useUserId();
  const { send, busy } = useOperation();
  const [editing, setEditing] = useState(false);
  const isMine = authorId === me && scene.canComment && deletedAt === null;
  const remove = async () => {
    const gone = await send<{ version: number }>("comment.delete", { id, version });
    if (!gone.ok) toast.error(gone.error.message);
    else
      toastUndo("Comment deleted", () => {
        void send("comment.restore", { id, version: gone.value.version }).then(scene.onChanged);
      });
    await scene.onChanged();
  };
  return (
    <li
      id={`comment-${id}`}
      tabIndex={-1}
      className="flex scroll-mt-28 flex-col gap-1 px-3 py-2 text-sm not-first:border-t"
    >
      <p className="flex items-center gap-2">
        <span className="min-w-0 truncate font-medium">{authorId === me ? "You" : author}</span>
        <time
          dateTime={new Date(createdAt).toISOString()}
          title={new Date(createdAt).toLocaleString()}
          className="shrink-0 text-xs text-muted-foreground"
        >
          {agoInWords(createdAt, scene.readAt)}
        </time>
        {scene.fresh.has(id) ? <Badge tone="accent">new</Badge> : null}
        {isMine && !editing ? (
          <span className="ms-auto flex">
            <IconButton label="Edit comment" size="icon-sm" onClick={() => setEditing(true)}>
              <Pencil aria-hidden="true" />
            </IconButton>
            <IconButton label="Delete comment" size="icon-sm" busy={busy} onClick={() => void remove()}>
              <Trash2 aria-hidden="true" />
            </IconButton>
          </span>
        ) : null}
      </p>
      {editing ? (
        <CommentForm
          label="Your comment"
          placeholder=""
          verb="Save"
          focused
          initial={text}
          people={scene.people}
          change={(_, words) => ({ kind: "comment.update", input: { id, version, text: words } })}
          onDone={async () => {
            setEditing(false);
            await scene.onChanged();
          }}
          onCancel={() => setEditing(false)}
        />
      ) : deletedAt === null ? (
        <p dir="auto" className="break-words whitespace-pre-line">
          <CommentText text={text} people={scene.people} me={me} />
        </p>
      ) : (
        <p className="text-muted-foreground italic">This comment was deleted.</p>
      )}
    </li>
  );
}
