import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { findArticle, listAnnotations, listArticles } from "#db/queries/articles.ts";
import { countUnread } from "#db/queries/discussion.ts";
import { listMembers } from "#db/queries/projects.ts";
import { packAnnotations } from "#lib/annotations/packed.ts";
import { initialsOf } from "#lib/projects/initials.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { PackedArticleScreen } from "#components/articles/packed-article-screen.tsx";
import { CommandPalette } from "#components/shell/command-palette.tsx";
import { nextInQueue } from "#app/_server/assignment/overview.ts";
import { requireProject } from "#app/_server/loaders.ts";
import { projectCommands } from "../../../../_shell/project-pages.ts";

interface Props {
  params: Promise<{ project: string; article: string }>;
}

const load = cache(async (projectId: string, articleId: string) => {
  const context = await requireProject(projectId);
  const article = await findArticle(context.reading, context.by, articleId);
  if (!article) notFound();
  return { ...context, article };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, article } = await params;
  return { title: (await load(project, article)).article.title };
}

export default async function ArticlePage({ params }: Props) {
  const names = await params;
  const { project, article, by, reading, session } = await load(names.project, names.article);
  const [annotations, members, articles, unread, queued] = await Promise.all([
    listAnnotations(reading, by, article.versionId),
    listMembers(reading, by),
    listArticles(reading, by),
    countUnread(reading, by),
    nextInQueue({ reading, by, session }, article.id),
  ]);
  const position = articles.findIndex(({ id }) => id === article.id);
  const following = [...articles.slice(position + 1), ...articles.slice(0, Math.max(0, position))];
  const next =
    queued === undefined ? (following.find(({ review }) => review !== "submitted") ?? null) : queued;
  const { id, versionId, title, text, blocks, publisher, publishedAt, url, review } = article;
  return (
    <CommandPalette items={projectCommands(project.id)}>
      <PackedArticleScreen
        projectId={project.id}
        article={{
          id,
          versionId,
          title,
          text,
          blocks,
          publisher,
          publishedAt,
          url,
          language: article.language || null,
        }}
        annotations={packAnnotations(annotations)}
        reviewers={members.map((member) => ({
          id: member.id,
          name: member.name,
          initials: initialsOf(member.name),
        }))}
        me={{ id: session.id, canAnnotate: roleAllows(by.role, "annotate") }}
        crumbs={[
          { label: project.name, href: `/p/${project.id}` },
          { label: "Articles", href: `/p/${project.id}/articles` },
        ]}
        review={review}
        next={next ? { id: next.id, title: next.title } : null}
        progress={{
          submitted: articles.filter((each) => each.review === "submitted").length,
          total: articles.length,
        }}
        unread={unread}
      />
    </CommandPalette>
  );
}
