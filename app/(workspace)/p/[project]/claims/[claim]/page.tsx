import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { roleAllows } from "#lib/projects/roles.ts";
import { BLIND_COOKIE } from "#components/claims/blind-cookie.ts";
import { ClaimScreen } from "#components/claims/claim-screen.tsx";
import { loadClaim } from "#app/_server/claims.ts";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../../_shell/project-shell.tsx";

interface Props {
  params: Promise<{ project: string; claim: string }>;
}

export const metadata: Metadata = { title: "Claim" };

export default async function ClaimPage({ params }: Props) {
  const { project: projectId, claim: claimId } = await params;
  const context = await requireProject(projectId);
  const { by, project } = context;
  const loaded = await loadClaim(by, claimId);
  if (!loaded.claims.some(({ claim }) => claim.id === claimId)) {
    const merge = loaded.moves.find(({ move, undoneAt }) => undoneAt === null && move.claim.id === claimId);
    if (merge?.move.kind === "merge") redirect(`/p/${project.id}/claims/${merge.otherClaimId}`);
    notFound();
  }
  const opensBlind = (await cookies()).get(BLIND_COOKIE)?.value === "1";
  return (
    <ProjectShell
      context={context}
      crumbs={[{ label: "Claims", href: `/p/${project.id}/claims` }, { label: "Claim" }]}
    >
      <ClaimScreen
        projectId={project.id}
        claimId={claimId}
        loaded={loaded}
        opensBlind={opensBlind}
        canEdit={roleAllows(by.role, "annotate")}
      />
    </ProjectShell>
  );
}
