import type { ReactNode } from "react";
import { SaveState } from "#components/outbox/save-state.tsx";
import { AppShell } from "#components/shell/app-shell.tsx";
import { CommandButton, CommandPalette } from "#components/shell/command-palette.tsx";
import { ProjectNav } from "#components/shell/project-nav.tsx";
import { UserMenu } from "#components/shell/user-menu.tsx";
import type { Crumb } from "#components/ui/breadcrumb.tsx";
import type { ProjectContext } from "#app/_server/loaders.ts";
import { projectCommands, projectPages } from "./project-pages.ts";

interface Props {
  context: ProjectContext;
  /** What follows the project in the breadcrumb. */
  crumbs?: readonly Crumb[];
  layout?: "page" | "full";
  children: ReactNode;
}

/** The frame of every page of a project. */
export function ProjectShell({
  context: { project, session },
  crumbs = [],
  layout = "page",
  children,
}: Props) {
  const home: Crumb =
    crumbs.length > 0 ? { label: project.name, href: `/p/${project.id}` } : { label: project.name };
  return (
    <CommandPalette items={projectCommands(project.id)}>
      <AppShell
        breadcrumb={[home, ...crumbs]}
        nav={<ProjectNav items={projectPages(project.id)} />}
        search={<CommandButton />}
        saveState={<SaveState />}
        user={<UserMenu name={session.name} email={session.email} />}
        layout={layout}
      >
        {children}
      </AppShell>
    </CommandPalette>
  );
}
