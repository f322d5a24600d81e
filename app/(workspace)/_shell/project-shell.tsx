import type { ReactNode } from "react";
import { InboxButton } from "#components/inbox/inbox-button.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { SaveState } from "#components/outbox/save-state.tsx";
import { AppShell } from "#components/shell/app-shell.tsx";
import { CommandButton, CommandPalette } from "#components/shell/command-palette.tsx";
import { ProjectNav } from "#components/shell/project-nav.tsx";
import { UserMenu } from "#components/shell/user-menu.tsx";
import type { Crumb } from "#components/ui/breadcrumb.tsx";
import type { Shown } from "#lib/live/shown.ts";
import { unreadComments, type ProjectContext } from "#app/_server/loaders.ts";
import { projectCommands, projectPages } from "./project-pages.ts";

interface Props {
  context: ProjectContext;
  /** What follows the project in the breadcrumb. */
  crumbs?: readonly Crumb[];
  layout?: "page" | "full";
  /** What the page shows: it is read afresh when something of it changes. */
  live?: Shown;
  children: ReactNode;
}

/** The frame of every page of a project. */
export async function ProjectShell({ context, crumbs = [], layout = "page", live, children }: Props) {
  const { project, session } = context;
  const home: Crumb =
    crumbs.length > 0 ? { label: project.name, href: `/p/${project.id}` } : { label: project.name };
  const unread = await unreadComments(context);
  return (
    <CommandPalette items={projectCommands(project.id)}>
      <AppShell
        breadcrumb={[home, ...crumbs]}
        nav={<ProjectNav items={projectPages(project.id)} />}
        search={<CommandButton />}
        saveState={<SaveState />}
        inbox={<InboxButton projectId={project.id} unread={unread} />}
        user={<UserMenu name={session.name} email={session.email} />}
        layout={layout}
      >
        {live ? <LiveRefresh projectId={project.id} shown={live} /> : null}
        {children}
      </AppShell>
    </CommandPalette>
  );
}
