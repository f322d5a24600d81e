import type { Outbox } from "#components/outbox/outbox.ts";
import type { OutboxFailure, OutboxSnapshot } from "#components/outbox/outbox-snapshot.ts";
import type { Annotation } from "#lib/annotations/annotation.ts";
import {
  ANNOTATION_OPERATIONS,
  effectOf,
  expectedRow,
  operationFor,
  type AnnotationEffect,
  type AnnotationRows,
  type ArticleContext,
} from "#lib/annotations/apply.ts";
import type { AnnotationCommand } from "#lib/annotations/commands.ts";
import {
  changesBetween,
  EMPTY_HISTORY,
  MAX_STEPS,
  recordStep,
  redoStep,
  undoStep,
  type History,
} from "#lib/annotations/history.ts";
import type { Operation } from "#lib/operations/envelope.ts";
import { hasFailed, rowOf, versionOf, type QueuedOperation, type Settled } from "#lib/operations/queue.ts";
import { asAnnotation } from "./annotation-row.ts";
import type { HistoryStorage } from "./history-storage.ts";

/** What the reader shows. The same object as long as nothing changed; unchanged annotations keep their identity. */
export interface AnnotationSnapshot {
  /** The version's annotations that are not deleted, by start, then end. */
  annotations: readonly Annotation[];
  /** Ids of annotations with changes that the server has not confirmed. */
  pending: ReadonlySet<string>;
  /** Changes to this article that were refused or are in conflict: not in `annotations`, but not lost either. */
  failures: readonly OutboxFailure[];
  canUndo: boolean;
  canRedo: boolean;
}

/** What undo or redo came to, for the announcement. */
export type UndoOutcome =
  | { kind: "nothing" }
  /** `changed` annotations were put back; `skipped` were left alone because they were changed since. */
  | { kind: "done"; changed: number; skipped: number; message: string }
  | { kind: "skipped"; skipped: number; message: string };

export interface AnnotationStore {
  getSnapshot(): AnnotationSnapshot;
  /** One annotation as it is shown now, also when it is deleted. */
  get(id: string): Annotation | undefined;
  subscribe(listener: () => void): () => void;
  /** Shows the commands' effect at once and sends them; together they are one step of undo. Returns the ids touched. */
  apply(commands: readonly AnnotationCommand[]): readonly string[];
  undo(): UndoOutcome;
  redo(): UndoOutcome;
  /** Takes in rows that come from the server: a load, or somebody's change. Older ones than known are ignored. */
  receive(rows: readonly Annotation[]): void;
  close(): void;
}

interface StoreParts {
  context: ArticleContext;
  /** The server's rows at load: this version's annotations; deleted ones of one's own may be among them. */
  annotations: readonly Annotation[];
  outbox: Pick<Outbox, "enqueue" | "getSnapshot" | "subscribe">;
  history: HistoryStorage;
  /** Mints a UUIDv7. */
  newId: () => string;
  /** Milliseconds since 1970 (UTC). */
  now: () => number;
}

const KINDS = new Set<string>(Object.values(ANNOTATION_OPERATIONS));

/**
 * The annotations of one article in one browser: the server's rows, and on top of them what the outbox has not sent
 * yet. Since the outbox survives a reload, so does everything that is shown.
 */
export function createAnnotationStore(parts: StoreParts): AnnotationStore {
  const { context, outbox, newId, now } = parts;
  const listeners = new Set<() => void>();
  const server = new Map(parts.annotations.map((row) => [row.id, row]));
  /** Rows told of while a change of one's own to them was not answered yet. */
  const deferred = new Map<string, Annotation>();
  let rows: AnnotationRows = new Map();
  let history: History = EMPTY_HISTORY;
  let historyLoaded = false;
  /** Whether the steps were made in this tab: one that only watches must not put its older history over another's. */
  let historyIsOurs = false;
  let snapshot: AnnotationSnapshot = {
    ...{ annotations: [], pending: new Set<string>(), failures: [] },
    ...{ canUndo: false, canRedo: false },
  };

  /** Effects of queued operations by id and version: checking each input anew at every key would cost more than all the rest. */
  let effects = new Map<string, AnnotationEffect | null>();

  /** Lays what is queued over the server's rows. Rows that come out the same keep their identity. */
  function layOver({ queue, held }: OutboxSnapshot): { rows: AnnotationRows; pending: Set<string> } {
    const next = new Map(server);
    const pending = new Set<string>();
    const used: typeof effects = new Map();
    for (const operation of queue) {
      if (!KINDS.has(operation.kind) || hasFailed(operation) || held.has(operation.id)) continue;
      // A new version makes it another effect.
      const key = `${operation.id} ${versionOf(operation)}`;
      const known = effects.get(key);
      const effect = known === undefined ? effectOf(operation) : known;
      used.set(key, effect);
      const row = effect && expectedRow(next, effect, context, operation.queuedAt);
      if (!row) continue;
      next.set(row.id, row);
      pending.add(row.id);
    }
    effects = used;
    for (const id of pending) {
      const [before, after] = [rows.get(id), next.get(id)];
      if (before && after && sameRow(before, after)) next.set(id, before);
    }
    return { rows: next, pending };
  }

  function refresh(): void {
    const sent = outbox.getSnapshot();
    const laid = layOver(sent);
    rows = laid.rows;
    snapshot = {
      annotations: keepIfSame(snapshot.annotations, visibleRows(rows, context.versionId)),
      pending: laid.pending,
      failures: sent.failures.filter(({ operation }) => concerns(operation)),
      canUndo: history.undo.length > 0,
      canRedo: history.redo.length > 0,
    };
    for (const listener of listeners) listener();
  }

  function concerns(operation: QueuedOperation): boolean {
    if (!KINDS.has(operation.kind)) return false;
    const effect = effectOf(operation);
    if (effect?.kind === "create") return effect.versionId === context.versionId;
    return server.has(rowOf(operation) ?? "");
  }

  function takeIn(row: Annotation | null): boolean {
    if (!row || row.articleId !== context.articleId) return false;
    const known = server.get(row.id);
    if (known && known.version >= row.version) return false;
    server.set(row.id, row);
    return true;
  }

  /** Shows and sends commands; returns the operations that came of them, none for a command that changes nothing. */
  function send(commands: readonly AnnotationCommand[]): Operation[] {
    const working = new Map(rows);
    const operations: Operation[] = [];
    for (const command of commands) {
      const operation = operationFor(command, working, context.reviewerId, newId());
      const effect = operation && effectOf(operation);
      const row = effect && expectedRow(working, effect, context, now());
      if (!operation || !row) continue;
      working.set(row.id, row);
      operations.push(operation);
    }
    void outbox.enqueue(operations);
    return operations;
  }

  function move(step: typeof undoStep, done: string): UndoOutcome {
    const moved = step(history, rows, context.reviewerId);
    if (!moved) return { kind: "nothing" };
    history = moved.history;
    historyIsOurs = true;
    const changed = new Set(send(moved.commands).map(rowOf)).size;
    keepHistory();
    refresh();
    const { skipped } = moved;
    const left =
      skipped === 0
        ? ""
        : `${count(skipped)} left as ${skipped === 1 ? "it is: it was" : "they are: they were"} changed since.`;
    if (changed === 0) return { kind: "skipped", skipped, message: left || "There was nothing to change." };
    return { kind: "done", changed, skipped, message: `${done}. ${left}`.trim() };
  }

  function keepHistory(): void {
    if (!historyLoaded || !historyIsOurs) return;
    const ids = new Set(
      [...history.undo, ...history.redo].flatMap((step) => step.changes.map(({ id }) => id)),
    );
    const deleted = [...ids]
      .map((id) => rows.get(id))
      .filter((row): row is Annotation => row !== undefined && row.deletedAt !== null);
    // Undo is a convenience: where the browser keeps nothing it lasts as long as the page.
    parts.history.save(context.articleId, { history, deleted }).catch(() => undefined);
  }

  function onOutbox(settled: readonly Settled[]): void {
    let news = false;
    for (const { operation, answer } of settled) {
      if (!KINDS.has(operation.kind)) continue;
      const row = asAnnotation(answer.status === "applied" ? answer.value : answer.error.current);
      news = takeIn(row) || news;
    }
    refresh();
    takeDeferred();
    if (news) keepHistory();
  }

  /** Takes in what came while it was being changed here, once that is answered. */
  function takeDeferred(): void {
    const ready = [...deferred.values()].filter(({ id }) => !snapshot.pending.has(id));
    for (const { id } of ready) deferred.delete(id);
    if (ready.filter(takeIn).length > 0) refresh();
  }

  async function loadHistory(): Promise<void> {
    const kept = await parts.history.load(context.articleId).catch(() => null);
    historyLoaded = true;
    // What the server has sent is newer than what was kept; only rows it did not send are taken from here.
    for (const row of kept?.deleted ?? []) if (!server.has(row.id)) server.set(row.id, row);
    if (kept) {
      const undo = [...kept.history.undo, ...history.undo].slice(-MAX_STEPS);
      history = { undo, redo: history.undo.length > 0 ? history.redo : kept.history.redo };
    }
    refresh();
    keepHistory();
  }

  const stopListening = outbox.subscribe(onOutbox);
  refresh();
  void loadHistory();

  return {
    getSnapshot: () => snapshot,
    get: (id) => rows.get(id),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply(commands) {
      const before = rows;
      const touched = send(commands).flatMap((operation) => rowOf(operation) ?? []);
      history = recordStep(history, changesBetween(before, rows, touched));
      historyIsOurs ||= touched.length > 0;
      keepHistory();
      refresh();
      return touched;
    },
    undo: () => move(undoStep, "Undone"),
    redo: () => move(redoStep, "Done again"),
    receive(received) {
      // A row that one's own unanswered change is about to change: its answer comes first, or versions would run ahead.
      for (const row of received) if (snapshot.pending.has(row.id)) deferred.set(row.id, row);
      const ready = received.filter(({ id }) => !snapshot.pending.has(id));
      if (ready.filter(takeIn).length > 0) refresh();
    },
    close() {
      stopListening();
      listeners.clear();
    },
  };
}

const count = (n: number) => (n === 1 ? "1 annotation was" : `${n} annotations were`);

function visibleRows(rows: AnnotationRows, versionId: string): Annotation[] {
  const visible: Annotation[] = [];
  for (const row of rows.values())
    if (row.deletedAt === null && row.versionId === versionId) visible.push(row);
  return visible.sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
}

function keepIfSame<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return before.length === after.length && before.every((one, index) => one === after[index])
    ? before
    : after;
}

function sameRow(a: Annotation, b: Annotation): boolean {
  return (Object.keys(a) as (keyof Annotation)[]).every((key) => a[key] === b[key]);
}
