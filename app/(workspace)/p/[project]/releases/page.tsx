import type { Metadata } from "next";
import { EXPORT_FORMATS } from "#lib/formats/export/registry.ts";
import { listReleases } from "#db/queries/releases.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { ReleaseDialog } from "#components/release/release-dialog.tsx";
import { ReleaseList } from "#components/release/release-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
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
  const { reading, by } = context;
  const releases = await listReleases(reading, by);
  const releasesPath = `/api/v1/projects/${context.project.id}/releases`;
  const exportsPath = `/api/v1/projects/${context.project.id}/exports`;
  return (
    <ProjectShell context={context} crumbs={[{ label: "Export" }]}>
      <h1 className="font-serif text-2xl">Export</h1>
      <p className="mt-2 mb-4 max-w-180 text-muted-foreground">
        The project as it stands now, in one file. What others change while it downloads is not in it.
      </p>
      <ExportForm action={exportsPath} formats={CHOICES} />
      <div className="mt-8 mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-serif text-lg">Releases</h2>
        {roleAllows(by.role, "manage") ? <ReleaseDialog releasesPath={releasesPath} /> : null}
      </div>
      {releases.length === 0 ? (
        <EmptyState>
          A release is a snapshot that never changes, with a number, checksums, a datasheet and a licence:
          what you publish and others cite.
        </EmptyState>
      ) : (
        <ReleaseList releases={releases} releasesPath={releasesPath} />
      )}
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
            </a>{" "}
            (
            <a
              href={`${exportsPath}/${table}.parquet`}
              download
              className="text-primary underline underline-offset-2"
              aria-label={`${table}.parquet`}
            >
              Parquet
            </a>
            )
          </span>
        ))}
        . Both offset units stand beside each other in them.
      </p>
    </ProjectShell>
  );
}
