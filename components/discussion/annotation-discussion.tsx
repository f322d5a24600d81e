"use client";

import { Discussion } from "./discussion.tsx";
import type { DiscussionState } from "./use-discussion.ts";

interface Props {
  projectId: string;
  annotationId: string;
  /** Everything that was said in the article. */
  discussion: DiscussionState;
  /** The annotation has not reached the server yet: nothing can be said about it. */
  isPending: boolean;
  canComment: boolean;
}

/** What stands in the card of an annotation below its form: what was said about it. */
export function AnnotationDiscussion({ annotationId, discussion, isPending, canComment, projectId }: Props) {
  const comments = discussion.comments?.filter(({ subjectId }) => subjectId === annotationId) ?? null;
  if (!canComment && comments?.length === 0) return null;
  return (
    <section aria-label="Discussion" className="my-3 border-y py-3">
      {isPending ? (
        <p className="text-sm text-muted-foreground">Saving the passage; then it can be discussed.</p>
      ) : (
        <Discussion
          key={annotationId}
          projectId={projectId}
          subject="annotation"
          subjectId={annotationId}
          discussion={{ ...discussion, comments }}
          canComment={canComment}
        />
      )}
    </section>
  );
}
