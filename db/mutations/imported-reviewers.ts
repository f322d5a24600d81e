import { addressOfNobody } from "#lib/accounts/address.ts";
import { and, eq, inArray, isNull, like } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { AnnotationImportSettings } from "#lib/annotations/import-inputs.ts";
import type { PlacedPassage } from "#lib/formats/annotations-import/imported.ts";
import type { Authorized } from "../guard.ts";
import { appendEvent } from "../events.ts";
import type { Writing } from "../store.ts";
import { record } from "./record.ts";

// Reviewers who exist because annotations of theirs were imported. They are members like others, so that agreement,
// settling and exports treat their work as anybody's; their accounts are disabled and nobody can sign in by them.

const addressOf = (id: string) => addressOfNobody(`imported-${id}`);
const IMPORTED = addressOfNobody("imported-%");

/** Longest name, in UTF-16 code units. */
const MAX_NAME = 100;

/** Whose an annotation becomes; reviewers of imports are made when their first annotation comes. */
export async function reviewerOfImport(
  writing: Writing,
  by: Authorized<"annotate">,
  { layer, name }: Pick<AnnotationImportSettings, "layer" | "name">,
  { hand, handName }: Pick<PlacedPassage, "hand" | "handName">,
  now: number,
): Promise<string> {
  if (layer === "own") return by.actor.id;
  const wanted = layer === "named" ? name : storableName(handName || hand);
  const { user, member } = writing.tables;
  const [known] = await writing.db
    .select({ id: user.id })
    .from(user)
    .innerJoin(member, and(eq(member.userId, user.id), eq(member.projectId, by.projectId)))
    .where(and(eq(user.name, wanted), like(user.email, IMPORTED)));
  if (known) return known.id;
  const id = uuidv7();
  const times = { createdAt: new Date(now), updatedAt: new Date(now) };
  const account = { id, name: wanted, email: addressOf(id), disabledAt: now };
  await writing.db.insert(user).values({ ...account, ...times });
  const membership = { projectId: by.projectId, userId: id, role: "reviewer" as const, createdAt: now };
  await writing.db.insert(member).values(membership);
  await record(writing, by, "member.import", { before: null, after: { ...membership, id } }, now);
  return id;
}

function storableName(name: string): string {
  const bare = name.toWellFormed().replaceAll("\0", "").trim();
  return bare === "" ? "Unnamed" : bare.slice(0, MAX_NAME).toWellFormed();
}

/** What was imported is finished work: without this it would not count, and blind colleagues never saw it. */
export async function submitImported(
  writing: Writing,
  by: Authorized<"annotate">,
  articleId: string,
  reviewerIds: readonly string[],
  now: number,
): Promise<void> {
  if (reviewerIds.length === 0) return;
  const { review, user } = writing.tables;
  const imported = await writing.db
    .select({ id: user.id })
    .from(user)
    .where(and(inArray(user.id, [...reviewerIds]), like(user.email, IMPORTED)));
  for (const { id: reviewerId } of imported) {
    const key = { articleId, reviewerId };
    const [row] = await writing.db
      .insert(review)
      .values({ ...key, projectId: by.projectId, state: "submitted", updatedAt: now })
      .onConflictDoNothing()
      .returning({ articleId: review.articleId });
    if (row)
      await recordReview(
        writing,
        by,
        articleId,
        { before: null, after: { ...key, state: "submitted" } },
        now,
      );
  }
}

/** Reviewers of imports who have no annotation left in an article have not read it: their silence says nothing. */
export async function takeBackSilence(
  writing: Writing,
  by: Authorized<"annotate">,
  now: number,
): Promise<void> {
  const { annotation, review, user } = writing.tables;
  const silent = await writing.db
    .select({ articleId: review.articleId, reviewerId: review.reviewerId, state: review.state })
    .from(review)
    .innerJoin(user, eq(user.id, review.reviewerId))
    .leftJoin(
      annotation,
      and(
        eq(annotation.articleId, review.articleId),
        eq(annotation.reviewerId, review.reviewerId),
        isNull(annotation.deletedAt),
      ),
    )
    .where(and(eq(review.projectId, by.projectId), like(user.email, IMPORTED), isNull(annotation.id)));
  for (const before of silent) {
    const { articleId, reviewerId } = before;
    await writing.db
      .delete(review)
      .where(and(eq(review.articleId, articleId), eq(review.reviewerId, reviewerId)));
    await recordReview(writing, by, articleId, { before, after: null }, now);
  }
}

function recordReview(
  writing: Writing,
  { projectId, actor }: Authorized,
  articleId: string,
  change: { before: unknown; after: unknown },
  now: number,
): Promise<number> {
  const event = { projectId, actorId: actor.id, kind: "review.set", entity: "review", entityId: articleId };
  return appendEvent(writing, { ...event, ...change }, now);
}
