"use client";

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { v7 } from "uuid";
import { useOutboxHandle } from "#components/outbox/outbox-provider.tsx";
import type { Adjudication } from "#lib/adjudication/adjudication.ts";
import { DECISION_OPERATIONS, expectedDecision, type DeskContext } from "#lib/adjudication/expected.ts";
import type { Operation } from "#lib/operations/envelope.ts";
import { hasFailed, type Queue } from "#lib/operations/queue.ts";

const NO_SUBSCRIPTION = () => () => undefined;
const NOTHING_QUEUED: Queue = [];
const KINDS = new Set<string>(Object.values(DECISION_OPERATIONS));

export interface Change {
  kind: string;
  input: { id: string } & Record<string, unknown>;
}

export interface Decisions {
  /** Withdrawn ones left out. */
  rows: readonly Adjudication[];
  /** Decides at once and sends it on; the changes are one step of undo. */
  decide: (changes: readonly Change[]) => void;
  /** Takes the last step back; false when there is none. */
  undo: () => boolean;
  canUndo: boolean;
  /** Why the server refused something, in words; null when all is well. */
  refused: string | null;
}

/**
 * The decisions of one text: the server's rows, and over them what this browser has not sent yet. `loaded` may come
 * again, newer.
 */
export function useDecisions(
  context: DeskContext,
  loaded: readonly Adjudication[],
  reload: () => void,
): Decisions {
  const outbox = useOutboxHandle();
  const [answered, setAnswered] = useState<ReadonlyMap<string, Adjudication>>(new Map());
  const queue = useSyncExternalStore(
    outbox ? outbox.subscribe : NO_SUBSCRIPTION,
    () => outbox?.getSnapshot().queue ?? NOTHING_QUEUED,
    () => NOTHING_QUEUED,
  );
  const [steps, setSteps] = useState<readonly (readonly Undo[])[]>([]);
  const [refused, setRefused] = useState<string | null>(null);

  useEffect(() => {
    if (!outbox) return;
    return outbox.subscribe((settled) => {
      for (const { operation, answer } of settled) {
        if (!KINDS.has(operation.kind)) continue;
        if (answer.status === "rejected") {
          setRefused(answer.error.message);
          void outbox.discard(operation.id).catch(() => undefined);
          reload();
          continue;
        }
        const row = answer.value as Adjudication;
        setRefused(null);
        setAnswered((known) => new Map(known).set(row.id, row));
      }
    });
  }, [outbox, reload]);

  const byId = useMemo(() => {
    const rows = new Map(loaded.map((row) => [row.id, row]));
    for (const row of answered.values())
      if ((rows.get(row.id)?.version ?? 0) <= row.version) rows.set(row.id, row);
    for (const operation of queue) {
      if (!KINDS.has(operation.kind) || hasFailed(operation)) continue;
      const row = expectedDecision(rows, operation, context, operation.queuedAt);
      if (row) rows.set(row.id, row);
    }
    return rows;
  }, [loaded, answered, queue, context]);

  const send = useCallback(
    (changes: readonly Change[]) => {
      const operations: Operation[] = changes.map((change) => ({ id: v7(), ...change }));
      void outbox?.enqueue(operations);
    },
    [outbox],
  );
  const decide = useCallback(
    (changes: readonly Change[]) => {
      if (changes.length === 0) return;
      setRefused(null);
      setSteps((known) => [
        ...known,
        changes.map(({ input }) => ({ id: input.id, before: byId.get(input.id) ?? null })),
      ]);
      send(changes);
    },
    [send, byId],
  );
  const undo = useCallback(() => {
    const last = steps.at(-1);
    if (!last) return false;
    setSteps(steps.slice(0, -1));
    send(last.flatMap((step) => inverseOf(step, byId.get(step.id), context) ?? []));
    return true;
  }, [steps, send, byId, context]);

  const rows = useMemo(() => [...byId.values()].filter(({ deletedAt }) => deletedAt === null), [byId]);
  return { rows, decide, undo, canUndo: steps.length > 0, refused };
}

interface Undo {
  id: string;
  before: Adjudication | null;
}

/** What makes a row say again what it said before; null when there is no such row. */
function inverseOf({ before }: Undo, now: Adjudication | undefined, context: DeskContext): Change | null {
  if (!now) return null;
  const on = { id: now.id, version: now.version };
  if (before === null || before.deletedAt !== null)
    return now.deletedAt === null ? { kind: DECISION_OPERATIONS.withdraw, input: on } : null;
  const { start, end, exact, tag, subtype, decidedBy, method, note } = before;
  const outcome =
    tag === null ? { kind: "reject" } : { kind: "keep", passage: { start, end, exact }, tag, subtype };
  const heard = versionsOf(before.heard, context);
  return { kind: DECISION_OPERATIONS.update, input: { ...on, outcome, decidedBy, method, note, heard } };
}

/** The annotations of a decision that are still there, in their versions of now. */
export function versionsOf(
  heard: readonly { id: string }[],
  { annotations }: { annotations: DeskContext["annotations"] },
): { id: string; version: number }[] {
  return heard.flatMap(({ id }) => {
    const known = annotations.get(id);
    return known ? [{ id, version: known.version }] : [];
  });
}
