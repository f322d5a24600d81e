import type { Metadata } from "next";
import { listNotices } from "#db/queries/discussion.ts";
import { listMembers } from "#db/queries/projects.ts";
import { OF_DISCUSSION } from "#lib/live/shown.ts";
import { NoticeList } from "#components/inbox/notice-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Inbox" };

interface Props {
  params: Promise<{ project: string }>;
}

export default async function InboxPage({ params }: Props) {
  const context = await requireProject((await params).project);
  const { project, reading, by } = context;
  const [notices, members] = await Promise.all([listNotices(reading, by), listMembers(reading, by)]);
  return (
    <ProjectShell context={context} crumbs={[{ label: "Inbox" }]} live={OF_DISCUSSION}>
      <h1 className="font-serif text-2xl">Inbox</h1>
      <p className="mt-1 mb-4 max-w-180 text-sm text-muted-foreground">
        Comments in which somebody names you, and answers in threads that you take part in.
      </p>
      {notices.length === 0 ? (
        <EmptyState>
          Nothing waits for you. Write @ and a name in a comment, and it comes into that person’s inbox.
        </EmptyState>
      ) : (
        <NoticeList
          projectId={project.id}
          notices={notices}
          people={members.map(({ id, name }) => ({ id, name }))}
        />
      )}
    </ProjectShell>
  );
}
