import type { Metadata } from "next";
import { listClaims } from "#db/queries/claims.ts";
import { listGold } from "#db/queries/gold.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { AgreementScreen } from "#components/agreement/agreement-screen.tsx";
import { GoldList } from "#components/agreement/gold-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Agreement" };

export default async function AgreementPage({ params }: { params: Promise<{ project: string }> }) {
  const context = await requireProject((await params).project);
  const { project, by, reading } = context;
  const mayDecide = roleAllows(by.role, "adjudicate");
  const gold = await listGold(reading, by);
  const dossiers = gold.some(({ claimId }) => claimId !== null) ? await listClaims(reading, by) : [];
  return (
    <ProjectShell context={context} crumbs={[{ label: "Agreement" }]}>
      <h1 className="mb-4 font-serif text-2xl">Agreement</h1>
      {by.isBlind ? (
        <EmptyState>This project is blind: agreement is shown to those who settle differences.</EmptyState>
      ) : (
        <AgreementScreen
          projectId={project.id}
          mayOpen={mayDecide}
          gold={
            mayDecide ? (
              <GoldList
                projectId={project.id}
                items={gold}
                claims={Object.fromEntries(dossiers.map(({ claim }) => [claim.id, claim.text]))}
                canManage={roleAllows(by.role, "manage")}
              />
            ) : null
          }
        />
      )}
    </ProjectShell>
  );
}
