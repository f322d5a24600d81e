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
  isVisible: RowVisibility = () => true,
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
  return {
    seq,
    async rows<N extends Name>(name: N, load: () => Promise<Row<N>[]>, belongs: (row: Row<N>) => boolean) {
      const rows = await load();
      await catchUp();
      const changed = before.get(entityOf(name));
      const untouched = changed ? rows.filter((row) => !changed.has(row.id)) : rows;
      const restored = [...(changed?.values() ?? [])].filter((row) => row !== null) as Row<N>[];
      return [...untouched, ...restored]
        .filter((row) => belongs(row) && isVisible(name, row))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}
