import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { findImport, listImportProblems } from "#db/queries/imports.ts";
import { idSchema } from "#lib/operations/envelope.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { ImportJobScreen } from "#components/import/import-job-screen.tsx";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Import" };

/** Refused records that the page lists; the file has all. */
const SHOWN = 20;

export default async function ImportJobPage({
  params,
}: {
  params: Promise<{ project: string; import: string }>;
}) {
  const named = await params;
  const context = await requireProject(named.project);
  const { by, reading, project } = context;
  const id = idSchema.safeParse(named.import);
  const job = id.success && roleAllows(by.role, "annotate") ? await findImport(reading, by, id.data) : null;
  if (!job) notFound();
  const problems = await listImportProblems(reading, by, job.id, { limit: SHOWN });
  const articles = `/p/${project.id}/articles`;
  const crumbs = [
    { label: "Articles", href: articles },
    { label: "Import", href: `${articles}/import` },
    { label: job.name },
  ];
  return (
    <ProjectShell context={context} crumbs={crumbs}>
      <ImportJobScreen
        key={`${job.id} ${job.version}`}
        projectId={project.id}
        job={job}
        problems={problems.map(({ line, name, code, reason }) => ({ line, name, code, reason }))}
      />
    </ProjectShell>
  );
}
