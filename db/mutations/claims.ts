import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type {
  attachMentionInput,
  createClaimInput,
  createQuestionInput,
  detachMentionInput,
  updateClaimInput,
  updateMentionInput,
  updateQuestionInput,
} from "#lib/claims/inputs.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { notFound, type Authorized } from "../guard.ts";
import { claimVisibility } from "../queries/visibility.ts";
import type { Reading, Writing } from "../store.ts";
import { checkAttribution } from "./check-attribution.ts";
import { record } from "./record.ts";
import { changeRow, findInProject, type Row } from "./versioned-row.ts";

type Annotator = Authorized<"annotate">;

/** Makes a claim, with its first mention where one is given. */
export async function createClaim(
  writing: Writing,
  by: Annotator,
  { id, text, questionId, mention }: z.output<typeof createClaimInput>,
  now: number,
): Promise<Result<{ claim: Row<"claim">; mention: Row<"mention"> | null }>> {
  const question = await checkQuestion(writing, by, questionId);
  if (!question.ok) return question;
  const [claim] = await writing.db
    .insert(writing.tables.claim)
    .values({
      id,
      text,
      questionId,
      projectId: by.projectId,
      createdBy: by.actor.id,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .returning();
  if (!claim) return fail("duplicate", "There is a claim with this id already.");
  await record(writing, by, "claim.create", { before: null, after: claim }, now);
  if (!mention) return ok({ claim, mention: null });
  const attached = await attachMention(writing, by, { ...mention, claimId: id }, now);
  return attached.ok ? ok({ claim, mention: attached.value }) : attached;
}

/** Rewords a claim, or puts it under another question. */
export async function updateClaim(
  writing: Writing,
  by: Annotator,
  { id, version, ...changes }: z.output<typeof updateClaimInput>,
  now: number,
): Promise<Result<Row<"claim">>> {
  const before = await findOpenClaim(writing, by, id);
  if (!before.ok) return before;
  const question = await checkQuestion(writing, by, changes.questionId);
  if (!question.ok) return question;
  return changeRow(
    writing,
    by,
    "claim",
    { kind: "claim.update", before: before.value, version, changes },
    now,
  );
}

/** A claim of the project that still stands; one that was merged into another takes nothing more. */
export async function findOpenClaim(
  reading: Reading,
  by: Authorized,
  id: string,
): Promise<Result<Row<"claim">>> {
  const claim = await findInProject(reading, by, "claim", id);
  if (claim.ok && claim.value.mergedIntoId !== null)
    return fail(
      "invalid",
      "This claim was merged into another in the meantime. Work on that one, or undo it.",
    );
  return claim;
}

async function checkQuestion(
  writing: Writing,
  by: Annotator,
  questionId: string | null,
): Promise<Result<unknown>> {
  return questionId === null ? ok(null) : findInProject(writing, by, "question", questionId);
}

/** Makes a question, under which competing claims stand together. */
export async function createQuestion(
  writing: Writing,
  by: Annotator,
  input: z.output<typeof createQuestionInput>,
  now: number,
): Promise<Result<Row<"question">>> {
  const [row] = await writing.db
    .insert(writing.tables.question)
    .values({ ...input, createdBy: by.actor.id, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "There is a question with this id already.");
  await record(writing, by, "question.create", { before: null, after: row }, now);
  return ok(row);
}

/** Rewords a question. */
export async function updateQuestion(
  writing: Writing,
  by: Annotator,
  { id, version, text }: z.output<typeof updateQuestionInput>,
  now: number,
): Promise<Result<Row<"question">>> {
  const before = await findInProject(writing, by, "question", id);
  if (!before.ok) return before;
  return changeRow(
    writing,
    by,
    "question",
    { kind: "question.update", before: before.value, version, changes: { text } },
    now,
  );
}

/** Ties an annotation tagged claim to a claim; an annotation makes at most one. */
export async function attachMention(
  writing: Writing,
  by: Annotator,
  { id, claimId, annotationId }: z.output<typeof attachMentionInput>,
  now: number,
): Promise<Result<Row<"mention">>> {
  const claim = await findOpenClaim(writing, by, claimId);
  if (!claim.ok) return claim;
  const annotation = await findInProject(writing, by, "annotation", annotationId);
  if (!annotation.ok) return annotation;
  if (annotation.value.deletedAt !== null) return notFound();
  if (annotation.value.tag !== "claim")
    return fail("invalid", "Only a passage tagged claim can be tied to a claim. Retag it first.");
  const [row] = await writing.db
    .insert(writing.tables.mention)
    .values({
      ...{ id, claimId, annotationId, claimTypes: [], chain: [] },
      projectId: by.projectId,
      createdBy: by.actor.id,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "This passage is tied to a claim already. Detach it there first.");
  await record(writing, by, "mention.attach", { before: null, after: row }, now);
  return ok(row);
}

/** Says who is said to have said it, how firmly, and how it is quoted. */
export async function updateMention(
  writing: Writing,
  by: Annotator,
  { id, version, ...changes }: z.output<typeof updateMentionInput>,
  now: number,
): Promise<Result<Row<"mention">>> {
  const before = await findInProject(writing, by, "mention", id);
  if (!before.ok) return before;
  const attribution = await checkAttribution(writing, by, before.value, changes);
  if (!attribution.ok) return attribution;
  return changeRow(
    writing,
    by,
    "mention",
    { kind: "mention.update", before: before.value, version, changes },
    now,
  );
}

/** Unties an annotation from its claim. A claim left without mentions stays. */
export async function detachMention(
  writing: Writing,
  by: Annotator,
  { id, version }: z.output<typeof detachMentionInput>,
  now: number,
): Promise<Result<Row<"mention">>> {
  const before = await findInProject(writing, by, "mention", id);
  if (!before.ok) return before;
  const { mention } = writing.tables;
  const [gone] = await writing.db
    .delete(mention)
    .where(and(eq(mention.id, id), eq(mention.version, version)))
    .returning();
  if (!gone) return fail("conflict", "This mention was changed in the meantime.", { current: before.value });
  await record(writing, by, "mention.detach", { before: gone, after: null }, now);
  return ok(gone);
}

/** How many pieces of evidence a claim has now, as far as `by` may see. */
export async function countEvidence(writing: Writing, by: Authorized, claimId: string): Promise<number> {
  const { evidence } = writing.tables;
  const rows = await writing.db
    .select({ reviewerId: evidence.reviewerId })
    .from(evidence)
    .where(and(eq(evidence.claimId, claimId), isNull(evidence.deletedAt)));
  const visible = await claimVisibility(writing, by);
  return rows.filter(({ reviewerId }) => visible.onClaim(claimId, reviewerId)).length;
}
