"use client";

import { Discussion } from "./discussion.tsx";
import { useDiscussion } from "./use-discussion.ts";

interface Props {
  projectId: string;
  claimId: string;
  canComment: boolean;
}

/** What was said about a claim, and about those that were merged into it. */
export function ClaimDiscussion({ projectId, claimId, canComment }: Props) {
  const discussion = useDiscussion(projectId, { subjectId: claimId });
  return (
    <section aria-labelledby="discussion">
      <h2 id="discussion" className="mb-2 font-serif text-lg">
        Discussion
      </h2>
      <div className="max-w-180">
        <Discussion {...{ projectId, discussion, canComment }} subject="claim" subjectId={claimId} />
      </div>
    </section>
  );
}
