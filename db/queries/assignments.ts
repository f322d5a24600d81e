import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import type { ReviewChange } from "#lib/assignment/burn-down.ts";
import { disagreement } from "#lib/assignment/disagreement.ts";
import { orderArticles, type Candidate } from "#lib/assignment/order.ts";
import type { Place } from "#lib/assignment/places.ts";
import type { Desk } from "#lib/assignment/plan.ts";
import type { Strategy } from "#lib/assignment/strategies.ts";
import { ROLES, roleAllows } from "#lib/projects/roles.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";

export interface AssignmentRule {
  overlap: number;
  strategy: Strategy;
  seed: number;
  leaseHours: number;
  dueAt: number | null;
  version: number;
}

/** How the project gives out articles; null where assignment is off and everybody reads everything. */
export async function findAssignmentRule(
  { db, tables: { assignmentRule } }: Reading,
  by: Authorized,
): Promise<AssignmentRule | null> {
  const { overlap, strategy, seed, leaseHours, dueAt, version } = assignmentRule;
  const [row] = await db
    .select({ overlap, strategy, seed, leaseHours, dueAt, version })
    .from(assignmentRule)
    .where(eq(assignmentRule.projectId, by.projectId));
  return row ?? null;
}

export interface AssignedPlace extends Place {
  id: string;
  version: number;
  title: string;
  reviewerName: string;
  skipReason: string;
}

/** Every place of the project with what its review says, earliest first. */
export async function listPlaces({ db, tables }: Reading, by: Authorized): Promise<AssignedPlace[]> {
  const { assignment, review, article, user } = tables;
  const rows = await db
    .select({
      ...{ id: assignment.id, version: assignment.version, articleId: assignment.articleId },
      ...{ reviewerId: assignment.reviewerId, leaseUntil: assignment.leaseUntil, dueAt: assignment.dueAt },
      ...{ skippedAt: assignment.skippedAt, skipReason: assignment.skipReason },
      ...{ title: article.title, reviewerName: user.name, review: review.state },
    })
    .from(assignment)
    .innerJoin(article, eq(article.id, assignment.articleId))
    .innerJoin(user, eq(user.id, assignment.reviewerId))
    .leftJoin(
      review,
      and(eq(review.articleId, assignment.articleId), eq(review.reviewerId, assignment.reviewerId)),
    )
    .where(eq(assignment.projectId, by.projectId))
    .orderBy(asc(assignment.createdAt), asc(assignment.id));
  return rows.map((row) => ({ ...row, review: row.review ?? "open" }));
}

/** Every time that a review of the project was submitted or opened again, in order. */
export async function listReviewChanges(
  { db, tables: { event } }: Reading,
  by: Authorized,
): Promise<ReviewChange[]> {
  const rows = await db
    .select({ after: event.after, at: event.at })
    .from(event)
    .where(and(eq(event.projectId, by.projectId), eq(event.entity, "review")))
    .orderBy(asc(event.seq));
  return rows.flatMap(({ after, at }) => {
    const review = reviewChange.safeParse(after);
    if (!review.success) return [];
    const { articleId, reviewerId, state } = review.data;
    return [{ articleId, reviewerId, submitted: state === "submitted", at }];
  });
}

const reviewChange = z.object({ articleId: z.string(), reviewerId: z.string(), state: z.string() });

/** Members who can be given articles, by name; people who were disabled cannot. */
export async function listReviewers(
  { db, tables: { member, user } }: Reading,
  by: Authorized,
): Promise<{ id: string; name: string }[]> {
  const able = ROLES.filter((role) => roleAllows(role, "annotate"));
  return db
    .select({ id: user.id, name: user.name })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(member.projectId, by.projectId), inArray(member.role, able), isNull(user.disabledAt)))
    .orderBy(asc(user.name), asc(user.id));
}

/** Articles in the order of the project's strategy, and who is at work on what. */
export async function loadDesk(
  reading: Reading,
  by: Authorized,
  { overlap, strategy, seed }: AssignmentRule,
  now: number,
): Promise<Omit<Desk, "places"> & { places: AssignedPlace[] }> {
  const candidates = await listCandidates(reading, by, strategy);
  const articles = orderArticles(candidates, strategy, seed).map(({ id }) => id);
  return { articles, places: await listPlaces(reading, by), overlap, now };
}

async function listCandidates(reading: Reading, by: Authorized, strategy: Strategy): Promise<Candidate[]> {
  const { article } = reading.tables;
  const rows = await reading.db
    .select({ id: article.id, createdAt: article.createdAt, publisher: article.publisherId })
    .from(article)
    .where(eq(article.projectId, by.projectId));
  const differ = strategy === "by-disagreement" ? await disagreements(reading, by) : new Map();
  return rows.map((row) => ({
    ...row,
    publisher: row.publisher ?? "",
    disagreement: differ.get(row.id) ?? null,
  }));
}

/** By article, how much those who submitted it differ. */
async function disagreements({ db, tables }: Reading, by: Authorized): Promise<Map<string, number | null>> {
  const { annotation, article, review } = tables;
  const rows = await db
    .select({
      ...{ articleId: review.articleId, reviewerId: review.reviewerId },
      ...{ tag: annotation.tag, start: annotation.start, end: annotation.end },
    })
    .from(review)
    .innerJoin(article, eq(article.id, review.articleId))
    .leftJoin(
      annotation,
      and(
        eq(annotation.versionId, article.currentVersionId),
        eq(annotation.reviewerId, review.reviewerId),
        isNull(annotation.deletedAt),
      ),
    )
    .where(and(eq(review.projectId, by.projectId), eq(review.state, "submitted")));
  return new Map(
    [...Map.groupBy(rows, ({ articleId }) => articleId)].map(([articleId, ofArticle]) => {
      const readings = [...Map.groupBy(ofArticle, ({ reviewerId }) => reviewerId).values()];
      return [articleId, disagreement(readings.map((tags) => tags.flatMap(stretchOf)))];
    }),
  );
}

/** Whoever submitted without a tag has one row of nothing. */
const stretchOf = ({ tag, start, end }: { tag: string | null; start: number | null; end: number | null }) =>
  tag === null || start === null || end === null ? [] : [{ tag, start, end }];
