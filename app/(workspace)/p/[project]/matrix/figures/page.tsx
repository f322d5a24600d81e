import type { Metadata } from "next";
import { figuresOf } from "#lib/pictures/figures.ts";
import { OF_CLAIM_PAGES } from "#lib/live/shown.ts";
import { ViewsNav } from "#components/pictures/views-nav.tsx";
import { FiguresPicture } from "#components/matrix/figures-picture.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { loadClaims } from "#app/_server/claims.ts";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Figures" };

export default async function FiguresPage({ params }: { params: Promise<{ project: string }> }) {
  const context = await requireProject((await params).project);
  const { project, by } = context;
  const questions = figuresOf(await loadClaims(by));
  return (
    <ProjectShell
      context={context}
      crumbs={[{ label: "Matrix", href: `/p/${project.id}/matrix` }, { label: "Figures" }]}
      live={OF_CLAIM_PAGES}
    >
      <h1 className="mb-3 font-serif text-2xl">Figures</h1>
      <ViewsNav projectId={project.id} views="matrix" />
      <p className="mb-5 max-w-180 text-sm text-muted-foreground">
        Two figures conflict only if they count the same thing at the same time and no number satisfies both.
        Severity is the logarithm of their ratio: 0.69 for twice as much.
      </p>
      {questions.length === 0 ? (
        <EmptyState goTo={{ href: `/p/${project.id}/articles`, label: "Go to the articles" }}>
          Once a claim states a number, it stands here beside those that compete with it.
        </EmptyState>
      ) : (
        questions.map((question) => (
          <FiguresPicture
            key={question.questionId ?? question.bands[0]?.figures[0]?.claimId}
            projectId={project.id}
            question={question}
          />
        ))
      )}
    </ProjectShell>
  );
}
