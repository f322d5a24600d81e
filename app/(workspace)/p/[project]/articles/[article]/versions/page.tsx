import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { listDecisionsLeftBehind } from "#db/queries/adjudication.ts";
import { findArticle, listLeftBehind, listVersions } from "#db/queries/articles.ts";
import { findVersionText } from "#db/queries/version-text.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { describePassage } from "#lib/text/anchoring.ts";
import { carryOver } from "#lib/text/carry-over.ts";
import type { Passage } from "#lib/text/passage.ts";
import { DecisionsLeftBehind, type DecisionLeftBehind } from "#components/articles/decisions-left-behind.tsx";
import { LeftBehindList, type LeftBehind } from "#components/articles/left-behind-list.tsx";
import { NewVersionForm } from "#components/articles/new-version-form.tsx";
import { VersionTable } from "#components/articles/version-table.tsx";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Versions" };

interface Props {
  params: Promise<{ project: string; article: string }>;
}

export default async function VersionsPage({ params }: Props) {
  const names = await params;
  const context = await requireProject(names.project);
  const { reading, by, project, session } = context;
  const article = await findArticle(reading, by, names.article);
  if (!article) notFound();
  const mayDecide = roleAllows(by.role, "adjudicate");
  const [versions, annotations, decisions] = await Promise.all([
    listVersions(reading, by, article.id),
    listLeftBehind(reading, by, article.id),
    mayDecide ? listDecisionsLeftBehind(reading, by, article.id) : [],
  ]);
  const proposalsFor = async (left: Passage & { versionId: string }) => {
    const old = await findVersionText(reading, left.versionId);
    const { survivors, changed, orphans } = carryOver(old?.text ?? "", article.text, [left]);
    return [
      ...survivors.map(({ to }) => to),
      ...changed.map(({ proposal }) => proposal),
      ...orphans.flatMap((orphan) => orphan.proposals.map(({ span }) => describePassage(article.text, span))),
    ].slice(0, 3);
  };
  const leftBehind: LeftBehind[] = [];
  for (const annotation of annotations) {
    const isMine = annotation.reviewerId === session.id;
    leftBehind.push({ annotation, proposals: await proposalsFor(annotation), isMine });
  }
  const undecided: DecisionLeftBehind[] = [];
  for (const decision of decisions) undecided.push({ decision, proposals: await proposalsFor(decision) });
  const articles = `/p/${project.id}/articles`;
  const canEdit = roleAllows(by.role, "annotate");
  return (
    <ProjectShell
      context={context}
      crumbs={[
        { label: "Articles", href: articles },
        { label: article.title, href: `${articles}/${article.id}` },
        { label: "Versions" },
      ]}
    >
      <h1 className="mb-4 font-serif text-2xl text-balance">Versions of “{article.title}”</h1>
      <div className="flex max-w-200 flex-col gap-8">
        <LeftBehindList versionId={article.versionId} items={leftBehind} canEdit={canEdit} />
        <DecisionsLeftBehind deskHref={`/p/${project.id}/review/articles/${article.id}`} items={undecided} />
        <VersionTable versions={versions} currentId={article.versionId} />
        {canEdit ? <NewVersionForm projectId={project.id} articleId={article.id} /> : null}
      </div>
    </ProjectShell>
  );
}
