"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { v7 } from "uuid";
import { useOutboxHandle } from "#components/outbox/outbox-provider.tsx";
import type { Annotation } from "#lib/annotations/annotation.ts";
import type { ArticleContext } from "#lib/annotations/apply.ts";
import { createAnnotationStore, type AnnotationSnapshot, type AnnotationStore } from "./annotation-store.ts";
import { indexedHistoryStorage } from "./history-storage.ts";

/** What the reader gets. `store` is null on the server and until the page has come to life: read, but no tagging yet. */
export interface Annotations extends AnnotationSnapshot {
  store: AnnotationStore | null;
}

const NO_SUBSCRIPTION = () => () => undefined;

/**
 * The annotations of one article, with what this browser has not sent yet laid over them. `annotations` are the
 * server's rows at load; newer ones given later are taken in without disturbing what is pending.
 */
export function useAnnotations(context: ArticleContext, annotations: readonly Annotation[]): Annotations {
  const outbox = useOutboxHandle();
  const { projectId, articleId, versionId, reviewerId } = context;
  const [store, setStore] = useState<AnnotationStore | null>(null);
  const [loaded] = useState<AnnotationSnapshot>(() => ({
    annotations: annotations.filter((row) => row.deletedAt === null && row.versionId === versionId),
    ...{ pending: new Set<string>(), failures: [], canUndo: false, canRedo: false },
  }));

  const latest = useRef(annotations);
  useEffect(() => {
    latest.current = annotations;
  }, [annotations]);

  useEffect(() => {
    if (!outbox) return;
    const opened = createAnnotationStore({
      context: { projectId, articleId, versionId, reviewerId },
      annotations: latest.current,
      outbox,
      history: indexedHistoryStorage(reviewerId),
      newId: () => v7(),
      now: () => Date.now(),
    });
    setStore(opened);
    return () => {
      opened.close();
      setStore(null);
    };
  }, [outbox, projectId, articleId, versionId, reviewerId]);

  useEffect(() => store?.receive(annotations), [store, annotations]);

  const snapshot = useSyncExternalStore(
    store ? store.subscribe : NO_SUBSCRIPTION,
    () => store?.getSnapshot() ?? loaded,
    () => loaded,
  );
  return { ...snapshot, store };
}
