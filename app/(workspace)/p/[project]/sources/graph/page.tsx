import type { Metadata } from "next";
import { listPublishedArticles } from "#db/queries/publishers.ts";
import { originGraphOf } from "#lib/pictures/origin-graph.ts";
import { ChoiceForm } from "#components/pictures/choice-form.tsx";
import { ViewsNav } from "#components/pictures/views-nav.tsx";
import { OriginGraphPicture } from "#components/sources/origin-graph-picture.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { loadClaims } from "#app/_server/claims.ts";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../../_shell/project-shell.tsx";
import { chosenClaim, claimOptions } from "../../matrix/chosen-claim.ts";

export const metadata: Metadata = { title: "Origin graph" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ claim?: string }>;
}

export default async function OriginGraphPage({ params, searchParams }: Props) {
  const context = await requireProject((await params).project);
  const { project, reading, by } = context;
  const [loaded, articles] = await Promise.all([loadClaims(by), listPublishedArticles(reading, by)]);
  const dossier = chosenClaim(loaded, (await searchParams).claim);
  return (
    <ProjectShell
      context={context}
      crumbs={[{ label: "Sources", href: `/p/${project.id}/sources` }, { label: "Origin graph" }]}
    >
      <h1 className="mb-3 font-serif text-2xl">Origin graph</h1>
      <ViewsNav projectId={project.id} views="sources" />
      {dossier ? (
        <>
          <ChoiceForm label="Claim" name="claim" chosen={dossier.claim.id} options={claimOptions(loaded)} />
          <OriginGraphPicture
            key={dossier.claim.id}
            projectId={project.id}
            graph={originGraphOf(loaded, dossier, articles)}
          />
        </>
      ) : (
        <EmptyState goTo={{ href: `/p/${project.id}/articles`, label: "Go to the articles" }}>
          Once a claim has mentions, the way back to its origins is drawn here.
        </EmptyState>
      )}
    </ProjectShell>
  );
}
