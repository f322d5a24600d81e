import type { OperationAnswer } from "#lib/operations/envelope.ts";
import type { Kit } from "./sqlite-kit.ts";

/** What happened, in order, and which operations were already applied. Rows are only ever added. */
export function defineLog(kit: Kit) {
  const event = kit.table(
    "event",
    {
      seq: kit.counter(),
      /** Null for what concerns the whole installation. No reference: the log outlives what it tells of. */
      projectId: kit.text(),
      actorId: kit.text(),
      kind: kit.text().notNull(),
      entity: kit.text().notNull(),
      entityId: kit.text().notNull(),
      before: kit.json<unknown>(),
      after: kit.json<unknown>(),
      at: kit.millis().notNull(),
    },
    (table) => [
      kit.index("event_project").on(table.projectId, table.seq),
      kit.index("event_entity").on(table.entityId, table.seq),
    ],
  );
  const operation = kit.table("operation", {
    id: kit.id(),
    actorId: kit.text().notNull(),
    kind: kit.text().notNull(),
    /** sha256 of kind and input: the same id with other content is refused, not answered. */
    digest: kit.text().notNull(),
    answer: kit.json<OperationAnswer>().notNull(),
    at: kit.millis().notNull(),
  });
  return { event, operation };
}
