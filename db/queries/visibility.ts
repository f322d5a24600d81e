import { and, eq, exists, isNull, or, type SQL } from "drizzle-orm";
import { alias, type SQLiteColumn } from "drizzle-orm/sqlite-core";
import {
  maySeeClaim,
  maySeeInArticle,
  maySeeOnClaim,
  maySeePlace,
  type BlindView,
  type ClaimPlace,
} from "#lib/projects/blind.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";

// What a blind project leaves a reviewer to see. Every query of colleagues' work asks here, and nowhere else; the rule
// itself is `lib/projects/blind.ts`. Not withheld: articles and their publishers, and the shared lists of origins.

/** What of a column's authors may be seen: nothing is left out (undefined) unless the project is blind to `by`. */
function authoredBySomebodyVisible(
  { db, tables: { review } }: Reading,
  by: Authorized,
  articleId: SQLiteColumn,
  authorId: SQLiteColumn,
): SQL | undefined {
  if (!by.isBlind) return undefined;
  const mine = alias(review, "my_review");
  const theirs = alias(review, "their_review");
  return or(
    eq(authorId, by.actor.id),
    exists(
      db
        .select({ id: mine.articleId })
        .from(mine)
        .innerJoin(theirs, eq(theirs.articleId, mine.articleId))
        .where(
          and(
            eq(mine.articleId, articleId),
            eq(mine.reviewerId, by.actor.id),
            eq(mine.state, "submitted"),
            eq(theirs.reviewerId, authorId),
            eq(theirs.state, "submitted"),
          ),
        ),
    ),
  );
}

/** A condition for queries of the annotation table: only those that `by` may see. */
export function visibleAnnotations(reading: Reading, by: Authorized): SQL | undefined {
  const { articleId, reviewerId } = reading.tables.annotation;
  return authoredBySomebodyVisible(reading, by, articleId, reviewerId);
}

/** The facts that the blind rule needs about articles. */
export async function loadBlindView({ db, tables: { review } }: Reading, by: Authorized): Promise<BlindView> {
  const rows = await db
    .select({ articleId: review.articleId, reviewerId: review.reviewerId })
    .from(review)
    .where(and(eq(review.projectId, by.projectId), eq(review.state, "submitted")));
  const submitted = new Set(rows.map(({ articleId, reviewerId }) => `${articleId} ${reviewerId}`));
  return {
    viewerId: by.actor.id,
    hasSubmitted: (articleId, reviewerId) => submitted.has(`${articleId} ${reviewerId}`),
  };
}

/** What may be seen of claims. */
export interface ClaimVisibility {
  claim(claimId: string): boolean;
  /** The mention with this id. */
  mention(mentionId: string): boolean;
  /** What somebody says about a claim: judgment, evidence, comment. */
  onClaim(claimId: string, authorId: string): boolean;
}

const EVERYTHING: ClaimVisibility = { claim: () => true, mention: () => true, onClaim: () => true };

/** What `by` may see of the project's claims. */
export async function claimVisibility(reading: Reading, by: Authorized): Promise<ClaimVisibility> {
  if (!by.isBlind) return EVERYTHING;
  const view = await loadBlindView(reading, by);
  const [authors, mentions, ownWork] = await Promise.all([
    claimAuthors(reading, by),
    placedMentions(reading, by),
    claimsWithOwnWork(reading, by),
  ]);
  const places = Map.groupBy(mentions, ({ claimId }) => claimId);
  const placeOf = new Map(mentions.map((mention) => [mention.id, mention]));
  const placesOf = (claimId: string) => places.get(claimId) ?? [];
  const seen = new Map<string, boolean>();
  const claim = (id: string) => {
    const createdBy = authors.get(id);
    if (createdBy === undefined) return false;
    const known = seen.get(id);
    const answer =
      known ?? maySeeClaim(view, { createdBy, hasOwnWork: ownWork.has(id), places: placesOf(id) });
    seen.set(id, answer);
    return answer;
  };
  return {
    claim,
    mention(id) {
      const place = placeOf.get(id);
      return place !== undefined && maySeePlace(view, place);
    },
    onClaim: (id, authorId) => claim(id) && maySeeOnClaim(view, authorId, placesOf(id)),
  };
}

async function claimAuthors({ db, tables: { claim } }: Reading, by: Authorized) {
  const rows = await db
    .select({ id: claim.id, createdBy: claim.createdBy })
    .from(claim)
    .where(eq(claim.projectId, by.projectId));
  return new Map(rows.map(({ id, createdBy }) => [id, createdBy]));
}

async function placedMentions(
  { db, tables: { mention, annotation } }: Reading,
  by: Authorized,
): Promise<(ClaimPlace & { id: string; claimId: string })[]> {
  return db
    .select({
      ...{ id: mention.id, claimId: mention.claimId, tiedBy: mention.createdBy },
      ...{ articleId: annotation.articleId, reviewerId: annotation.reviewerId },
    })
    .from(mention)
    .innerJoin(annotation, eq(annotation.id, mention.annotationId))
    .where(and(eq(mention.projectId, by.projectId), isNull(annotation.deletedAt)));
}

async function claimsWithOwnWork({ db, tables }: Reading, by: Authorized): Promise<Set<string>> {
  const { evidence, judgment, mention } = tables;
  const of = (table: typeof evidence | typeof judgment | typeof mention, author: SQLiteColumn) =>
    db
      .selectDistinct({ id: table.claimId })
      .from(table)
      .where(and(eq(table.projectId, by.projectId), eq(author, by.actor.id)));
  const rows = await Promise.all([
    of(evidence, evidence.reviewerId),
    of(judgment, judgment.reviewerId),
    of(mention, mention.createdBy),
  ]);
  return new Set(rows.flat().map(({ id }) => id));
}

/** Questions that `by` may see: their own, and those that a claim they may see stands under. */
export async function visibleQuestions(
  { db, tables: { claim, question } }: Reading,
  by: Authorized,
  claims: ClaimVisibility,
): Promise<(questionId: string) => boolean> {
  if (!by.isBlind) return () => true;
  const [own, asked] = await Promise.all([
    db
      .select({ id: question.id })
      .from(question)
      .where(and(eq(question.projectId, by.projectId), eq(question.createdBy, by.actor.id))),
    db
      .select({ id: claim.id, questionId: claim.questionId })
      .from(claim)
      .where(eq(claim.projectId, by.projectId)),
  ]);
  const seen = new Set(own.map(({ id }) => id));
  for (const { id, questionId } of asked) if (questionId !== null && claims.claim(id)) seen.add(questionId);
  return (id) => seen.has(id);
}

/** A row of some table, as far as the rule must know it. */
export type AnyRow = Readonly<Record<string, unknown>>;
export type RowVisibility = (table: string, row: AnyRow) => boolean;

/** Tables whose rows are nobody's work on an article: they are the project's own and seen by all its members. */
const SHARED = new Set([
  ...["article", "publisher", "origin", "originDependence", "derivation"],
  ...["guideline", "guidelineVersion", "guidelineExample", "project", "member"],
  "importJob",
]);

/**
 * Which rows of any table `by` may know of, loaded at once for many questions. What it does not know it withholds:
 * a new kind of row stays hidden from blind reviewers until it is told here whose it is.
 */
export async function rowVisibility(reading: Reading, by: Authorized): Promise<RowVisibility> {
  if (!by.isBlind) return () => true;
  const [view, claims] = await Promise.all([loadBlindView(reading, by), claimVisibility(reading, by)]);
  const [questions, comments] = await Promise.all([
    visibleQuestions(reading, by, claims),
    commentVisibility(reading, by),
  ]);
  return (table, row) => {
    const text = (name: string) => String(row[name]);
    switch (table) {
      case "annotation":
      case "review":
        return maySeeInArticle(view, text("articleId"), text("reviewerId"));
      case "claim":
        return claims.claim(text("id"));
      case "mention":
        return claims.mention(text("id"));
      case "evidence":
      case "judgment":
        return claims.onClaim(text("claimId"), text("reviewerId"));
      case "question":
        return questions(text("id"));
      case "claimRelation":
        return claims.claim(text("a")) && claims.claim(text("b"));
      case "claimMove":
        return claims.claim(text("claimId")) && claims.claim(text("otherClaimId"));
      case "annotationImport":
        return text("createdBy") === by.actor.id;
      case "publisherAssessment":
        return text("reviewerId") === by.actor.id;
      case "comment":
        return comments({
          ...{ subject: text("subject"), subjectId: text("subjectId"), authorId: text("authorId") },
        });
      default:
        return SHARED.has(table);
    }
  };
}

/** Whether `by` may know that a row exists: what is withheld is answered like what never was. */
export async function mayKnowRow(
  reading: Reading,
  by: Authorized,
  table: string,
  row: AnyRow,
): Promise<boolean> {
  return !by.isBlind || (await rowVisibility(reading, by))(table, row);
}

interface CommentPlace {
  subject: string;
  subjectId: string;
  authorId: string;
}

/** Which comments `by` may see: what they are about, and what their author does there. */
export async function commentVisibility(
  reading: Reading,
  by: Authorized,
): Promise<(comment: CommentPlace) => boolean> {
  if (!by.isBlind) return () => true;
  const { db, tables } = reading;
  const { annotation, comment } = tables;
  const [view, claims, subjects] = await Promise.all([
    loadBlindView(reading, by),
    claimVisibility(reading, by),
    db
      .selectDistinct({
        ...{ id: annotation.id, articleId: annotation.articleId, reviewerId: annotation.reviewerId },
      })
      .from(annotation)
      .innerJoin(comment, eq(comment.subjectId, annotation.id))
      .where(eq(annotation.projectId, by.projectId)),
  ]);
  const about = new Map(subjects.map((row) => [row.id, row]));
  return ({ subject, subjectId, authorId }) => {
    if (subject === "claim") return claims.onClaim(subjectId, authorId);
    const row = about.get(subjectId);
    return (
      row !== undefined &&
      maySeeInArticle(view, row.articleId, row.reviewerId) &&
      maySeeInArticle(view, row.articleId, authorId)
    );
  };
}
