import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type {
  giveArticleInput,
  setAssignmentRuleInput,
  skipAssignmentInput,
  takeNextInput,
} from "#lib/assignment/inputs.ts";
import { placeState } from "#lib/assignment/places.ts";
import { distribute, nextFor } from "#lib/assignment/plan.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { notFound, type Authorized } from "../guard.ts";
import { findAssignmentRule, listReviewers, loadDesk, type AssignmentRule } from "../queries/assignments.ts";
import type { Writing } from "../store.ts";
import { record } from "./record.ts";
import { changeRow, findInProject, type Row } from "./versioned-row.ts";

const HOUR = 60 * 60 * 1000;
/** How many unfinished articles somebody may take for themselves; managers give more. */
const MOST_HELD = 5;

const OFF = "This project does not give out articles. A manager turns it on in the settings.";

/** Turns assignment on (version 0) or changes how it goes. `seed` is kept once it was chosen. */
export async function setAssignmentRule(
  writing: Writing,
  by: Authorized<"manage">,
  { id: projectId, version, ...changes }: z.output<typeof setAssignmentRuleInput>,
  seed: number,
  now: number,
): Promise<Result<AssignmentRule & { id: string }>> {
  const { assignmentRule } = writing.tables;
  const before = await findAssignmentRule(writing, by);
  if ((before?.version ?? 0) !== version)
    return fail("conflict", "Somebody changed this in the meantime.", {
      current: before && { id: projectId, ...before },
    });
  const row = { ...changes, seed: before?.seed ?? seed, version: version + 1 };
  const written = before
    ? await writing.db
        .update(assignmentRule)
        .set({ ...row, updatedAt: now })
        .where(and(eq(assignmentRule.projectId, projectId), eq(assignmentRule.version, version)))
        .returning()
    : await writing.db
        .insert(assignmentRule)
        .values({ ...row, projectId, updatedAt: now })
        .onConflictDoNothing()
        .returning();
  if (written.length === 0) return fail("conflict", "Somebody changed this in the meantime.");
  const change = { before: before && { id: projectId, ...before }, after: { id: projectId, ...row } };
  await record(writing, by, "assignment-rule.set", change, now);
  return ok({ id: projectId, ...row });
}

/** Takes the next article for whoever asks, with a lease. Of two at once each gets a place of their own. */
export async function takeNext(
  writing: Writing,
  by: Authorized<"annotate">,
  { id }: z.output<typeof takeNextInput>,
  now: number,
): Promise<Result<Row<"assignment">>> {
  // Counting places and adding one must not mingle with another transaction that does the same.
  await writing.dialect.lockEventOrder(writing);
  const rule = await findAssignmentRule(writing, by);
  if (!rule) return fail("invalid", OFF);
  const desk = await loadDesk(writing, by, rule, now);
  const reviewerId = by.actor.id;
  const held = desk.places.filter(
    (place) => place.reviewerId === reviewerId && placeState(place, now) === "held",
  );
  if (held.length >= MOST_HELD)
    return fail("invalid", `You hold ${held.length} articles. Submit or skip one before you take another.`);
  const articleId = nextFor(reviewerId, desk);
  if (articleId === null)
    return fail("invalid", "No article is left for you: all have their reviewers, or were with you before.");
  const place = { id, articleId, reviewerId, leaseUntil: now + rule.leaseHours * HOUR, dueAt: rule.dueAt };
  const [row] = await insertPlaces(writing, by, [place], now);
  if (!row) return fail("duplicate", "There is a place with this id already.");
  await record(writing, by, "assignment.take", { before: null, after: row }, now);
  return ok(row);
}

/** Gives one's article back with a reason; somebody else can take it. */
export async function skipAssignment(
  writing: Writing,
  by: Authorized<"annotate">,
  { id, version, reason }: z.output<typeof skipAssignmentInput>,
  now: number,
): Promise<Result<Row<"assignment">>> {
  const place = await findInProject(writing, by, "assignment", id);
  if (!place.ok) return place;
  if (place.value.reviewerId !== by.actor.id)
    return fail("forbidden", "Only its own reviewer can skip an article.");
  const changes = { skippedAt: now, skipReason: reason };
  const change = { kind: "assignment.skip", before: place.value, version, changes } as const;
  return changeRow(writing, by, "assignment", change, now);
}

/** Gives an article to a reviewer, also to one who skipped it or let it lapse. Such a place does not lapse. */
export async function giveArticle(
  writing: Writing,
  by: Authorized<"manage">,
  { id, articleId, reviewerId, dueAt }: z.output<typeof giveArticleInput>,
  now: number,
): Promise<Result<Row<"assignment">>> {
  const article = await findInProject(writing, by, "article", articleId);
  if (!article.ok) return article;
  const reviewers = await listReviewers(writing, by);
  if (!reviewers.some((reviewer) => reviewer.id === reviewerId)) return notFound();
  const { assignment } = writing.tables;
  const [before] = await writing.db
    .select()
    .from(assignment)
    .where(and(eq(assignment.articleId, articleId), eq(assignment.reviewerId, reviewerId)));
  if (before) {
    const changes = { leaseUntil: null, dueAt, skippedAt: null, skipReason: "" };
    const change = { kind: "assignment.give", before, version: before.version, changes } as const;
    return changeRow(writing, by, "assignment", change, now);
  }
  const [row] = await insertPlaces(
    writing,
    by,
    [{ id, articleId, reviewerId, leaseUntil: null, dueAt }],
    now,
  );
  if (!row) return fail("duplicate", "There is a place with this id already.");
  await record(writing, by, "assignment.give", { before: null, after: row }, now);
  return ok(row);
}

/** Takes an article from a reviewer. What they tagged stays. */
export async function withdrawAssignment(
  writing: Writing,
  by: Authorized<"manage">,
  { id, version }: { id: string; version: number },
  now: number,
): Promise<Result<{ id: string }>> {
  const place = await findInProject(writing, by, "assignment", id);
  if (!place.ok) return place;
  const { assignment } = writing.tables;
  const [gone] = await writing.db
    .delete(assignment)
    .where(and(eq(assignment.id, id), eq(assignment.version, version)))
    .returning();
  if (!gone) return fail("conflict", "This was changed in the meantime.", { current: place.value });
  await record(writing, by, "assignment.withdraw", { before: gone, after: null }, now);
  return ok({ id });
}

/** Fills everybody's queue evenly, up to the overlap. `mintId` makes the ids of the new places. */
export async function distributeArticles(
  writing: Writing,
  by: Authorized<"manage">,
  mintId: () => string,
  now: number,
): Promise<Result<{ id: string; places: number }>> {
  await writing.dialect.lockEventOrder(writing);
  const rule = await findAssignmentRule(writing, by);
  if (!rule) return fail("invalid", OFF);
  const reviewers = (await listReviewers(writing, by)).map(({ id }) => id);
  const planned = distribute(reviewers, await loadDesk(writing, by, rule, now));
  const places = planned.map((place) => ({ ...place, id: mintId(), leaseUntil: null, dueAt: rule.dueAt }));
  for (let start = 0; start < places.length; start += CHUNK)
    await insertPlaces(writing, by, places.slice(start, start + CHUNK), now);
  await record(
    writing,
    by,
    "assignment.distribute",
    { before: null, after: { id: by.projectId, ...{ places: planned } } },
    now,
  );
  return ok({ id: by.projectId, places: places.length });
}

/** Rows per insert: databases take only so many parameters at once. */
const CHUNK = 500;

interface NewPlace {
  id: string;
  articleId: string;
  reviewerId: string;
  leaseUntil: number | null;
  dueAt: number | null;
}

async function insertPlaces(writing: Writing, { projectId }: Authorized, places: NewPlace[], now: number) {
  if (places.length === 0) return [];
  return writing.db
    .insert(writing.tables.assignment)
    .values(places.map((place) => ({ ...place, projectId, createdAt: now, updatedAt: now })))
    .onConflictDoNothing()
    .returning();
}
