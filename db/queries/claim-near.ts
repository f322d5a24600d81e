import { and, asc, eq, isNull } from "drizzle-orm";
import type { ClaimDossier, Mention, ProjectClaims } from "#lib/claims/dossier.ts";
import { sourcesNear } from "#lib/claims/sources-near.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";
import {
  findClaim,
  listMentions,
  listMoves,
  listOrigins,
  listPublishers,
  listQuestions,
  listRelations,
} from "./claims.ts";
import { listAssessments, listDependences, listDerivations, listOverlaps } from "./sources.ts";
import { claimVisibility } from "./visibility.ts";

/**
 * What one claim is read and weighed with: the claim itself whole, of the others no more than their statements, and
 * of the project's mentions only those that stand where the claim's evidence does. It weighs the same with these.
 */
export async function loadClaimNear(
  reading: Reading,
  by: Authorized,
  claimId: string,
): Promise<ProjectClaims> {
  const [dossier, statements, questions, relations, moves, origins, publishers] = await Promise.all([
    findClaim(reading, by, claimId),
    listStatements(reading, by),
    listQuestions(reading, by),
    listRelations(reading, by),
    listMoves(reading, by),
    listOrigins(reading, by),
    listPublishers(reading, by),
  ]);
  const [mentions, dependences, derivations, overlaps, assessments] = await Promise.all([
    mentionsAround(reading, by, dossier),
    listDependences(reading, by),
    listDerivations(reading, by),
    listOverlaps(reading, by),
    listAssessments(reading, by),
  ]);
  const claims = statements.map((other) => (other.claim.id === dossier?.claim.id ? dossier : other));
  const all = { origins, publishers, mentions, dependences, derivations, overlaps, assessments };
  // Every origin may be chosen in a form; of the rest, what leads to the claim.
  return { claims, questions, relations, moves, ...(dossier ? sourcesNear(dossier, all) : all), origins };
}

/** Every claim that may be seen, oldest first, with nothing of what hangs on it. */
async function listStatements(reading: Reading, by: Authorized): Promise<ClaimDossier[]> {
  const { claim } = reading.tables;
  const rows = await reading.db
    .select()
    .from(claim)
    .where(and(eq(claim.projectId, by.projectId), isNull(claim.mergedIntoId)))
    .orderBy(asc(claim.createdAt), asc(claim.id));
  const visible = await claimVisibility(reading, by);
  return rows
    .filter(({ id }) => visible.claim(id))
    .map((row) => ({ claim: row, mentions: [], evidence: [], judgments: [] }));
}

/** Mentions, of whatever claim, in the texts where its evidence stands. */
async function mentionsAround(
  reading: Reading,
  by: Authorized,
  dossier: ClaimDossier | null,
): Promise<Mention[]> {
  const versionIds = [...new Set(dossier?.evidence.flatMap(({ versionId }) => versionId ?? []))];
  if (versionIds.length === 0) return [];
  const found = [...(await listMentions(reading, by, { versionIds })).values()].flat();
  const visible = await claimVisibility(reading, by);
  return found.filter(({ id, claimId }) => visible.claim(claimId) && visible.mention(id));
}
