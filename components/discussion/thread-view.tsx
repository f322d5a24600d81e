"use client";

import { Check, RotateCcw } from "lucide-react";
import { useState } from "react";
import { toast } from "#components/ui/toasts.ts";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";
import type { Thread } from "#lib/discussion/threads.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentItem } from "./comment-item.tsx";
import type { DiscussionScene } from "./scene.ts";

/** A thread: what began it and what was answered. One that is settled is folded until it is asked for. */
export function ThreadView({ thread, scene }: { thread: Thread; scene: DiscussionScene }) {
  const { root, replies } = thread;
  const { send, busy } = useOperation();
  const [unfolded, setUnfolded] = useState(false);
  const [answering, setAnswering] = useState(false);
  const isSettled = root.resolvedAt !== null;
  const isFolded = isSettled && !unfolded && ![root, ...replies].some(({ id }) => scene.fresh.has(id));
  const settle = async (resolved: boolean) => {
    const sent = await send("comment.resolve", { id: root.id, version: root.version, resolved });
    if (!sent.ok) toast.error(sent.error.message);
    await scene.onChanged();
  };
  return (
    <article
      aria-label={`Thread by ${root.author}${isSettled ? ", settled" : ""}`}
      className="rounded-md border bg-background"
    >
      {isFolded ? (
        <button
          type="button"
          aria-expanded={false}
          onClick={() => setUnfolded(true)}
          className="flex w-full items-center gap-2 px-3 py-2 text-start text-xs text-muted-foreground hover:bg-muted"
        >
          <Check aria-hidden="true" className="size-4 shrink-0" />
          <span className="min-w-0 flex-1 truncate">Settled: {root.text || "a deleted comment"}</span>
          <span className="tabular-nums">{replies.length + 1}</span>
        </button>
      ) : (
        <>
          <ol className="flex flex-col">
            {[root, ...replies].map((comment) => (
              <CommentItem key={comment.id} comment={comment} scene={scene} />
            ))}
          </ol>
          {scene.canComment ? (
            <div className="px-3 pb-2">
              {answering ? (
                <CommentForm
                  label={`Answer ${root.author}`}
                  placeholder="Answer; @ names somebody"
                  verb="Answer"
                  focused
                  people={scene.people}
                  change={(id, text) => ({
                    kind: "comment.add",
                    input: {
                      ...{ id, projectId: scene.projectId, threadId: root.id, text },
                      ...{ subject: root.subject, subjectId: root.subjectId },
                    },
                  })}
                  onDone={async () => {
                    setAnswering(false);
                    await scene.onChanged();
                  }}
                  onCancel={() => setAnswering(false)}
                />
              ) : (
                <div className="flex flex-wrap gap-1">
                  {isSettled ? null : (
                    <Button variant="ghost" size="sm" onClick={() => setAnswering(true)}>
                      Answer
                    </Button>
                  )}
                  <Button variant="ghost" size="sm" busy={busy} onClick={() => void settle(!isSettled)}>
                    {isSettled ? <RotateCcw aria-hidden="true" /> : <Check aria-hidden="true" />}
                    {isSettled ? "Reopen" : "Settle"}
                  </Button>
                  {isSettled ? (
                    <Button variant="ghost" size="sm" onClick={() => setUnfolded(false)}>
                      Fold
                    </Button>
                  ) : null}
                </div>
              )}
            </div>
          ) : null}
        </>
      )}
    </article>
  );
}
