import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { roleAllows } from "#lib/projects/roles.ts";
import { ImportScreen } from "#components/import/import-screen.tsx";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Import articles" };

export default async function ImportPage({ params }: { params: Promise<{ project: string }> }) {
  const context = await requireProject((await params).project);
  if (!roleAllows(context.by.role, "annotate")) notFound();
  const articles = `/p/${context.project.id}/articles`;
  return (
    <ProjectShell context={context} crumbs={[{ label: "Articles", href: articles }, { label: "Import" }]}>
      <h1 className="mb-4 font-serif text-2xl">Import articles</h1>
      <ImportScreen projectId={context.project.id} />
    </ProjectShell>
  );
}
