import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { listAnnotationImports } from "#db/queries/annotation-imports.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { AnnotationImportList } from "#components/import/annotations/annotation-import-list.tsx";
import { AnnotationImportScreen } from "#components/import/annotations/annotation-import-screen.tsx";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Import annotations" };

export default async function ImportAnnotationsPage({ params }: { params: Promise<{ project: string }> }) {
  const context = await requireProject((await params).project);
  const { by, project, reading } = context;
  if (!roleAllows(by.role, "annotate")) notFound();
  const articles = `/p/${project.id}/articles`;
  const imports = await listAnnotationImports(reading, by);
  return (
    <ProjectShell
      context={context}
      crumbs={[
        { label: "Articles", href: articles },
        { label: "Import", href: `${articles}/import` },
        { label: "Annotations" },
      ]}
    >
      <h1 className="mb-4 font-serif text-2xl">Import annotations</h1>
      <AnnotationImportScreen projectId={project.id} canManage={roleAllows(by.role, "manage")} />
      <AnnotationImportList base={`/api/v1/projects/${project.id}/annotation-imports`} imports={imports} />
    </ProjectShell>
  );
}
