import type { Metadata } from "next";
import { matrixOf } from "#lib/pictures/matrix.ts";
import { OF_CLAIM_PAGES } from "#lib/live/shown.ts";
import { ChoiceForm } from "#components/pictures/choice-form.tsx";
import { ViewsNav } from "#components/pictures/views-nav.tsx";
import { MatrixScreen } from "#components/matrix/matrix-screen.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { loadClaims } from "#app/_server/claims.ts";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Matrix" };

const CLAIMS_PER_PAGE = 50;

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ question?: string; page?: string }>;
}

export default async function MatrixPage({ params, searchParams }: Props) {
  const context = await requireProject((await params).project);
  const { project, by } = context;
  const { question = "", page = "1" } = await searchParams;
  const loaded = await loadClaims(by);
  const order = new Map(loaded.questions.map(({ id }, index) => [id, index]));
  const wanted = loaded.claims
    .filter(
      ({ claim, mentions, evidence }) =>
        (question === "" || claim.questionId === question) && mentions.length + evidence.length > 0,
    )
    .toSorted((a, b) => place(a.claim.questionId) - place(b.claim.questionId));
  function place(questionId: string | null): number {
    return order.get(questionId ?? "") ?? order.size;
  }
  const pageHref = (number: number) =>
    `?${new URLSearchParams({ question, page: String(number) }).toString()}`;
  const pages = Math.max(1, Math.ceil(wanted.length / CLAIMS_PER_PAGE));
  const at = Math.min(pages, Math.max(1, Math.floor(Number(page)) || 1));
  const shown = wanted.slice((at - 1) * CLAIMS_PER_PAGE, at * CLAIMS_PER_PAGE);
  return (
    <ProjectShell context={context} crumbs={[{ label: "Matrix" }]} live={OF_CLAIM_PAGES}>
      <h1 className="mb-3 font-serif text-2xl">Who says what</h1>
      <ViewsNav projectId={project.id} views="matrix" />
      {loaded.questions.length > 0 ? (
        <ChoiceForm
          label="Question"
          name="question"
          chosen={question}
          options={[
            { value: "", label: "All claims" },
            ...loaded.questions.map(({ id, text }) => ({ value: id, label: text })),
          ]}
        />
      ) : null}
      {shown.length === 0 ? (
        <EmptyState goTo={{ href: `/p/${project.id}/articles`, label: "Go to the articles" }}>
          Once passages are tied to claims, each publisher stands here with what it says.
        </EmptyState>
      ) : (
        <MatrixScreen
          projectId={project.id}
          matrix={matrixOf(
            loaded,
            shown,
            loaded.questions.length === 0 ? "Claims" : "Claims without a question",
          )}
        />
      )}
      {pages > 1 ? (
        <Pagination
          label="Claims"
          from={(at - 1) * CLAIMS_PER_PAGE + 1}
          to={(at - 1) * CLAIMS_PER_PAGE + shown.length}
          total={wanted.length}
          {...(at > 1 ? { previousHref: pageHref(at - 1) } : {})}
          {...(at < pages ? { nextHref: pageHref(at + 1) } : {})}
        />
      ) : null}
    </ProjectShell>
  );
}
