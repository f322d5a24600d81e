import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import type {
  createLevelAdjudicationInput,
  updateLevelAdjudicationInput,
  withdrawLevelAdjudicationInput,
} from "#lib/adjudication/inputs.ts";
import { dissentingJudgments } from "#lib/adjudication/judgments.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Authorized } from "../guard.ts";
import type { Writing } from "../store.ts";
import { record } from "./record.ts";
import { changeRow, findInProject, type Row } from "./versioned-row.ts";

type Adjudicator = Authorized<"adjudicate">;
type Settled = Pick<z.output<typeof createLevelAdjudicationInput>, "level" | "note" | "heard">;

const CHANGED_MEANWHILE = "A reviewer changed a judgment in the meantime. Look at the claim again.";

/** Settles the level of a claim; judgments that say otherwise are kept as dissent. */
export async function createLevelAdjudication(
  writing: Writing,
  by: Adjudicator,
  { id, claimId, ...input }: z.output<typeof createLevelAdjudicationInput>,
  now: number,
): Promise<Result<Row<"levelAdjudication">>> {
  const claim = await findInProject(writing, by, "claim", claimId);
  if (!claim.ok) return claim;
  const settled = await settle(writing, by, claimId, input);
  if (!settled.ok) return settled;
  const { levelAdjudication } = writing.tables;
  const [row] = await writing.db
    .insert(levelAdjudication)
    .values({ id, projectId: by.projectId, claimId, ...settled.value, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning();
  if (!row) {
    const [current] = await writing.db
      .select()
      .from(levelAdjudication)
      .where(eq(levelAdjudication.claimId, claimId));
    return fail("conflict", "The level of this claim was settled in the meantime.", { current });
  }
  await record(writing, by, "level-adjudication.create", { before: null, after: row }, now);
  return ok(row);
}

/** Settles the level anew, also after it was withdrawn. */
export async function updateLevelAdjudication(
  writing: Writing,
  by: Adjudicator,
  { id, version, ...input }: z.output<typeof updateLevelAdjudicationInput>,
  now: number,
): Promise<Result<Row<"levelAdjudication">>> {
  const found = await findInProject(writing, by, "levelAdjudication", id);
  if (!found.ok) return found;
  const before = found.value;
  const settled = await settle(writing, by, before.claimId, input);
  if (!settled.ok) return settled;
  const kind = "level-adjudication.update";
  return changeRow(writing, by, "levelAdjudication", { kind, before, version, changes: settled.value }, now);
}

/** Opens the question of a claim's level again. */
export async function withdrawLevelAdjudication(
  writing: Writing,
  by: Adjudicator,
  { id, version }: z.output<typeof withdrawLevelAdjudicationInput>,
  now: number,
): Promise<Result<Row<"levelAdjudication">>> {
  const found = await findInProject(writing, by, "levelAdjudication", id);
  if (!found.ok) return found;
  const change = { kind: "level-adjudication.withdraw", before: found.value, version } as const;
  return changeRow(writing, by, "levelAdjudication", { ...change, changes: { deletedAt: now } }, now);
}

async function settle(
  writing: Writing,
  by: Adjudicator,
  claimId: string,
  { level, note, heard: sent }: Settled,
) {
  const { judgment } = writing.tables;
  const ids = sent.map(({ id }) => id);
  const rows = await writing.db
    .select()
    .from(judgment)
    .where(and(eq(judgment.claimId, claimId), inArray(judgment.id, ids)));
  const seen = new Map(sent.map(({ id, version }) => [id, version]));
  if (rows.length !== seen.size || rows.some((row) => seen.get(row.id) !== row.version))
    return fail("invalid", CHANGED_MEANWHILE);
  const heard = rows.map((row) => ({ id: row.id, reviewer: row.reviewerId, level: row.level }));
  const rationales = new Map(rows.map((row) => [row.id, row.rationale]));
  const dissent = dissentingJudgments(heard, level).map((judgment) => ({
    ...judgment,
    rationale: rationales.get(judgment.id) ?? "",
  }));
  return ok({ level, note, heard, dissent, adjudicatorId: by.actor.id, deletedAt: null });
}
