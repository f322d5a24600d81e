import { and, eq, inArray, isNull, max } from "drizzle-orm";
import type { z } from "zod";
import type {
  addExampleInput,
  createGuidelineInput,
  markGuidelineReadInput,
  removeExampleInput,
  updateExampleInput,
} from "#lib/guideline/inputs.ts";
import { ruleTouches, type TouchedRule } from "#lib/guideline/guideline.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { notFound, type Authorized } from "../guard.ts";
import { findVersionText } from "../queries/version-text.ts";
import type { Writing } from "../store.ts";
import { checkPassage } from "./check-passage.ts";
import { record } from "./record.ts";
import { changeRow, findInProject, type Row } from "./versioned-row.ts";

/**
 * Writes the next version of the rules, and opens again what was decided under the rules it touches. Rules that a
 * project had before its first version become version 1, under `firstId`, so that the change can be seen.
 */
export async function createGuideline(
  writing: Writing,
  by: Authorized<"manage">,
  { id, basedOn, text, note, touches }: z.output<typeof createGuidelineInput>,
  firstId: string,
  now: number,
): Promise<Result<{ id: string; number: number; reopened: string[] }>> {
  const { db, tables } = writing;
  const { guidelineVersion, guidelineReading, project } = tables;
  const latest = await latestNumber(writing, by.projectId);
  if (latest !== basedOn)
    return fail("conflict", `Version ${latest} was published in the meantime. Compare it with yours first.`);
  const number = (latest || (await keepFirstRules(writing, by, firstId))) + 1;
  const version = { id, projectId: by.projectId, number, text, note, touches, authorId: by.actor.id };
  const [row] = await db
    .insert(guidelineVersion)
    .values({ ...version, createdAt: now })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "There is a guideline version with this id already.");
  await db.update(project).set({ guideline: text, updatedAt: now }).where(eq(project.id, by.projectId));
  const reading = { projectId: by.projectId, userId: by.actor.id, number, readAt: now };
  const target = [guidelineReading.projectId, guidelineReading.userId];
  await db
    .insert(guidelineReading)
    .values(reading)
    .onConflictDoUpdate({ target, set: { number, readAt: now } });
  const reopened = await reopen(writing, by.projectId, touches, now);
  await record(
    writing,
    by,
    "guideline.create",
    { before: null, after: Object.assign(row, { reopened }) },
    now,
  );
  return ok({ id, number, reopened });
}

/** Keeps rules that stand in the project without a version as the first one; answers its number, 0 without rules. */
async function keepFirstRules({ db, tables }: Writing, by: Authorized, id: string): Promise<number> {
  const { guidelineVersion, project } = tables;
  const [row] = await db.select().from(project).where(eq(project.id, by.projectId));
  if (!row || row.guideline.trim() === "") return 0;
  await db.insert(guidelineVersion).values({
    ...{ id, projectId: by.projectId, number: 1, text: row.guideline, touches: [] },
    note: "As it stood before its first change.",
    authorId: row.createdBy ?? by.actor.id,
    createdAt: row.createdAt,
  });
  return 1;
}

async function latestNumber({ db, tables: { guidelineVersion } }: Writing, projectId: string) {
  const [row] = await db
    .select({ number: max(guidelineVersion.number) })
    .from(guidelineVersion)
    .where(eq(guidelineVersion.projectId, projectId));
  return row?.number ?? 0;
}

/** Marks decisions stale whose settled passage, or one that was heard, falls under a changed rule. */
async function reopen(
  { db, tables: { adjudication } }: Writing,
  projectId: string,
  touches: readonly TouchedRule[],
  now: number,
): Promise<string[]> {
  if (touches.length === 0) return [];
  const rows = await db
    .select()
    .from(adjudication)
    .where(
      and(
        eq(adjudication.projectId, projectId),
        isNull(adjudication.deletedAt),
        isNull(adjudication.staleSince),
      ),
    );
  const touched = rows
    .filter((row) =>
      [row, ...row.heard].some((passage) => touches.some((rule) => ruleTouches(rule, passage))),
    )
    .map(({ id }) => id);
  // In portions: SQLite takes a limited number of values in one statement.
  for (let at = 0; at < touched.length; at += 500)
    await db
      .update(adjudication)
      .set({ staleSince: now })
      .where(inArray(adjudication.id, touched.slice(at, at + 500)));
  return touched;
}

/** Remembers that one has read the rules up to a version. */
export async function markGuidelineRead(
  writing: Writing,
  by: Authorized<"read">,
  { number }: z.output<typeof markGuidelineReadInput>,
  now: number,
): Promise<Result<{ id: string; number: number }>> {
  const { db, tables } = writing;
  const { guidelineReading, guidelineVersion } = tables;
  const [version] = await db
    .select({ id: guidelineVersion.id })
    .from(guidelineVersion)
    .where(and(eq(guidelineVersion.projectId, by.projectId), eq(guidelineVersion.number, number)));
  if (!version) return notFound();
  const own = and(eq(guidelineReading.projectId, by.projectId), eq(guidelineReading.userId, by.actor.id));
  const [earlier] = await db.select().from(guidelineReading).where(own);
  const read = { id: version.id, userId: by.actor.id, number: Math.max(number, earlier?.number ?? 0) };
  const target = [guidelineReading.projectId, guidelineReading.userId];
  await db
    .insert(guidelineReading)
    .values({ projectId: by.projectId, userId: by.actor.id, number: read.number, readAt: now })
    .onConflictDoUpdate({ target, set: { number: read.number, readAt: now } });
  const before = { ...read, number: earlier?.number ?? 0 };
  await record(writing, by, "guideline.mark-read", { before, after: read }, now);
  return ok({ id: read.id, number: read.number });
}

/** Puts a passage into the guideline as an example. */
export async function addExample(
  writing: Writing,
  by: Authorized<"adjudicate">,
  { id, versionId, passage: sent, ...input }: z.output<typeof addExampleInput>,
  now: number,
): Promise<Result<Row<"guidelineExample">>> {
  const version = await findVersionText(writing, versionId);
  if (!version) return notFound();
  const passage = checkPassage(version.text, sent);
  if (!passage.ok) return passage;
  if (input.adjudicationId !== null) {
    const decision = await findInProject(writing, by, "adjudication", input.adjudicationId);
    if (!decision.ok) return decision;
  }
  const { start, end, exact } = passage.value;
  const place = { id, projectId: by.projectId, articleId: version.articleId, versionId, start, end, exact };
  const [row] = await writing.db
    .insert(writing.tables.guidelineExample)
    .values({ ...place, ...input, createdBy: by.actor.id, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "There is an example with this id already.");
  await record(writing, by, "guideline-example.add", { before: null, after: row }, now);
  return ok(row);
}

/** Says what an example shows. */
export async function updateExample(
  writing: Writing,
  by: Authorized<"adjudicate">,
  { id, version, explanation }: z.output<typeof updateExampleInput>,
  now: number,
): Promise<Result<Row<"guidelineExample">>> {
  const found = await findInProject(writing, by, "guidelineExample", id);
  if (!found.ok) return found;
  const change = { kind: "guideline-example.update", before: found.value, version } as const;
  return changeRow(writing, by, "guidelineExample", { ...change, changes: { explanation } }, now);
}

/** Takes an example out of the guideline; with `deletedAt` null brings it back. */
async function setExampleDeleted(
  writing: Writing,
  by: Authorized<"adjudicate">,
  { id, version }: z.output<typeof removeExampleInput>,
  now: number,
  deletedAt: number | null,
): Promise<Result<Row<"guidelineExample">>> {
  const found = await findInProject(writing, by, "guidelineExample", id);
  if (!found.ok) return found;
  const kind = deletedAt === null ? "guideline-example.restore" : "guideline-example.remove";
  const change = { kind, before: found.value, version } as const;
  return changeRow(writing, by, "guidelineExample", { ...change, changes: { deletedAt } }, now);
}

export const removeExample = (
  writing: Writing,
  by: Authorized<"adjudicate">,
  input: z.output<typeof removeExampleInput>,
  now: number,
) => setExampleDeleted(writing, by, input, now, now);

export const restoreExample = (
  writing: Writing,
  by: Authorized<"adjudicate">,
  input: z.output<typeof removeExampleInput>,
  now: number,
) => setExampleDeleted(writing, by, input, now, null);
