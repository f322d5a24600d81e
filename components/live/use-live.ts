"use client";

import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { useUserId } from "#components/outbox/outbox-provider.tsx";
import type { PresentPerson } from "#lib/live/live-event.ts";
import type { LiveNews } from "./live-channel.ts";
import { openLiveConnection, type LiveConnection } from "./live-connection.ts";

interface Shared {
  connection: LiveConnection;
  users: number;
}
const open = new Map<string, Shared>();

/** This tab's connection to a project, opened by the first who needs it and closed after the last. */
function share(userId: string, projectId: string): { connection: LiveConnection; release: () => void } {
  const key = `${userId} ${projectId}`;
  const shared = open.get(key) ?? { connection: openLiveConnection(userId, projectId), users: 0 };
  shared.users += 1;
  open.set(key, shared);
  const release = () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    open.delete(key);
    shared.connection.close();
  };
  return { connection: shared.connection, release };
}

/** Hears what happens in the project; the newest `listener` is called, and it may change at every render. */
export function useLive(projectId: string, listener: (news: LiveNews) => void): void {
  const userId = useUserId();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    const { connection, release } = share(userId, projectId);
    const stop = connection.listen((news) => latest.current(news));
    return () => {
      stop();
      release();
    };
  }, [userId, projectId]);
}

const NOBODY: readonly PresentPerson[] = [];

/** Says that this tab has the article open, and who else in the project has which one open. */
export function usePresence(projectId: string, articleId: string): readonly PresentPerson[] {
  const userId = useUserId();
  const people = useRef<() => readonly PresentPerson[]>(() => NOBODY);
  const subscribe = useCallback(
    (onChange: () => void) => {
      const { connection, release } = share(userId, projectId);
      people.current = connection.people;
      const leave = connection.enter(articleId);
      const stop = connection.onPeople(onChange);
      return () => {
        stop();
        leave();
        release();
      };
    },
    [userId, projectId, articleId],
  );
  return useSyncExternalStore(
    subscribe,
    () => people.current(),
    () => NOBODY,
  );
}
