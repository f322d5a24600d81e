"use client";

import { createContext, useContext, useMemo, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { createApiClient } from "#components/api/client.ts";
import type { ConflictChoice } from "#lib/operations/queue-decisions.ts";
import { browserEnvironment } from "./browser-environment.ts";
import { openIndexedQueueStorage } from "./indexed-queue-storage.ts";
import { EMPTY_SNAPSHOT, type OutboxFailure, type SaveStatus } from "./outbox-snapshot.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import { survivingStorage } from "./surviving-storage.ts";

interface Place {
  userId: string;
  /** Null on the server and until the page has come to life. */
  outbox: Outbox | null;
}

const OutboxContext = createContext<Place | null>(null);

/** Opens the signed-in person's outbox for the screens inside. */
export function OutboxProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const source = useMemo(() => outboxSource(userId), [userId]);
  const outbox = useSyncExternalStore(source.subscribe, source.current, () => null);
  const place = useMemo(() => ({ userId, outbox }), [userId, outbox]);
  return <OutboxContext value={place}>{children}</OutboxContext>;
}

/** The person's outbox, open exactly as long as a page listens: opening it starts sending, which no render may do. */
function outboxSource(userId: string) {
  let outbox: Outbox | null = null;
  return {
    current: () => outbox,
    subscribe(): () => void {
      const environment = browserEnvironment(userId);
      const opened = createOutbox({
        userId,
        storage: survivingStorage(() => openIndexedQueueStorage(userId)),
        api: createApiClient(),
        environment,
      });
      const stopWarning = warnBeforeLeaving(opened);
      outbox = opened;
      return () => {
        stopWarning();
        opened.close();
        environment.close();
        outbox = null;
      };
    },
  };
}

/** Asks before the page is left only while something has not reached the server. */
function warnBeforeLeaving(outbox: Outbox): () => void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  let asking = false;
  const stop = () => window.removeEventListener("beforeunload", ask);
  const unsubscribe = outbox.subscribe(() => {
    const needed = outbox.getSnapshot().waiting > 0;
    if (needed === asking) return;
    asking = needed;
    // The listener is set only while it is needed: its mere presence keeps pages out of the back/forward cache.
    if (needed) window.addEventListener("beforeunload", ask);
    else stop();
  });
  return () => {
    unsubscribe();
    stop();
  };
}

function usePlace(): Place {
  const place = useContext(OutboxContext);
  if (!place) throw new Error("This screen stands outside of OutboxProvider.");
  return place;
}

/** Whose work this page sends. */
export function useUserId(): string {
  return usePlace().userId;
}

/** The outbox itself, for stores that listen to it; null until the page has come to life. */
export function useOutboxHandle(): Outbox | null {
  return usePlace().outbox;
}

export interface OutboxView {
  status: SaveStatus;
  /** Operations that the server has not answered for. */
  waiting: number;
  failures: readonly OutboxFailure[];
  signedOut: boolean;
  storageFails: boolean;
  /** What the server last said, when it said why it cannot. */
  trouble: string | null;
  retry(id?: string): void;
  discard(id: string): void;
  resolve(id: string, choice: ConflictChoice): void;
}

const NO_SUBSCRIPTION = () => () => undefined;

/** The save state, and what a person can do about it. */
export function useOutbox(): OutboxView {
  const { outbox } = usePlace();
  const snapshot = useSyncExternalStore(
    outbox ? outbox.subscribe : NO_SUBSCRIPTION,
    () => outbox?.getSnapshot() ?? EMPTY_SNAPSHOT,
    () => EMPTY_SNAPSHOT,
  );
  return useMemo(() => {
    const { status, waiting, failures, signedOut, storageFails, trouble } = snapshot;
    return {
      ...{ status, waiting, failures, signedOut, storageFails, trouble: trouble?.message ?? null },
      // Decisions show in the snapshot; when storage fails, that shows there too.
      retry: (id) => void outbox?.retry(id).catch(() => undefined),
      discard: (id) => void outbox?.discard(id).catch(() => undefined),
      resolve: (id, choice) => void outbox?.resolve(id, choice).catch(() => undefined),
    };
  }, [outbox, snapshot]);
}
