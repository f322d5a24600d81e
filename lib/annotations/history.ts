import type { Annotation } from "./annotation.ts";
import { contentOf, sameContent, type AnnotationContent, type AnnotationRows } from "./apply.ts";
import type { AnnotationCommand } from "./commands.ts";

/**
 * Undo and redo for one reviewer and one article. A step keeps what each annotation was before and after it, so it
 * can be taken back only while the annotation still is what the step left. Whatever was changed since, by anybody or
 * in another window, is left alone and reported.
 */
export interface History {
  /** Steps that can be taken back, the latest last. */
  undo: readonly HistoryStep[];
  /** Steps that were taken back, the latest last. */
  redo: readonly HistoryStep[];
}
export interface HistoryStep {
  changes: readonly HistoryChange[];
}
/** One annotation in one step; null where it is not there (not yet made, or deleted). */
export interface HistoryChange {
  id: string;
  before: AnnotationContent | null;
  after: AnnotationContent | null;
}

/** What taking a step back (or doing it again) comes to. */
export interface HistoryMove {
  history: History;
  /** To be applied and sent like any other change, but not recorded. */
  commands: readonly AnnotationCommand[];
  /** Annotations of the step that were left alone, because they are not what the step left. */
  skipped: number;
}

/** Steps that are kept; the oldest go first. */
export const MAX_STEPS = 500;
export const EMPTY_HISTORY: History = { undo: [], redo: [] };

/** What changed between two states of the annotations, by id: the material of a step. */
export function changesBetween(
  before: AnnotationRows,
  after: AnnotationRows,
  ids: Iterable<string>,
): HistoryChange[] {
  return [...new Set(ids)]
    .map((id) => ({ id, before: visible(before.get(id)), after: visible(after.get(id)) }))
    .filter((change) => !same(change.before, change.after));
}

/** Remembers a step; what was taken back before cannot be done again after it. */
export function recordStep(history: History, changes: readonly HistoryChange[]): History {
  if (changes.length === 0) return history;
  return { undo: [...history.undo, { changes }].slice(-MAX_STEPS), redo: [] };
}

/** Takes back the latest step, as far as its annotations are still `reviewerId`'s and as the step left them. */
export function undoStep(history: History, rows: AnnotationRows, reviewerId: string): HistoryMove | null {
  const step = history.undo.at(-1);
  if (!step) return null;
  const { done, commands } = reach(step.changes.map(reversed), rows, reviewerId);
  const redo = done.length > 0 ? [...history.redo, { changes: done.map(reversed) }] : history.redo;
  return {
    history: { undo: history.undo.slice(0, -1), redo },
    commands,
    skipped: step.changes.length - done.length,
  };
}

/** Does again what was last taken back, under the same conditions. */
export function redoStep(history: History, rows: AnnotationRows, reviewerId: string): HistoryMove | null {
  const step = history.redo.at(-1);
  if (!step) return null;
  const { done, commands } = reach(step.changes, rows, reviewerId);
  const undo = done.length > 0 ? [...history.undo, { changes: done }] : history.undo;
  return {
    history: { undo, redo: history.redo.slice(0, -1) },
    commands,
    skipped: step.changes.length - done.length,
  };
}

function reach(changes: readonly HistoryChange[], rows: AnnotationRows, reviewerId: string) {
  const done: HistoryChange[] = [];
  const commands: AnnotationCommand[] = [];
  for (const change of changes) {
    const row = rows.get(change.id);
    // Without a row there is nothing to bring back: it never reached the server, or was refused there.
    if (!row || row.reviewerId !== reviewerId || !same(visible(row), change.before)) continue;
    done.push(change);
    commands.push(...commandsTo(row, change.after));
  }
  return { done, commands };
}

function commandsTo(row: Annotation, target: AnnotationContent | null): AnnotationCommand[] {
  if (target === null) return [{ kind: "delete", id: row.id }];
  const commands: AnnotationCommand[] = [];
  if (row.deletedAt !== null) commands.push({ kind: "restore", annotation: row });
  if (!sameContent(contentOf(row), target)) commands.push({ kind: "update", id: row.id, changes: target });
  return commands;
}

const reversed = ({ id, before, after }: HistoryChange): HistoryChange => ({
  id,
  before: after,
  after: before,
});

function visible(row: Annotation | undefined): AnnotationContent | null {
  return row && row.deletedAt === null ? contentOf(row) : null;
}

function same(a: AnnotationContent | null, b: AnnotationContent | null): boolean {
  return a === null || b === null ? a === b : sameContent(a, b);
}
