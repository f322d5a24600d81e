import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { listLevelAdjudications } from "#db/queries/adjudication.ts";
import { findClaim } from "#db/queries/claims.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { OF_CLAIM_PAGES } from "#lib/live/shown.ts";
import { ClaimSettling } from "#components/adjudication/claim-settling.tsx";
import { claimQueue } from "#app/_server/agreement/claim-queue.ts";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../../../_shell/project-shell.tsx";

interface Props {
  params: Promise<{ project: string; claim: string }>;
}

export const metadata: Metadata = { title: "Settle a level" };

export default async function SettleLevelPage({ params }: Props) {
  const { project: projectId, claim: claimId } = await params;
  const context = await requireProject(projectId);
  const { reading, by, project } = context;
  if (!roleAllows(by.role, "adjudicate")) notFound();
  const dossier = await findClaim(reading, by, claimId);
  if (!dossier) notFound();
  const [settled, queue] = await Promise.all([listLevelAdjudications(reading, by), claimQueue(reading, by)]);
  const base = `/p/${project.id}/review`;
  const next = queue.find((item) => item.settled === null && item.id !== claimId);
  const { id, text } = dossier.claim;
  return (
    <ProjectShell
      context={context}
      crumbs={[{ label: "Review", href: base }, { label: "Claim" }]}
      live={OF_CLAIM_PAGES}
    >
      <ClaimSettling
        key={id}
        claim={{ id, text }}
        judgments={dossier.judgments}
        settled={settled.find((row) => row.claimId === claimId) ?? null}
        claimHref={`/p/${project.id}/claims/${id}`}
        canGold={roleAllows(by.role, "manage")}
        nextHref={next ? `${base}/claims/${next.id}` : null}
      />
    </ProjectShell>
  );
}
