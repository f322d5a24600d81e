import { and, asc, eq, gt, lte, min, sql } from "drizzle-orm";
import type { DatasetReviewer } from "#lib/formats/dataset.ts";
import type { Db, Reading } from "../store.ts";

/** Events that are looked through at a time, so that a long log holds nobody up. */
const EVENTS = 20_000;

interface Walked {
  /** The last event that was looked at. */
  seq: number;
  /** Who acted, with the number of their first event. */
  first: Map<string, number>;
}

/** How far each project's log was walked; it only ever grows, so nothing in here becomes wrong. */
const walked = new WeakMap<Db, Map<string, Walked>>();

/**
 * Everybody by the order in which they first acted in the project: that is stable for ever, because the log is
 * append-only. Reviewers of imports never act: their place is where they were brought in. Pseudonyms count it, "r01".
 * People who never acted come last, by id.
 */
export async function reviewersInOrder(
  reading: Reading,
  projectId: string,
  seq: number,
): Promise<DatasetReviewer[]> {
  const first = await firstActs(reading, projectId, seq);
  const { user } = reading.tables;
  const people = await reading.db.select({ id: user.id, name: user.name }).from(user).orderBy(asc(user.id));
  const position = (id: string) => {
    const at = first.get(id);
    return at !== undefined && at <= seq ? at : Infinity;
  };
  return people
    .map((person) => ({ ...person, at: position(person.id) }))
    .toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at - b.at))
    .map(({ id, name }, place) => ({ id, name, pseudonym: `r${String(place + 1).padStart(2, "0")}` }));
}

async function firstActs(reading: Reading, projectId: string, until: number): Promise<Map<string, number>> {
  const projects = walked.get(reading.db) ?? new Map<string, Walked>();
  walked.set(reading.db, projects);
  const known = projects.get(projectId) ?? { seq: 0, first: new Map<string, number>() };
  projects.set(projectId, known);
  while (known.seq < until) {
    const to = await endOfStretch(reading, projectId, known.seq, until);
    for (const { person, at } of await peopleBetween(reading, projectId, known.seq, to))
      if (person !== null && at !== null && at < (known.first.get(person) ?? Infinity))
        known.first.set(person, at);
    known.seq = Math.max(known.seq, to);
    await new Promise((resume) => setImmediate(resume));
  }
  return known.first;
}

/** The number of the project's event that lies `EVENTS` further on, or `until`. */
async function endOfStretch(
  { db, tables: { event } }: Reading,
  projectId: string,
  after: number,
  until: number,
): Promise<number> {
  const [row] = await db
    .select({ seq: event.seq })
    .from(event)
    .where(and(eq(event.projectId, projectId), gt(event.seq, after), lte(event.seq, until)))
    .orderBy(asc(event.seq))
    .limit(1)
    .offset(EVENTS);
  return row?.seq ?? until;
}

async function peopleBetween(
  { db, tables: { event } }: Reading,
  projectId: string,
  after: number,
  to: number,
): Promise<{ person: string | null; at: number | null }[]> {
  // Of a reviewer who is brought in by an import, the event is about them; of all others, it is by them.
  const person = sql<
    string | null
  >`case when ${event.kind} = 'member.import' then ${event.entityId} else ${event.actorId} end`;
  return db
    .select({ person, at: sql<number>`${min(event.seq)}`.mapWith(Number) })
    .from(event)
    .where(and(eq(event.projectId, projectId), gt(event.seq, after), lte(event.seq, to)))
    .groupBy(person);
}
