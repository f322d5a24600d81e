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
  const [row] = await writing.db
    .insert(writing.tables.event)
    .values({ ...event, at: now })
    .returning({ seq: writing.tables.event.seq });
  if (!row) throw new Error("The event log returned no number.");
  return row.seq;
}
