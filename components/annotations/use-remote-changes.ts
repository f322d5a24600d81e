"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { createApiClient } from "#components/api/client.ts";
import { useLive } from "#components/live/use-live.ts";
import type { Annotation } from "#lib/annotations/annotation.ts";
import { OF_CLAIMS } from "#lib/live/shown.ts";
import { list, object } from "#lib/wire/shapes.ts";
import { annotationSchema, asAnnotation } from "./annotation-row.ts";
import type { AnnotationStore } from "./annotation-store.ts";

const articleSchema = object({ annotations: list(annotationSchema) });

/** A change of any of these is shown by reading the claims afresh. */
const CLAIMS_SHOW = new Set<string>(OF_CLAIMS);

interface Parts {
  projectId: string;
  articleId: string;
  meId: string;
  store: AnnotationStore | null;
  /** The annotation whose card is open. */
  selectedId: string | null;
  refreshClaims: () => Promise<void>;
  /** Colleagues' work on this article may have come into sight, or out of it. */
  onReview: () => void;
}

/**
 * Takes in what others do as it happens. What touches the open card (its annotation, or claims while one is worked
 * on) waits until it is asked for or the card is closed.
 */
export function useRemoteChanges(parts: Parts): { waiting: number; take: () => void } {
  const { projectId, articleId, meId, store, selectedId, refreshClaims, onReview } = parts;
  const held = useRef(new Map<string, Annotation>());
  const claimsWait = useRef(0);
  const [waiting, setWaiting] = useState(0);
  const count = useCallback(() => setWaiting(held.current.size + claimsWait.current), []);

  const take = useCallback(() => {
    store?.receive([...held.current.values()]);
    held.current.clear();
    if (claimsWait.current > 0) void refreshClaims();
    claimsWait.current = 0;
    count();
  }, [store, refreshClaims, count]);

  const receive = useCallback(
    (rows: readonly Annotation[]) => {
      for (const row of rows) {
        const shown = store?.get(row.id);
        const isNews = row.id === selectedId && shown !== undefined && row.version > shown.version;
        if (isNews) held.current.set(row.id, row);
        else store?.receive([row]);
      }
      count();
    },
    [store, selectedId, count],
  );

  const readAfresh = useCallback(async () => {
    const path = `/api/v1/projects/${projectId}/articles/${articleId}`;
    const answer = await createApiClient().getJson(path, articleSchema);
    if (answer.ok) receive(answer.value.annotations);
  }, [projectId, articleId, receive]);

  useLive(projectId, (news) => {
    if (news.kind === "resync") return void readAfresh();
    const { event } = news;
    if (event.entity === "review" && event.articleId === articleId) return onReview();
    const row = asAnnotation(event.annotation);
    if (row?.articleId === articleId) return receive([row]);
    if (!CLAIMS_SHOW.has(event.entity) || event.actorId === meId) return;
    if (selectedId === null) return void refreshClaims();
    claimsWait.current += 1;
    count();
  });

  // A card that was closed, or another that was opened, holds nothing back any more.
  useEffect(() => take, [selectedId, take]);

  return { waiting, take };
}
