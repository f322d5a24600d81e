import { and, eq, inArray, ne } from "drizzle-orm";
import { describeDeed, type ActivityEntity, type Deed } from "#lib/activity/describe.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";
import { concerns, visibleEvents, type LoggedEvent } from "./events.ts";

export interface ActivityFilter {
  articleId?: string | undefined;
  claimId?: string | undefined;
  memberId?: string | undefined;
  entity?: ActivityEntity | undefined;
  /** Only what came before this event. */
  before: number | null;
}

export interface Activity extends Deed {
  seq: number;
  actorId: string | null;
  kind: string;
  entityId: string;
  articleId: string | null;
  claimId: string | null;
  /** UTF-16 code units; where a passage begins. */
  start: number | null;
  /** What restoring it takes, where it is a deletion of one's own that can be undone. */
  restore: { id: string; version: number } | null;
  at: number;
}

const PAGE = 50;

/** Who did what when, newest first, as far as `by` may see; `next` is where the following page begins. */
export async function listActivity(
  reading: Reading,
  by: Authorized,
  { articleId, claimId, memberId, entity, before }: ActivityFilter,
): Promise<{ activity: Activity[]; next: number | null }> {
  const { event } = reading.tables;
  const condition = and(
    // What one has read of one's own inbox is no deed to list.
    ne(event.entity, "inbox"),
    articleId ? concerns(reading, { column: "articleId", id: articleId }) : undefined,
    claimId ? concerns(reading, { column: "claimId", id: claimId }) : undefined,
    memberId ? eq(event.actorId, memberId) : undefined,
    entity ? eq(event.entity, entity) : undefined,
  );
  const events = await visibleEvents(reading, by, { before, limit: PAGE + 1, condition });
  const shown = events.slice(0, PAGE);
  const activity = shown.map((row): Activity => {
    const { seq, actorId, kind, entityId, at } = row;
    const fields = fieldsOf(row.after ?? row.before);
    return {
      ...{ seq, actorId, kind, entityId, at },
      ...describeDeed(row),
      articleId: row.entity === "article" ? entityId : text(fields["articleId"]),
      claimId: row.entity === "claim" ? entityId : claimIdOf(fields),
      start: row.entity === "annotation" ? number(fields["start"]) : null,
      restore: null,
    };
  });
  await Promise.all([offerRestore(reading, by, activity), placeComments(reading, shown, activity)]);
  return { activity, next: events.length > PAGE ? (shown.at(-1)?.seq ?? null) : null };
}

/** A deletion can be undone by its author as long as the annotation is deleted. */
async function offerRestore({ db, tables }: Reading, by: Authorized, activity: Activity[]): Promise<void> {
  const { annotation } = tables;
  for (const entry of activity) {
    if (entry.kind !== "annotation.delete" || entry.actorId !== by.actor.id) continue;
    const [row] = await db.select().from(annotation).where(eq(annotation.id, entry.entityId));
    if (row && row.deletedAt !== null && row.reviewerId === by.actor.id)
      entry.restore = { id: row.id, version: row.version };
  }
}

/** A comment on a passage can be seen where the passage stands. */
async function placeComments(
  { db, tables: { annotation } }: Reading,
  events: readonly LoggedEvent[],
  activity: readonly Activity[],
): Promise<void> {
  const subjects = new Map(
    events.flatMap(({ seq, entity, after, before }) => {
      const { subject, subjectId } = fieldsOf(after ?? before);
      return entity === "comment" && subject === "annotation" ? [[seq, text(subjectId) ?? ""] as const] : [];
    }),
  );
  if (subjects.size === 0) return;
  const { id, articleId, start } = annotation;
  const rows = await db
    .select({ id, articleId, start })
    .from(annotation)
    .where(inArray(id, [...subjects.values()]));
  const places = new Map(rows.map((row) => [row.id, row]));
  for (const entry of activity) {
    const place = places.get(subjects.get(entry.seq) ?? "");
    if (place) Object.assign(entry, { articleId: place.articleId, start: place.start });
  }
}

const claimIdOf = ({ claimId, subject, subjectId }: Readonly<Record<string, unknown>>) =>
  text(subject === "claim" ? subjectId : claimId);

const fieldsOf = (row: unknown): Readonly<Record<string, unknown>> =>
  typeof row === "object" && row !== null ? (row as Record<string, unknown>) : {};
const text = (value: unknown) => (typeof value === "string" ? value : null);
const number = (value: unknown) => (typeof value === "number" ? value : null);
