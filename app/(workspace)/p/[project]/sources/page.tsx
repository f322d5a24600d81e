import type { Metadata } from "next";
import { listPublishedArticles } from "#db/queries/publishers.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { publisherRows } from "#lib/pictures/publisher-records.ts";
import { OF_CLAIM_PAGES } from "#lib/live/shown.ts";
import { ViewsNav } from "#components/pictures/views-nav.tsx";
import { OriginDialog } from "#components/sources/origin-dialog.tsx";
import { OriginTable } from "#components/sources/origin-table.tsx";
import { PublisherTable } from "#components/sources/publisher-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { loadClaims } from "#app/_server/claims.ts";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Sources" };

export default async function SourcesPage({ params }: { params: Promise<{ project: string }> }) {
  const context = await requireProject((await params).project);
  const { project, reading, by } = context;
  const [loaded, articles] = await Promise.all([loadClaims(by), listPublishedArticles(reading, by)]);
  const canEdit = roleAllows(by.role, "annotate");
  const byOrigin = Map.groupBy(loaded.mentions, ({ originId }) => originId ?? "");
  const reports = new Map(
    [...byOrigin].map(([id, mentions]) => [
      id,
      { mentions: mentions.length, articles: new Set(mentions.map(({ articleId }) => articleId)).size },
    ]),
  );
  return (
    <ProjectShell context={context} crumbs={[{ label: "Sources" }]} live={OF_CLAIM_PAGES}>
      <h1 className="mb-3 font-serif text-2xl">Sources</h1>
      <ViewsNav projectId={project.id} views="sources" />
      <h2 className="mb-2 font-serif text-lg">Publishers</h2>
      {loaded.publishers.length === 0 ? (
        <EmptyState>Give an article its publisher, and it will stand here with what it published.</EmptyState>
      ) : (
        <PublisherTable projectId={project.id} rows={publisherRows(loaded, articles)} />
      )}
      <div className="mt-8 mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-serif text-lg">Origins</h2>
        {canEdit ? <OriginDialog projectId={project.id} origin={null} /> : null}
      </div>
      <p className="mb-2 max-w-180 text-sm text-muted-foreground">
        An origin is the end of an attribution chain: whoever knows it, not whoever repeats it.
      </p>
      {loaded.origins.length === 0 ? (
        <EmptyState>Say in a mention who the claim comes from, and the origin will stand here.</EmptyState>
      ) : (
        <OriginTable
          {...{ projectId: project.id, canEdit, reports }}
          origins={loaded.origins}
          dependences={loaded.dependences}
        />
      )}
    </ProjectShell>
  );
}
