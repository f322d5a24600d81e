import type { Metadata } from "next";
import Link from "next/link";
import { listNamedSources, listPublishedArticles } from "#db/queries/publishers.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { counted } from "#lib/corroboration/headline.ts";
import { ViewsNav } from "#components/pictures/views-nav.tsx";
import { DerivationList } from "#components/reuse/derivation-list.tsx";
import { OutsideDerivationForm } from "#components/reuse/outside-derivation-form.tsx";
import { OverlapTable } from "#components/reuse/overlap-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { loadClaims } from "#app/_server/claims.ts";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Who copied whom" };

/** Pairs shown; the rest have less in common than any of these. */
const SHOWN = 200;

export default async function CopiesPage({ params }: { params: Promise<{ project: string }> }) {
  const context = await requireProject((await params).project);
  const { project, reading, by } = context;
  const [loaded, articles, sources] = await Promise.all([
    loadClaims(by),
    listPublishedArticles(reading, by),
    listNamedSources(reading, by),
  ]);
  const { overlaps, derivations } = loaded;
  const decided = new Set(derivations.map(({ articleId, fromUrl }) => fromUrl && `${articleId} ${fromUrl}`));
  const named = articles.flatMap(({ id, title }) => {
    const url = sources.get(id);
    return url === undefined || decided.has(`${id} ${url}`) ? [] : [{ articleId: id, title, url }];
  });
  const canEdit = roleAllows(by.role, "annotate");
  return (
    <ProjectShell
      context={context}
      crumbs={[{ label: "Sources", href: `/p/${project.id}/sources` }, { label: "Who copied whom" }]}
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-serif text-2xl">Who copied whom</h1>
        <Button asChild variant="secondary">
          <Link href={`/p/${project.id}/compare`}>Compare any two</Link>
        </Button>
      </div>
      <ViewsNav projectId={project.id} views="sources" />
      <p className="mb-3 max-w-180 text-sm text-muted-foreground">
        {counted(overlaps.length, "pair")} of articles with more text in common than chance would give, by
        runs of five words over the whole texts; the comparison leaves out what is tagged as boilerplate.
        {overlaps.length > SHOWN ? ` The ${SHOWN} with most in common are shown.` : ""} Shared text says that
        one was taken from the other or both from a third; a person decides which.
      </p>
      {overlaps.length === 0 ? (
        <EmptyState>No two articles of this project have text in common.</EmptyState>
      ) : (
        <OverlapTable
          projectId={project.id}
          overlaps={overlaps.slice(0, SHOWN)}
          derivations={derivations}
          articles={new Map(articles.map((article) => [article.id, article]))}
        />
      )}
      <section aria-labelledby="decided" className="mt-8">
        <h2 id="decided" className="mb-2 font-serif text-lg">
          Decided
        </h2>
        <DerivationList
          derivations={derivations}
          titles={new Map(articles.map(({ id, title }) => [id, title]))}
          canEdit={canEdit}
        />
      </section>
      {canEdit && articles.length > 0 ? (
        <section aria-labelledby="outside" className="mt-8">
          <h2 id="outside" className="mb-1 font-serif text-lg">
            Taken from a page outside the project
          </h2>
          <p className="mb-3 max-w-180 text-sm text-muted-foreground">
            Articles that were taken from the same page count as one witness, even if nobody here has that
            page.
          </p>
          <OutsideDerivationForm articles={articles.map(({ id, title }) => ({ id, title }))} named={named} />
        </section>
      ) : null}
    </ProjectShell>
  );
}
