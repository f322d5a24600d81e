import Link from "next/link";
import { listProjects } from "#db/queries/projects.ts";
import { SaveState } from "#components/outbox/save-state.tsx";
import { NewProjectDialog } from "#components/projects/new-project-dialog.tsx";
import { AppShell } from "#components/shell/app-shell.tsx";
import { UserMenu } from "#components/shell/user-menu.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireSession } from "#app/_server/loaders.ts";
import { services } from "#app/_server/services.ts";

export default async function ProjectsPage() {
  const session = await requireSession();
  const { store } = await services();
  const projects = await listProjects(store.reading, session);
  return (
    <AppShell saveState={<SaveState />} user={<UserMenu name={session.name} email={session.email} />}>
      <div className="mb-6 flex items-center justify-between gap-4">
        <h1 className="font-serif text-2xl">Projects</h1>
        <NewProjectDialog />
      </div>
      {projects.length === 0 ? (
        <EmptyState>A project holds the articles about one event or question. Make one to begin.</EmptyState>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {projects.map((project) => (
            <li key={project.id}>
              <Link
                href={`/p/${project.id}`}
                className="flex h-full flex-col gap-2 rounded-lg border bg-card p-4 transition-colors duration-100 hover:border-primary"
              >
                <span className="font-serif text-lg">{project.name}</span>
                <span className="line-clamp-3 text-sm text-muted-foreground">{project.description}</span>
                <span className="mt-auto pt-2 text-xs text-muted-foreground tabular-nums">
                  {project.articles === 1 ? "1 article" : `${project.articles} articles`} · {project.role}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </AppShell>
  );
}
