import type { Metadata } from "next";
import { EXPORT_FORMATS } from "#lib/formats/export/registry.ts";
import { ExportForm } from "#components/release/export-form.tsx";
import { FORMAT_NOTES } from "#components/release/format-notes.ts";
import { FormatTable } from "#components/release/format-table.tsx";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Export" };

const CHOICES = EXPORT_FORMATS.map(({ id, label, textModes }) => ({
  ...{ id, label, textModes },
  note: FORMAT_NOTES[id],
}));

export default async function ExportPage({ params }: { params: Promise<{ project: string }> }) {
  const context = await requireProject((await params).project);
  const exportsPath = `/api/v1/projects/${context.project.id}/exports`;
  return (
    <ProjectShell context={context} crumbs={[{ label: "Export" }]}>
      <h1 className="font-serif text-2xl">Export</h1>
      <p className="mt-2 mb-4 max-w-180 text-muted-foreground">
        The project as it stands now, in one file. What others change while it downloads is not in it.
      </p>
      <ExportForm action={exportsPath} formats={CHOICES} />
      <h2 className="mt-8 mb-2 font-serif text-lg">Formats</h2>
      <FormatTable exportsPath={exportsPath} />
      <p className="mt-3 text-sm text-muted-foreground">
        Single tables for a script:{" "}
        {["annotations", "claims", "mentions", "evidence"].map((table, position) => (
          <span key={table}>
            {position > 0 ? ", " : ""}
            <a
              href={`${exportsPath}/${table}.csv`}
              download
              className="text-primary underline underline-offset-2"
            >
              {table}.csv
            </a>
          </span>
        ))}
        . Both offset units stand beside each other in them.
      </p>
    </ProjectShell>
  );
}
