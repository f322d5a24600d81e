import type { Metadata } from "next";
import { percent } from "#lib/corroboration/independence.ts";
import { whatIf } from "#lib/pictures/what-if.ts";
import { ViewsNav } from "#components/pictures/views-nav.tsx";
import { RanksPicture } from "#components/matrix/ranks-picture.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { loadClaims } from "#app/_server/claims.ts";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "What if" };

export default async function ModelsPage({ params }: { params: Promise<{ project: string }> }) {
  const context = await requireProject((await params).project);
  const { project, by } = context;
  const { questions, copies, settings } = whatIf(await loadClaims(by));
  return (
    <ProjectShell
      context={context}
      crumbs={[{ label: "Matrix", href: `/p/${project.id}/matrix` }, { label: "What if" }]}
    >
      <h1 className="mb-3 font-serif text-2xl">What if a model decided?</h1>
      <ViewsNav projectId={project.id} views="matrix" />
      <Alert title="A what-if, never the verdict." className="mb-5 max-w-180">
        These models know only which publisher makes which claim. They read no text, see no origin, and need
        many questions to learn whom to trust. Levels come from the ledger and from reviewers.
      </Alert>
      {questions.length === 0 ? (
        <EmptyState goTo={{ href: `/p/${project.id}/claims`, label: "Go to the claims" }}>
          Give two claims the same question, and the models rank them here.
        </EmptyState>
      ) : (
        questions.map((question) => (
          <RanksPicture key={question.questionId} question={question} settings={settings} />
        ))
      )}
      {copies.length > 0 ? (
        <section>
          <h2 className="mb-2 font-serif text-lg">Copies, as ACCU sees them</h2>
          <p className="mb-2 max-w-180 text-sm text-muted-foreground">
            From shared answers alone; what texts have in common is shown under “Who copied whom”.
          </p>
          <ul className="list-disc ps-5 text-sm">
            {copies.map(({ a, b, probability }) => (
              <li key={a + b}>
                {a} and {b}: {percent(probability)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </ProjectShell>
  );
}
