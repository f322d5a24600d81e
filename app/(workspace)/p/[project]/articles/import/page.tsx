import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { progressOf } from "#lib/imports/progress.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { listImports, type ImportSummary } from "#db/queries/imports.ts";
import { ImportList } from "#components/import/import-list.tsx";
import { ImportScreen } from "#components/import/import-screen.tsx";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Import articles" };

export default async function ImportPage({ params }: { params: Promise<{ project: string }> }) {
  const context = await requireProject((await params).project);
  if (!roleAllows(context.by.role, "annotate")) notFound();
  const imports = await listImports(context.reading, context.by);
  const articles = `/p/${context.project.id}/articles`;
  return (
    <ProjectShell context={context} crumbs={[{ label: "Articles", href: articles }, { label: "Import" }]}>
      <div className="mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="font-serif text-2xl">Import articles</h1>
        <Link
          href={`${articles}/import/annotations`}
          className="text-sm text-primary underline underline-offset-2"
        >
          Import annotations instead
        </Link>
      </div>
      <ImportScreen projectId={context.project.id} />
      <ImportList projectId={context.project.id} imports={imports.map(listed)} />
    </ProjectShell>
  );
}

/** What the list shows of an import: previews and settings are for its own page. */
const listed = (job: ImportSummary) => ({
  ...progressOf(job),
  ...{ kind: job.kind, name: job.name, createdAt: job.createdAt, createdByName: job.createdByName },
});
