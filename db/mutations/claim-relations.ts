import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { addRelationInput, removeRelationInput } from "#lib/claims/inputs.ts";
import { checkRelations, type Relation } from "#lib/claims/relations.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Authorized } from "../guard.ts";
import type { Reading, Writing } from "../store.ts";
import { findOpenClaim } from "./claims.ts";
import { record } from "./record.ts";
import { removeRow, type Row } from "./versioned-row.ts";

type Annotator = Authorized<"annotate">;

/** Says how one claim stands to another. Refused when it cannot hold together with what is recorded. */
export async function addRelation(
  writing: Writing,
  by: Annotator,
  { id, claimId, otherClaimId, type, contradictionType, note }: z.output<typeof addRelationInput>,
  now: number,
): Promise<Result<Row<"claimRelation">>> {
  for (const claim of [claimId, otherClaimId]) {
    const found = await findOpenClaim(writing, by, claim);
    if (!found.ok) return found;
  }
  const recorded = await relationsOf(writing, by.projectId);
  const relation = { id, a: claimId, b: otherClaimId, type, contradictionType };
  const obstacle = recorded.some((one) => saysTheSame(one, relation))
    ? "This is recorded already."
    : relationProblem(recorded, relation);
  if (obstacle) return fail("invalid", obstacle, { fields: { type: obstacle } });
  const [row] = await writing.db
    .insert(writing.tables.claimRelation)
    .values({
      ...relation,
      note,
      projectId: by.projectId,
      createdBy: by.actor.id,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "There is a relation with this id already.");
  await record(writing, by, "relation.add", { before: null, after: row }, now);
  return ok(row);
}

function saysTheSame(one: Relation, other: Relation): boolean {
  if (one.type !== other.type) return false;
  const sameWay = one.a === other.a && one.b === other.b;
  return sameWay || (one.type !== "entails" && one.a === other.b && one.b === other.a);
}

/** What would be wrong with the relations if `added` joined them, in words; null when nothing new. */
function relationProblem(recorded: readonly Relation[], added: Relation): string | null {
  const known = new Set(
    checkRelations(recorded).problems.map(({ message, claimIds }) => message + claimIds.join(" ")),
  );
  const problem = checkRelations([...recorded, added]).problems.find(
    ({ message, claimIds }) => !known.has(message + claimIds.join(" ")),
  );
  return problem ? `${problem.message} Remove the relation that stands against it first.` : null;
}

/** Takes a relation away. */
export async function removeRelation(
  writing: Writing,
  by: Annotator,
  { id, version }: z.output<typeof removeRelationInput>,
  now: number,
): Promise<Result<Row<"claimRelation">>> {
  return removeRow(writing, by, "claimRelation", { kind: "relation.remove", id, version }, now);
}

/** Every relation between claims of the project. */
export async function relationsOf(
  { db, tables: { claimRelation } }: Reading,
  projectId: string,
): Promise<Row<"claimRelation">[]> {
  return db
    .select()
    .from(claimRelation)
    .where(and(eq(claimRelation.projectId, projectId)));
}
