import type { Metadata } from "next";
import { listPublishedArticles } from "#db/queries/publishers.ts";
import { timelineOf } from "#lib/pictures/timeline.ts";
import { OF_CLAIM_PAGES } from "#lib/live/shown.ts";
import { ChoiceForm } from "#components/pictures/choice-form.tsx";
import { ViewsNav } from "#components/pictures/views-nav.tsx";
import { TimelinePicture } from "#components/timeline/timeline-picture.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { loadClaims } from "#app/_server/claims.ts";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../_shell/project-shell.tsx";
import { chosenClaim, claimOptions } from "../matrix/chosen-claim.ts";

export const metadata: Metadata = { title: "Timeline" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ claim?: string }>;
}

export default async function TimelinePage({ params, searchParams }: Props) {
  const context = await requireProject((await params).project);
  const { project, reading, by } = context;
  const [loaded, articles] = await Promise.all([loadClaims(by), listPublishedArticles(reading, by)]);
  const dossier = chosenClaim(loaded, (await searchParams).claim);
  return (
    <ProjectShell
      context={context}
      crumbs={[{ label: "Matrix", href: `/p/${project.id}/matrix` }, { label: "Timeline" }]}
      live={OF_CLAIM_PAGES}
    >
      <h1 className="mb-3 font-serif text-2xl">Timeline</h1>
      <ViewsNav projectId={project.id} views="matrix" />
      {dossier ? (
        <>
          <ChoiceForm label="Claim" name="claim" chosen={dossier.claim.id} options={claimOptions(loaded)} />
          <TimelinePicture
            key={dossier.claim.id}
            projectId={project.id}
            timeline={timelineOf(loaded, dossier, articles)}
          />
        </>
      ) : (
        <EmptyState goTo={{ href: `/p/${project.id}/articles`, label: "Go to the articles" }}>
          Once a claim has mentions, this shows who was first and who came late.
        </EmptyState>
      )}
    </ProjectShell>
  );
}
