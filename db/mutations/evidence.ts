import { and, eq, gte, isNull, lte } from "drizzle-orm";
import type { z } from "zod";
import type { addEvidenceInput, removeEvidenceInput, updateEvidenceInput } from "#lib/claims/inputs.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { notFound, type Authorized } from "../guard.ts";
import { findVersionText } from "../queries/version-text.ts";
import { visibleAnnotations } from "../queries/visibility.ts";
import type { Writing } from "../store.ts";
import { checkPassage } from "./check-passage.ts";
import { findOpenClaim } from "./claims.ts";
import { record } from "./record.ts";
import { changeRow, findInProject, type Row } from "./versioned-row.ts";

type Annotator = Authorized<"annotate">;
type Target = z.output<typeof addEvidenceInput>["target"];

/** Puts a passage of the project, or a page elsewhere, beside a claim. */
export async function addEvidence(
  writing: Writing,
  by: Annotator,
  { id, claimId, stance, note, originId, target }: z.output<typeof addEvidenceInput>,
  now: number,
): Promise<Result<Row<"evidence">>> {
  const claim = await findOpenClaim(writing, by, claimId);
  if (!claim.ok) return claim;
  const origin = await checkOrigin(writing, by, originId);
  if (!origin.ok) return origin;
  const place = await resolveTarget(writing, by, target);
  if (!place.ok) return place;
  if (target.kind === "passage" && (await isOwnMention(writing, by, claimId, target)))
    return fail("invalid", "This passage is itself a mention of the claim, and cannot be its own evidence.");
  const [row] = await writing.db
    .insert(writing.tables.evidence)
    .values({
      ...{ id, claimId, stance, note, originId },
      ...place.value,
      projectId: by.projectId,
      reviewerId: by.actor.id,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "There is evidence with this id already.");
  await record(writing, by, "evidence.add", { before: null, after: row }, now);
  return ok(row);
}

async function resolveTarget(writing: Writing, by: Annotator, target: Target) {
  if (target.kind === "url") return ok({ url: target.url });
  const version = await findVersionText(writing, target.versionId);
  if (!version || version.projectId !== by.projectId) return notFound();
  const passage = checkPassage(version.text, target.passage);
  return passage.ok ? ok({ versionId: target.versionId, ...passage.value }) : passage;
}

async function checkOrigin(
  writing: Writing,
  by: Annotator,
  originId: string | null,
): Promise<Result<unknown>> {
  return originId === null ? ok(null) : findInProject(writing, by, "origin", originId);
}

/** Whether the words are part of a passage that is tied to the claim: it would bear witness to itself. */
async function isOwnMention(
  writing: Writing,
  by: Annotator,
  claimId: string,
  { versionId, passage }: Extract<Target, { kind: "passage" }>,
): Promise<boolean> {
  const { mention, annotation } = writing.tables;
  const around = await writing.db
    .select({ id: mention.id })
    .from(mention)
    .innerJoin(annotation, eq(annotation.id, mention.annotationId))
    .where(
      and(
        eq(mention.claimId, claimId),
        eq(annotation.versionId, versionId),
        isNull(annotation.deletedAt),
        lte(annotation.start, passage.start),
        gte(annotation.end, passage.end),
        visibleAnnotations(writing, by),
      ),
    );
  return around.length > 0;
}

/** Changes stance, note and origin of one's own evidence. */
export async function updateEvidence(
  writing: Writing,
  by: Annotator,
  { id, version, stance, note, originId }: z.output<typeof updateEvidenceInput>,
  now: number,
): Promise<Result<Row<"evidence">>> {
  const own = await findOwn(writing, by, id);
  if (!own.ok) return own;
  const origin = await checkOrigin(writing, by, originId);
  if (!origin.ok) return origin;
  const changes = { stance, note, originId };
  return changeRow(
    writing,
    by,
    "evidence",
    { kind: "evidence.update", before: own.value, version, changes },
    now,
  );
}

/** Takes evidence away (`deletedAt` set) or, with null, brings it back as it was. */
async function setDeleted(
  writing: Writing,
  by: Annotator,
  { id, version }: z.output<typeof removeEvidenceInput>,
  now: number,
  deletedAt: number | null,
): Promise<Result<Row<"evidence">>> {
  const own = await findOwn(writing, by, id);
  if (!own.ok) return own;
  const kind = deletedAt === null ? "evidence.restore" : "evidence.remove";
  const change = { kind, before: own.value, version, changes: { deletedAt } } as const;
  return changeRow(writing, by, "evidence", change, now);
}

/** Takes one's own evidence away; `restoreEvidence` brings it back. */
export const removeEvidence = (
  writing: Writing,
  by: Annotator,
  input: z.output<typeof removeEvidenceInput>,
  now: number,
) => setDeleted(writing, by, input, now, now);

/** Brings removed evidence back. */
export const restoreEvidence = (
  writing: Writing,
  by: Annotator,
  input: z.output<typeof removeEvidenceInput>,
  now: number,
) => setDeleted(writing, by, input, now, null);

async function findOwn(writing: Writing, by: Annotator, id: string): Promise<Result<Row<"evidence">>> {
  const found = await findInProject(writing, by, "evidence", id);
  if (found.ok && found.value.reviewerId !== by.actor.id)
    return fail("forbidden", "This evidence was chosen by another reviewer. Add your own beside it.");
  return found;
}
