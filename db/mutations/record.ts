import type { Authorized } from "../guard.ts";
import { appendEvent } from "../events.ts";
import type { Writing } from "../store.ts";

/** Logs a change of a row that belongs to a project: `before` is null for a new row, `after` for one that is gone. */
export async function record(
  writing: Writing,
  by: Authorized,
  kind: `${string}.${string}`,
  change: { before: { id: string } | null; after: { id: string } | null },
  now: number,
): Promise<void> {
  const entityId = (change.after ?? change.before)?.id ?? "";
  const [entity = ""] = kind.split(".");
  await appendEvent(
    writing,
    { projectId: by.projectId, actorId: by.actor.id, kind, entity, entityId, ...change },
    now,
  );
}
