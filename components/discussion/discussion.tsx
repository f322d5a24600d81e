"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { useOperation } from "#components/operations/use-operation.ts";
import { Alert } from "#components/ui/alert.tsx";
import type { CommentSubject } from "#lib/discussion/subjects.ts";
import { threadsOf, type Comment } from "#lib/discussion/threads.ts";
import { CommentForm } from "./comment-form.tsx";
import { ThreadView } from "./thread-view.tsx";
import type { DiscussionState } from "./use-discussion.ts";

interface Props {
  projectId: string;
  subject: CommentSubject;
  subjectId: string;
  discussion: DiscussionState;
  canComment: boolean;
}

/** Everything that was said about one annotation or claim, and where to say more. */
export function Discussion({ projectId, subject, subjectId, discussion, canComment }: Props) {
  const { comments, people, problem, readAt, refresh } = discussion;
  const threads = useMemo(() => threadsOf(comments ?? []), [comments]);
  const fresh = useReadMarks(projectId, comments);
  useAddressedComment(comments !== null);
  const scene = { projectId, people, fresh, canComment, readAt, onChanged: refresh };
  return (
    <div className="flex flex-col gap-3">
      {problem !== null && comments === null ? <Alert tone="error" title={problem} /> : null}
      {threads.map((thread) => (
        <ThreadView key={thread.root.id} thread={thread} scene={scene} />
      ))}
      {canComment ? (
        <CommentForm
          key={subjectId}
          label={threads.length === 0 ? "Comment" : "Begin another thread"}
          placeholder="Comment; @ names somebody"
          verb="Comment"
          marked
          people={people}
          change={(id, text) => ({
            kind: "comment.add",
            input: { id, projectId, subject, subjectId, text },
          })}
          onDone={refresh}
        />
      ) : null}
      {!canComment && threads.length === 0 && comments !== null ? (
        <p className="text-sm text-muted-foreground">Nobody has said anything about it.</p>
      ) : null}
    </div>
  );
}

/** Whoever sees comments has read them: tells the inbox so, and remembers here which were new. */
function useReadMarks(projectId: string, comments: readonly Comment[] | null): ReadonlySet<string> {
  const { send } = useOperation();
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const told = useRef(new Set<string>());
  const latestSend = useRef(send);
  useEffect(() => {
    latestSend.current = send;
  });
  useEffect(() => {
    const unread = (comments ?? []).filter(({ id, unread }) => unread && !told.current.has(id));
    if (unread.length === 0) return;
    const commentIds = unread.map(({ id }) => id);
    for (const id of commentIds) told.current.add(id);
    setFresh((known) => new Set([...known, ...commentIds]));
    void latestSend.current("inbox.mark", { projectId, commentIds, read: true }).then((marked) => {
      // Told again when it is seen the next time.
      if (!marked.ok) for (const id of commentIds) told.current.delete(id);
    });
  }, [projectId, comments]);
  return fresh;
}

/** Brings the comment that the address names into view, once it is there. */
function useAddressedComment(isThere: boolean): void {
  useEffect(() => {
    if (!isThere || !window.location.hash.startsWith("#comment-")) return;
    const element = document.getElementById(window.location.hash.slice(1));
    element?.scrollIntoView({ block: "center" });
    element?.focus();
  }, [isThere]);
}
