import type { Metadata } from "next";
import { roleAllows } from "#lib/projects/roles.ts";
import { AgreementScreen } from "#components/agreement/agreement-screen.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Agreement" };

export default async function AgreementPage({ params }: { params: Promise<{ project: string }> }) {
  const context = await requireProject((await params).project);
  const { project, by } = context;
  return (
    <ProjectShell context={context} crumbs={[{ label: "Agreement" }]}>
      <h1 className="mb-4 font-serif text-2xl">Agreement</h1>
      {by.isBlind ? (
        <EmptyState>This project is blind: agreement is shown to those who settle differences.</EmptyState>
      ) : (
        <AgreementScreen projectId={project.id} mayOpen={roleAllows(by.role, "adjudicate")} />
      )}
    </ProjectShell>
  );
}
