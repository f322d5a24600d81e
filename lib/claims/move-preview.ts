import type { ClaimDossier, ProjectClaims } from "./dossier.ts";
import { planMerge, type ClaimBook, type MovePlan } from "./merging.ts";

/** The claims of a project with what hangs on them, for planning a merge or a split. */
export function bookOf({ claims, relations }: Pick<ProjectClaims, "claims" | "relations">): ClaimBook {
  return {
    claims: claims.map(({ claim: { id, projectId, text } }) => ({ id, projectId, text })),
    mentions: claims.flatMap(({ mentions }) => mentions),
    evidence: claims.flatMap(({ evidence }) => evidence),
    judgments: claims.flatMap(({ judgments }) => judgments),
    relations,
  };
}

/** What a merge would do, and the claim as it would stand afterwards; null where it cannot be made. */
export function previewMerge(
  project: Pick<ProjectClaims, "claims" | "relations">,
  fromId: string,
  intoId: string,
): { plan: MovePlan; merged: ClaimDossier | null } {
  const plan = planMerge(bookOf(project), fromId, intoId);
  const from = project.claims.find(({ claim }) => claim.id === fromId);
  const into = project.claims.find(({ claim }) => claim.id === intoId);
  if (!plan.ok || !from || !into) return { plan, merged: null };
  const kept = new Set(plan.move.moved.judgments);
  return {
    plan,
    merged: {
      claim: into.claim,
      mentions: [...into.mentions, ...from.mentions],
      evidence: [...into.evidence, ...from.evidence],
      judgments: [...into.judgments, ...from.judgments.filter(({ id }) => kept.has(id))],
    },
  };
}

/** The two claims as they would stand after the chosen mentions and evidence were split off. */
export function previewSplit(
  dossier: ClaimDossier,
  chosen: ReadonlySet<string>,
): { remaining: ClaimDossier; split: ClaimDossier } {
  const side = (isChosen: boolean): ClaimDossier => ({
    ...dossier,
    mentions: dossier.mentions.filter(({ id }) => chosen.has(id) === isChosen),
    evidence: dossier.evidence.filter(({ id }) => chosen.has(id) === isChosen),
    judgments: isChosen ? [] : dossier.judgments,
  });
  return { remaining: side(false), split: side(true) };
}
