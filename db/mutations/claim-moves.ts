import { and, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import type { mergeClaimInput, splitClaimInput, undoMoveInput } from "#lib/claims/inputs.ts";
import { applyMove, planMerge, planSplit, type ClaimBook, type ClaimMove } from "#lib/claims/merging.ts";
import { checkRelations } from "#lib/claims/relations.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Authorized } from "../guard.ts";
import type { Reading, Writing } from "../store.ts";
import { relationsOf } from "./claim-relations.ts";
import { findOpenClaim } from "./claims.ts";
import { record } from "./record.ts";
import { changeRow, findInProject, type Row } from "./versioned-row.ts";

type Annotator = Authorized<"annotate">;
type Moved = Row<"claim"> & { move: Row<"claimMove"> };

/** Merges a claim into another. It is kept, hidden, with the judgments that stepped back, so that it can return. */
export async function mergeClaim(
  writing: Writing,
  by: Annotator,
  { id, version, moveId, intoId }: z.output<typeof mergeClaimInput>,
  now: number,
): Promise<Result<Moved>> {
  const from = await findOpenClaim(writing, by, id);
  if (!from.ok) return from;
  const into = await findOpenClaim(writing, by, intoId);
  if (!into.ok) return into;
  const book = await bookOf(writing, by.projectId, [from.value, into.value]);
  const plan = planMerge(book, id, intoId);
  if (!plan.ok) return fail("invalid", plan.problem);
  const clash = newProblem(book, plan.move);
  if (clash) return fail("invalid", `After merging, other relations would not hold: ${clash}`);
  const hidden = await replaceClaim(writing, from.value, version, { mergedIntoId: intoId }, now);
  if (!hidden.ok) return hidden;
  await moveParts(writing, plan.move.moved, { from: id, to: intoId }, now);
  for (const { before, after } of plan.move.relations) await setRelation(writing, before.id, after, now);
  const move = await keepMove(writing, by, moveId, plan.move, now);
  if (!move.ok) return move;
  const after = { ...hidden.value, move: move.value };
  await record(writing, by, "claim.merge", { before: from.value, after }, now);
  return ok(after);
}

/** Splits mentions and evidence off a claim into a new one under the same question. */
export async function splitClaim(
  writing: Writing,
  by: Annotator,
  { id, version, moveId, newClaim, mentionIds, evidenceIds }: z.output<typeof splitClaimInput>,
  now: number,
): Promise<Result<Moved & { newClaim: Row<"claim"> }>> {
  const from = await findOpenClaim(writing, by, id);
  if (!from.ok) return from;
  const book = await bookOf(writing, by.projectId, [from.value]);
  const plan = planSplit(book, id, newClaim, { mentionIds, evidenceIds });
  if (!plan.ok) return fail("invalid", plan.problem);
  const source = await replaceClaim(writing, from.value, version, {}, now);
  if (!source.ok) return source;
  const [made] = await writing.db
    .insert(writing.tables.claim)
    .values({
      ...newClaim,
      ...{ questionId: from.value.questionId, projectId: by.projectId, createdBy: by.actor.id },
      ...{ createdAt: now, updatedAt: now },
    })
    .onConflictDoNothing()
    .returning();
  if (!made) return fail("duplicate", "There is a claim with this id already.");
  await moveParts(writing, plan.move.moved, { from: id, to: newClaim.id }, now);
  const move = await keepMove(writing, by, moveId, plan.move, now);
  if (!move.ok) return move;
  const after = { ...source.value, move: move.value, newClaim: made };
  await record(writing, by, "claim.split", { before: from.value, after }, now);
  return ok(after);
}

/**
 * Takes a merge or split back. What was added to the remaining claim since stays there. Refused when one of the two
 * has been merged away since, or when the new claim of a split has work of its own.
 */
export async function undoClaimMove(
  writing: Writing,
  by: Annotator,
  { id, version }: z.output<typeof undoMoveInput>,
  now: number,
): Promise<Result<Row<"claimMove">>> {
  const found = await findInProject(writing, by, "claimMove", id);
  if (!found.ok) return found;
  const { move, undoneAt } = found.value;
  if (undoneAt !== null) return fail("invalid", "This has been undone already.");
  const undone =
    move.kind === "merge" ? await undoMerge(writing, by, move, now) : await undoSplit(writing, by, move, now);
  if (!undone.ok) return undone;
  const change = {
    kind: "claim-move.undo",
    before: found.value,
    version,
    changes: { undoneAt: now },
  } as const;
  return changeRow(writing, by, "claimMove", change, now);
}

async function undoMerge(
  writing: Writing,
  by: Annotator,
  move: ClaimMove,
  now: number,
): Promise<Result<unknown>> {
  const into = await findOpenClaim(writing, by, move.otherClaimId);
  if (!into.ok) return fail("invalid", "The remaining claim was itself merged since. Undo that first.");
  const hidden = await findInProject(writing, by, "claim", move.claim.id);
  if (!hidden.ok) return hidden;
  if (hidden.value.mergedIntoId !== into.value.id)
    return fail("invalid", "The claim is no longer merged into this one.");
  await moveParts(writing, move.moved, { from: into.value.id, to: hidden.value.id }, now);
  for (const { before, after } of move.relations) await restoreRelation(writing, by, before, after, now);
  return replaceClaim(writing, hidden.value, hidden.value.version, { mergedIntoId: null }, now);
}

async function undoSplit(
  writing: Writing,
  by: Annotator,
  move: ClaimMove,
  now: number,
): Promise<Result<unknown>> {
  const made = await findOpenClaim(writing, by, move.claim.id);
  const source = await findOpenClaim(writing, by, move.otherClaimId);
  if (!made.ok || !source.ok)
    return fail("invalid", "One of the two claims was merged since. Undo that first.");
  const book = await bookOf(writing, by.projectId, [made.value]);
  const moved = new Set(Object.values(move.moved).flat());
  const own = [...book.mentions, ...book.evidence, ...book.judgments].filter(({ id }) => !moved.has(id));
  const related = book.relations.some(({ a, b }) => a === made.value.id || b === made.value.id);
  if (own.length > 0 || related)
    return fail("invalid", "The new claim has been worked on since. Merge it back instead.");
  await moveParts(writing, move.moved, { from: made.value.id, to: source.value.id }, now);
  return replaceClaim(writing, made.value, made.value.version, { mergedIntoId: source.value.id }, now);
}

/** The claims with what hangs on them, and every relation of the project. */
async function bookOf(
  reading: Reading,
  projectId: string,
  claims: readonly Row<"claim">[],
): Promise<ClaimBook> {
  const { db, tables } = reading;
  const ids = claims.map(({ id }) => id);
  const { mention, evidence, judgment } = tables;
  return {
    claims: claims.map(({ id, text }) => ({ id, projectId, text })),
    mentions: await db.select().from(mention).where(inArray(mention.claimId, ids)).orderBy(mention.id),
    evidence: await db.select().from(evidence).where(inArray(evidence.claimId, ids)).orderBy(evidence.id),
    judgments: await db.select().from(judgment).where(inArray(judgment.claimId, ids)).orderBy(judgment.id),
    relations: await relationsOf(reading, projectId),
  };
}

function newProblem(book: ClaimBook, move: ClaimMove): string | null {
  const known = new Set(checkRelations(book.relations).problems.map(({ message }) => message));
  const after = checkRelations(applyMove(book, move).relations).problems;
  return after.find(({ message }) => !known.has(message))?.message ?? null;
}

/** Compare-and-set of a claim without an event of its own: the move is the event. */
async function replaceClaim(
  { db, tables: { claim } }: Writing,
  before: Row<"claim">,
  version: number,
  changes: { mergedIntoId?: string | null },
  now: number,
): Promise<Result<Row<"claim">>> {
  const [after] = await db
    .update(claim)
    .set({ ...changes, version: version + 1, updatedAt: now })
    .where(and(eq(claim.id, before.id), eq(claim.version, version)))
    .returning();
  return after ? ok(after) : fail("conflict", "This claim was changed in the meantime.", { current: before });
}

async function moveParts(
  { db, tables }: Writing,
  moved: ClaimMove["moved"],
  { from, to }: { from: string; to: string },
  now: number,
): Promise<void> {
  const { mention, evidence, judgment } = tables;
  const parts = [
    { table: mention, ids: moved.mentions },
    { table: evidence, ids: moved.evidence },
    { table: judgment, ids: moved.judgments },
  ];
  for (const { table, ids } of parts) {
    if (ids.length === 0) continue;
    await db
      .update(table)
      .set({ claimId: to, version: sql`${table.version} + 1`, updatedAt: now })
      .where(and(eq(table.claimId, from), inArray(table.id, [...ids])));
  }
}

type MovedRelation = ClaimMove["relations"][number]["before"];

async function setRelation(
  { db, tables: { claimRelation } }: Writing,
  id: string,
  ends: MovedRelation | null,
  now: number,
): Promise<boolean> {
  const which = eq(claimRelation.id, id);
  if (ends === null) return (await db.delete(claimRelation).where(which).returning()).length > 0;
  const changed = await db
    .update(claimRelation)
    .set({ a: ends.a, b: ends.b, version: sql`${claimRelation.version} + 1`, updatedAt: now })
    .where(which)
    .returning();
  return changed.length > 0;
}

/** A relation that was redirected turns back unless somebody removed it; one that fell away is recorded again. */
async function restoreRelation(
  writing: Writing,
  by: Annotator,
  before: MovedRelation,
  after: MovedRelation | null,
  now: number,
): Promise<void> {
  if (after !== null) {
    await setRelation(writing, before.id, before, now);
    return;
  }
  const { id, a, b, type, contradictionType = null } = before;
  const note = "note" in before && typeof before.note === "string" ? before.note : "";
  await writing.db
    .insert(writing.tables.claimRelation)
    .values({
      id,
      a,
      b,
      type,
      contradictionType,
      note,
      projectId: by.projectId,
      createdBy: by.actor.id,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing();
}

async function keepMove(
  { db, tables: { claimMove } }: Writing,
  by: Annotator,
  id: string,
  move: ClaimMove,
  now: number,
): Promise<Result<Row<"claimMove">>> {
  const [row] = await db
    .insert(claimMove)
    .values({
      ...{ id, move, claimId: move.claim.id, otherClaimId: move.otherClaimId },
      ...{ projectId: by.projectId, createdBy: by.actor.id, createdAt: now, updatedAt: now },
    })
    .onConflictDoNothing()
    .returning();
  return row ? ok(row) : fail("duplicate", "There is a move with this id already.");
}
