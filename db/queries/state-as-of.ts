import { and, asc, eq, gt } from "drizzle-orm";
import type { findRow, Row } from "../mutations/versioned-row.ts";
import type { Reading } from "../store.ts";
import type { RowVisibility } from "./visibility.ts";

/** Tables whose changes the log tells with the whole row. */
type Name = Extract<
  Parameters<typeof findRow>[1],
  | "adjudication"
  | "annotation"
  | "article"
  | "claim"
  | "evidence"
  | "judgment"
  | "levelAdjudication"
  | "mention"
  | "origin"
  | "publisher"
  | "question"
>;

/** What the log calls the rows of a table: "level-adjudication". */
const entityOf = (name: Name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A project as it stood right after event number `seq`, while others go on changing it. */
export interface StateAsOf {
  readonly seq: number;
  /**
   * Rows as they stood then. `load` reads what stands there now; what changed since is put back from the log.
   * `belongs` says of a row as it stood then whether it was asked for. They come by id.
   */
  rows<N extends Name>(
    name: N,
    load: () => Promise<Row<N>[]>,
    belongs: (row: Row<N>) => boolean,
  ): Promise<Row<N>[]>;
  /**
   * Rows of a table that were changed since, by id, as they stood then: null for those that were not there. Asked for
   * after rows were loaded, it holds every change that they may have caught.
   */
  changed<N extends Name>(name: N): Promise<ReadonlyMap<string, Row<N> | null>>;
  /** Whether anything is withheld at all, and which rows are not. */
  readonly isSelective: boolean;
  readonly isVisible: RowVisibility;
}

/**
 * Reads a state without a transaction that stays open: rows are read as they are, then the events that came after
 * `seq`, and the first of them on a row tells by its `before` how the row stood. The log is read after the rows, so
 * whatever a row may have caught is known. Only changes made meanwhile are held in memory.
 */
export function stateAsOf(
  { db, tables }: Reading,
  projectId: string,
  seq: number,
  visibility?: RowVisibility,
): StateAsOf {
  const { event } = tables;
  const before = new Map<string, Map<string, { id: string } | null>>();
  let seen = seq;
  const catchUp = async () => {
    const events = await db
      .select({ seq: event.seq, entity: event.entity, entityId: event.entityId, before: event.before })
      .from(event)
      .where(and(eq(event.projectId, projectId), gt(event.seq, seen)))
      .orderBy(asc(event.seq));
    for (const change of events) {
      const rows = before.get(change.entity) ?? new Map<string, { id: string } | null>();
      before.set(change.entity, rows);
      if (!rows.has(change.entityId)) rows.set(change.entityId, change.before as { id: string } | null);
      seen = change.seq;
    }
  };
  const isVisible = visibility ?? (() => true);
  const changed = async <N extends Name>(name: N) => {
    await catchUp();
    return (before.get(entityOf(name)) ?? new Map()) as ReadonlyMap<string, Row<N> | null>;
  };
  return {
    ...{ seq, changed, isVisible, isSelective: visibility !== undefined },
    async rows<N extends Name>(name: N, load: () => Promise<Row<N>[]>, belongs: (row: Row<N>) => boolean) {
      const rows = await load();
      const since = await changed(name);
      const untouched = since.size > 0 ? rows.filter((row) => !since.has(row.id)) : rows;
      const restored = [...since.values()].filter((row) => row !== null);
      return [...untouched, ...restored]
        .filter((row) => belongs(row) && isVisible(name, row))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}
