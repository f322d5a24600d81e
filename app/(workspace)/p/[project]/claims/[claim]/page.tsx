import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { loadProjectClaims } from "#db/queries/claims.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { ClaimScreen } from "#components/claims/claim-screen.tsx";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../../_shell/project-shell.tsx";

interface Props {
  params: Promise<{ project: string; claim: string }>;
}

export const metadata: Metadata = { title: "Claim" };

export default async function ClaimPage({ params }: Props) {
  const { project: projectId, claim: claimId } = await params;
  const context = await requireProject(projectId);
  const { reading, by, project } = context;
  const loaded = await loadProjectClaims(reading, by);
  if (!loaded.claims.some(({ claim }) => claim.id === claimId)) notFound();
  return (
    <ProjectShell
      context={context}
      crumbs={[{ label: "Claims", href: `/p/${project.id}/claims` }, { label: "Claim" }]}
    >
      <ClaimScreen
        projectId={project.id}
        claimId={claimId}
        loaded={loaded}
        canEdit={roleAllows(by.role, "annotate")}
      />
    </ProjectShell>
  );
}
