import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  lt,
  max,
  or,
  sql,
  type InferSelectModel,
  type SQL,
} from "drizzle-orm";
import { roleAllows } from "#lib/projects/roles.ts";
import { roleIn, type Actor, type Authorized } from "../guard.ts";
import { runPrepared } from "../run-prepared.ts";
import type { Tables } from "../schema/index.ts";
import type { Reading } from "../store.ts";
import { rowVisibility, type AnyRow } from "./visibility.ts";

export type LoggedEvent = InferSelectModel<Tables["event"]>;

/** The number of the newest event, or null before the first. */
export async function lastSeq({ db, tables }: Reading): Promise<number | null> {
  const [row] = await db.select({ seq: max(tables.event.seq) }).from(tables.event);
  return row?.seq ?? null;
}

/** A prepared `lastSeq`, for who asks ten times a second. */
export function prepareLastSeq({ db, tables, dialect }: Reading): () => Promise<number> {
  const query = db.select({ seq: max(tables.event.seq) }).from(tables.event);
  const prepared = dialect.prepare(query, "last_seq");
  return async () => (await prepared.execute())[0]?.seq ?? 0;
}

/**
 * The number that an answer names its change by: that of the newest event. None in a blind project: from the gaps
 * between their own numbers reviewers could tell how much others do.
 */
export async function answerSeq(reading: Reading, actor: Actor): Promise<number | null> {
  const { db, tables } = reading;
  const { event, project } = tables;
  const [row] = await runPrepared(reading, "answer_seq", {}, () =>
    db
      .select({ seq: event.seq, projectId: event.projectId, blind: project.blind })
      .from(event)
      .leftJoin(project, eq(project.id, event.projectId))
      .orderBy(desc(event.seq))
      .limit(1),
  );
  if (!row?.blind) return row?.seq ?? null;
  const role = row.projectId === null ? null : await roleIn(reading, actor, row.projectId);
  return role === "adjudicator" || role === "manager" ? row.seq : null;
}

/** Events after number `after`, in their order, at most `limit`; of one project where it is given. */
export async function eventsAfter(
  { db, tables: { event } }: Reading,
  { after, limit, projectId }: { after: number; limit: number; projectId?: string },
): Promise<LoggedEvent[]> {
  return db
    .select()
    .from(event)
    .where(and(gt(event.seq, after), projectId ? eq(event.projectId, projectId) : undefined))
    .orderBy(asc(event.seq))
    .limit(limit);
}

/** How many events of a project came after number `after`, counted up to `limit`. */
export async function countEventsAfter(
  { db, tables: { event } }: Reading,
  projectId: string,
  after: number,
  limit: number,
): Promise<number> {
  const rows = await db
    .select({ seq: event.seq })
    .from(event)
    .where(and(eq(event.projectId, projectId), gt(event.seq, after)))
    .limit(limit);
  return rows.length;
}

/** What the log calls the rows of tables whose names say more. */
const TABLE_OF: Readonly<Record<string, string>> = {
  relation: "claimRelation",
  dependence: "originDependence",
  assessment: "publisherAssessment",
  import: "importJob",
};

const tableOf = (entity: string) =>
  TABLE_OF[entity] ?? entity.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

export type EventVisibility = (
  event: Pick<LoggedEvent, "actorId" | "entity" | "before" | "after">,
) => boolean;

/**
 * Whether an event must not reach `by` in any project, blind or not: gold answers are secret to those who are held
 * against them, and what somebody has read of their own inbox is nobody else's business.
 */
export function isSecretTo(
  { actor, role }: Pick<Authorized, "actor" | "role">,
  { actorId, entity }: Pick<LoggedEvent, "actorId" | "entity">,
): boolean {
  if (entity === "inbox") return actorId !== actor.id;
  return entity === "gold" && !roleAllows(role, "adjudicate");
}

/** Which events `by` may know of, as things stand now. */
export async function eventVisibility(reading: Reading, by: Authorized): Promise<EventVisibility> {
  if (!by.isBlind) return (event) => !isSecretTo(by, event);
  const isVisible = await rowVisibility(reading, by);
  return ({ actorId, entity, before, after }) => {
    if (isSecretTo(by, { actorId, entity })) return false;
    if (actorId === by.actor.id) return true;
    const row = after ?? before;
    if (typeof row !== "object" || row === null) return false;
    return isVisible(tableOf(entity), row as AnyRow);
  };
}

/** How many events are looked through at a time where some may be withheld. */
const STRETCH = 200;

/** The newest events of the project that `by` may see, newest first, from before number `before` on. */
export async function visibleEvents(
  reading: Reading,
  by: Authorized,
  { before, limit, condition }: { before: number | null; limit: number; condition?: SQL | undefined },
): Promise<LoggedEvent[]> {
  const { db, tables } = reading;
  const { event } = tables;
  const isVisible = await eventVisibility(reading, by);
  const found: LoggedEvent[] = [];
  for (let end = before; ;) {
    const rows = await db
      .select()
      .from(event)
      .where(and(eq(event.projectId, by.projectId), end === null ? undefined : lt(event.seq, end), condition))
      .orderBy(desc(event.seq))
      .limit(STRETCH);
    for (const row of rows) {
      if (isVisible(row)) found.push(row);
      if (found.length === limit) return found;
    }
    if (rows.length < STRETCH) return found;
    end = rows.at(-1)?.seq ?? 0;
  }
}

/** The newest event that `by` may see, or null. */
export async function newestVisibleEvent(reading: Reading, by: Authorized): Promise<LoggedEvent | null> {
  const [newest] = await visibleEvents(reading, by, { before: null, limit: 1 });
  return newest ?? null;
}

/**
 * A condition for events that concern a row: it is named itself, its id stands in the row that changed, or something
 * was said about it (of an article: about an annotation in it).
 */
export function concerns(
  { db, dialect, tables: { annotation, event } }: Reading,
  { column, id }: { column: "articleId" | "claimId" | "annotationId"; id: string },
): SQL | undefined {
  const field = (payload: typeof event.after | typeof event.before, name: string) =>
    dialect.name === "sqlite"
      ? sql`json_extract(${payload}, ${`$.${name}`})`
      : sql`${payload}::json->>${name}`;
  const inside = (payload: typeof event.after | typeof event.before) => eq(field(payload, column), id);
  const subject = field(event.after, "subjectId");
  const here = db.select({ id: annotation.id }).from(annotation).where(eq(annotation.articleId, id));
  const spokenOf = column === "articleId" ? inArray(subject, here) : eq(subject, id);
  return or(
    ...[eq(event.entityId, id), inside(event.after), inside(event.before)],
    and(eq(event.entity, "comment"), spokenOf),
  );
}
