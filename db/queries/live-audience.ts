import { and, gt, inArray, isNull } from "drizzle-orm";
import { roleAllows, type Role } from "#lib/projects/roles.ts";
import type { Reading } from "../store.ts";

/** Somebody who listens to a project, as far as the right to do so goes. */
export interface Listener {
  userId: string;
  projectId: string;
  /** Of a person who is signed in; of a token the other. */
  sessionId: string | null;
  tokenId: string | null;
}

export interface Standing {
  role: Role;
  isBlind: boolean;
}

/**
 * How each listener stands now, in a few queries for all of them; null for those whose session or token has ended,
 * who were disabled, or who are not in the project any more.
 */
export async function standingsOf(
  { db, tables }: Reading,
  listeners: readonly Listener[],
  now: number,
): Promise<(Standing | null)[]> {
  const { session, apiToken, user, member, project } = tables;
  const ids = (pick: (listener: Listener) => string | null) => [
    ...new Set(listeners.flatMap((listener) => pick(listener) ?? [])),
  ];
  const [users, projects] = [ids(({ userId }) => userId), ids(({ projectId }) => projectId)];
  const [sessions, tokens, people, members, shown] = await Promise.all([
    db
      .select({ id: session.id })
      .from(session)
      .where(
        and(
          inArray(
            session.id,
            ids(({ sessionId }) => sessionId),
          ),
          gt(session.expiresAt, new Date(now)),
        ),
      ),
    db
      .select({ id: apiToken.id })
      .from(apiToken)
      .where(
        and(
          inArray(
            apiToken.id,
            ids(({ tokenId }) => tokenId),
          ),
          gt(apiToken.expiresAt, now),
        ),
      ),
    db
      .select({ id: user.id, isAdministrator: user.isAdministrator })
      .from(user)
      .where(and(inArray(user.id, users), isNull(user.disabledAt))),
    db
      .select({ userId: member.userId, projectId: member.projectId, role: member.role })
      .from(member)
      .where(and(inArray(member.userId, users), inArray(member.projectId, projects))),
    db.select({ id: project.id, blind: project.blind }).from(project).where(inArray(project.id, projects)),
  ]);
  const open = new Set([...sessions, ...tokens].map(({ id }) => id));
  const administrators = new Map(people.map(({ id, isAdministrator }) => [id, isAdministrator]));
  const roles = new Map(members.map(({ userId, projectId, role }) => [`${userId} ${projectId}`, role]));
  const blind = new Map(shown.map((row) => [row.id, row.blind]));
  return listeners.map(({ userId, projectId, sessionId, tokenId }) => {
    if (!open.has(sessionId ?? tokenId ?? "") || !blind.has(projectId)) return null;
    const isAdministrator = administrators.get(userId);
    if (isAdministrator === undefined) return null;
    const role = isAdministrator ? "manager" : roles.get(`${userId} ${projectId}`);
    if (role === undefined) return null;
    return { role, isBlind: blind.get(projectId) === true && !roleAllows(role, "adjudicate") };
  });
}
