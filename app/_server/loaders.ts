import "server-only";
import { notFound as showNotFound, redirect } from "next/navigation";
import { cache } from "react";
import { authorize, type Authorized } from "#db/guard.ts";
import { countUnread } from "#db/queries/discussion.ts";
import { findProject, type Project } from "#db/queries/projects.ts";
import type { SessionRow } from "#db/queries/sessions.ts";
import type { Reading } from "#db/store.ts";
import { idSchema } from "#lib/operations/envelope.ts";
import { services } from "./services.ts";
import { currentSession } from "./session.ts";

/** Looked up once per request, however many parts of a page ask. */
const session = cache(currentSession);

/** Whoever is signed in; everybody else is sent to the door and comes back to `path` afterwards. */
export async function requireSession(path = "/"): Promise<SessionRow> {
  const found = await session();
  if (!found) redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
  return found;
}

/** Whoever is signed in, or null. */
export const findSession = session;

export interface ProjectContext {
  session: SessionRow;
  by: Authorized<"read">;
  project: Project;
  reading: Reading;
}

/** What every page of a project begins with; for outsiders the page does not exist. */
export const requireProject = cache(async (projectId: string): Promise<ProjectContext> => {
  const actor = await requireSession(`/p/${encodeURIComponent(projectId)}`);
  const { store } = await services();
  const id = idSchema.safeParse(projectId);
  const by = await authorize(store.reading, actor, id.success ? id.data : null, "read");
  if (!by.ok) showNotFound();
  const project = await findProject(store.reading, by.value);
  return { session: actor, by: by.value, project, reading: store.reading };
});

/** How many comments wait in the inbox of whoever is signed in. */
export const unreadComments = ({ reading, by }: ProjectContext): Promise<number> => countUnread(reading, by);
