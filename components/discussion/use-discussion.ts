"use client";

import { useCallback, useEffect, useState } from "react";
import { createApiClient } from "#components/api/client.ts";
import { useLive } from "#components/live/use-live.ts";
import type { Nameable } from "#lib/discussion/named-people.ts";
import type { Comment } from "#lib/discussion/threads.ts";
import { shape, type Shaped } from "#lib/wire/shapes.ts";

export interface DiscussionState {
  /** Null until the first answer. */
  comments: readonly Comment[] | null;
  /** Who can be named. */
  people: readonly Nameable[];
  problem: string | null;
  /** When they were read, in milliseconds since 1970 (UTC). */
  readAt: number;
  refresh: () => Promise<void>;
}

/** The server is ours and typed by the same interfaces: only the outline is checked. */
const outline = shape(
  (value): value is { comments: Comment[]; people: Nameable[] } =>
    typeof value === "object" && value !== null && "comments" in value,
);

const NOBODY: readonly Nameable[] = [];

/** What makes comments come, go or come into sight. */
const SHOWN_BY = new Set(["comment", "review"]);

const readComments = (projectId: string, query: string) =>
  createApiClient().getJson(`/api/v1/projects/${projectId}/comments?${query}`, outline);
type Answer = Awaited<ReturnType<typeof readComments>>;

/** What was said about one annotation or claim, or about an article's annotations, kept up to date. */
export function useDiscussion(
  projectId: string,
  about: { subjectId: string } | { articleId: string },
): DiscussionState {
  const query = new URLSearchParams(about).toString();
  const [read, setRead] = useState<Shaped<typeof outline> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [readAt, setReadAt] = useState(0);

  const show = useCallback((answer: Answer) => {
    if (answer.ok) setRead(answer.value);
    setReadAt(Date.now());
    setProblem(answer.ok ? null : answer.failure.error.message);
  }, []);
  const refresh = useCallback(
    async () => show(await readComments(projectId, query)),
    [projectId, query, show],
  );

  useEffect(() => {
    let current = true;
    void readComments(projectId, query).then((answer) => {
      if (current) show(answer);
    });
    return () => {
      current = false;
    };
  }, [projectId, query, show]);
  useLive(projectId, (news) => {
    if (news.kind === "resync" || SHOWN_BY.has(news.event.entity)) void refresh();
  });

  return { comments: read?.comments ?? null, people: read?.people ?? NOBODY, problem, readAt, refresh };
}
