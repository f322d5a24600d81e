import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { listReviewPlaces, reviewerNames } from "#db/queries/adjudication.ts";
import { findArticle, listAnnotations } from "#db/queries/articles.ts";
import { articleQueue } from "#lib/adjudication/desk.ts";
import { reviewerVoices } from "#lib/adjudication/voices.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { OF_CLAIM_PAGES } from "#lib/live/shown.ts";
import { Desk } from "#components/adjudication/desk.tsx";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../../../_shell/project-shell.tsx";

interface Props {
  params: Promise<{ project: string; article: string }>;
  searchParams: Promise<{ at?: string | string[] }>;
}

export const metadata: Metadata = { title: "Settle passages" };

export default async function SettlePage({ params, searchParams }: Props) {
  const { project: projectId, article: articleId } = await params;
  const context = await requireProject(projectId);
  const { reading, by, project } = context;
  if (!roleAllows(by.role, "adjudicate")) notFound();
  const article = await findArticle(reading, by, articleId);
  if (!article) notFound();
  const [rows, places, names] = await Promise.all([
    listAnnotations(reading, by, article.versionId),
    listReviewPlaces(reading, by),
    reviewerNames(reading, by),
  ]);
  const place = places.find((each) => each.articleId === articleId);
  const at = Number((await searchParams).at);
  const base = `/p/${project.id}/review`;
  const next = articleQueue(places).find((item) => item.conflicts > 0 && item.place.articleId !== articleId);
  const { id, versionId, title, text, blocks, language } = article;
  return (
    <ProjectShell
      context={context}
      crumbs={[{ label: "Review", href: base }, { label: title }]}
      layout="full"
      live={OF_CLAIM_PAGES}
    >
      <Desk
        key={versionId}
        projectId={project.id}
        article={{ id, versionId, title, text, blocks, language }}
        annotations={rows.map(({ reviewerId: reviewer, start, end, tag, subtype, version, ...row }) => ({
          ...{ id: row.id, reviewer, start, end, tag, subtype, version },
        }))}
        readers={[...(place?.readers ?? [])]}
        adjudications={[...(place?.adjudications ?? [])]}
        names={names}
        voices={Object.fromEntries(reviewerVoices(places))}
        at={Number.isInteger(at) ? at : null}
        gold={roleAllows(by.role, "manage")}
        queueHref={base}
        nextHref={next ? `${base}/articles/${next.place.articleId}` : null}
      />
    </ProjectShell>
  );
}
