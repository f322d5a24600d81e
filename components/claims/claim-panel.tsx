"use client";

import { Alert } from "#components/ui/alert.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { ClaimForm } from "./claim-form.tsx";
import { TieToClaim } from "./tie-to-claim.tsx";
import type { useProjectClaims } from "./use-project-claims.ts";

interface Props {
  projectId: string;
  annotation: { id: string; exact: string };
  claims: ReturnType<typeof useProjectClaims>;
  /** The annotation has not reached the server yet: nothing can be tied to it. */
  isPending: boolean;
  canEdit: boolean;
  onFindEvidence: (claimId: string) => void;
}

/** What stands in the card of a passage tagged claim: tie it to a claim, or work on the claim it makes. */
export function ClaimPanel({ projectId, annotation, claims, isPending, canEdit, onFindEvidence }: Props) {
  const { project, problem, refresh } = claims;
  if (!project) return problem ? <Alert tone="error" title={problem} /> : <Skeleton className="h-24" />;
  const mention = project.mentions.find(({ annotationId }) => annotationId === annotation.id) ?? null;
  const dossier = project.claims.find(({ claim }) => claim.id === mention?.claimId);
  if (mention && dossier)
    return (
      <ClaimForm
        key={mention.id}
        {...{ projectId, project, dossier, mention, canEdit }}
        onFindEvidence={() => onFindEvidence(dossier.claim.id)}
        onChanged={refresh}
      />
    );
  if (!canEdit) return <p className="text-sm text-muted-foreground">Not tied to a claim yet.</p>;
  if (isPending)
    return (
      <p className="text-sm text-muted-foreground">Saving the passage; then it can be tied to a claim.</p>
    );
  return <TieToClaim key={annotation.id} {...{ projectId, annotation }} onTied={refresh} />;
}
