import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { saveJudgmentInput } from "#lib/claims/inputs.ts";
import { assess } from "#lib/claims/assessment.ts";
import { hasEnoughEvidence, type Level } from "#lib/corroboration/rubric.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Authorized } from "../guard.ts";
import { loadClaimNear } from "../queries/claim-near.ts";
import type { Writing } from "../store.ts";
import { countEvidence, findOpenClaim } from "./claims.ts";
import { record } from "./record.ts";
import { changeRow, type Row } from "./versioned-row.ts";

type Annotator = Authorized<"annotate">;
type Input = z.output<typeof saveJudgmentInput>;

const NEEDS_EVIDENCE =
  "This level says something about evidence: add at least one piece first, or choose 3 or 0.";

/** Writes one's own judgment of a claim: the first with `version` 0, later ones over the version they replace. */
export async function saveJudgment(
  writing: Writing,
  by: Annotator,
  input: Input,
  now: number,
): Promise<Result<Row<"judgment">>> {
  const claim = await findOpenClaim(writing, by, input.claimId);
  if (!claim.ok) return claim;
  if (!hasEnoughEvidence(input.level, await countEvidence(writing, by, input.claimId)))
    return fail("invalid", NEEDS_EVIDENCE, { fields: { level: NEEDS_EVIDENCE } });
  const own = await findOwnJudgment(writing, by, input.claimId);
  const { id: _, claimId: __, version, ...fields } = input;
  const suggestedLevel = await suggestedLevelOf(writing, by, input.claimId);
  const changes = { ...fields, suggestedLevel };
  if (own)
    return changeRow(
      writing,
      by,
      "judgment",
      { kind: "judgment.update", before: own, version, changes },
      now,
    );
  return insertJudgment(writing, by, { ...input, suggestedLevel }, now);
}

/** What the ledger suggests at this moment: kept beside the human level, to see later who followed whom. */
async function suggestedLevelOf(writing: Writing, by: Annotator, claimId: string): Promise<Level | null> {
  const project = await loadClaimNear(writing, by, claimId);
  const dossier = project.claims.find(({ claim }) => claim.id === claimId);
  return dossier ? assess(dossier, project).suggestion.level : null;
}

async function findOwnJudgment({ db, tables: { judgment } }: Writing, by: Annotator, claimId: string) {
  const [row] = await db
    .select()
    .from(judgment)
    .where(and(eq(judgment.claimId, claimId), eq(judgment.reviewerId, by.actor.id)));
  return row ?? null;
}

async function insertJudgment(
  writing: Writing,
  by: Annotator,
  { version: _, ...input }: Input & { suggestedLevel: Level | null },
  now: number,
) {
  const [row] = await writing.db
    .insert(writing.tables.judgment)
    .values({ ...input, projectId: by.projectId, reviewerId: by.actor.id, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "There is a judgment with this id already.");
  await record(writing, by, "judgment.create", { before: null, after: row }, now);
  return ok(row);
}
