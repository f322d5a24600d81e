import { runPrepared } from "./run-prepared.ts";
import type { Writing } from "./store.ts";

export interface NewEvent {
  projectId: string | null;
  actorId: string | null;
  /** "annotation.create" and the like: entity and verb. */
  kind: string;
  entity: string;
  entityId: string;
  before: unknown;
  after: unknown;
}

/** Writes what happened into the log, in the transaction of the change itself. Returns the event's number. */
export async function appendEvent(writing: Writing, event: NewEvent, now: number): Promise<number> {
  await writing.dialect.lockEventOrder(writing);
  const table = writing.tables.event;
  const [row] = await runPrepared(writing, "event", { ...event, at: now }, (holes) =>
    writing.db.insert(table).values(holes).returning({ seq: table.seq }),
  );
  if (!row) throw new Error("The event log returned no number.");
  return row.seq;
}
