import { and, eq } from "drizzle-orm";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { scopesAllow, type TokenScope } from "#lib/accounts/scopes.ts";
import { roleAllows, type Permission, type Role } from "#lib/projects/roles.ts";
import { runPrepared } from "./run-prepared.ts";
import type { Reading } from "./store.ts";

/** Who acts. Only the session look-up makes one from a request. */
export interface Actor {
  id: string;
  name: string;
  isAdministrator: boolean;
  /** What the token at work may be used for; absent when a person is signed in. */
  scopes?: readonly TokenScope[];
}

declare const minted: unique symbol;

/**
 * Proof that somebody may do something in one project. Only `authorize` makes it, so that a mutation that asks for
 * one cannot be called without the check.
 */
export interface Authorized<P extends Permission = Permission> {
  readonly actor: Actor;
  readonly projectId: string;
  readonly role: Role;
  readonly permission: P;
  /**
   * Colleagues' work on an article is withheld until both have submitted it: the project is blind, and whoever asks
   * does not settle differences. `queries/visibility.ts` says what that leaves.
   */
  readonly isBlind: boolean;
  readonly [minted]: true;
}

const NOT_FOUND = "There is nothing here, or it belongs to a project that you are not a member of.";

interface Standing {
  role: Role;
  isBlind: boolean;
}

/** How somebody stands in a project, or null for outsiders. Administrators manage every project that exists. */
async function standingIn(reading: Reading, actor: Actor, projectId: string): Promise<Standing | null> {
  const { project, member } = reading.tables;
  const [row] = await runPrepared(reading, "standing", { userId: actor.id, projectId }, (holes) =>
    reading.db
      .select({ role: member.role, blind: project.blind })
      .from(project)
      .leftJoin(member, and(eq(member.projectId, project.id), eq(member.userId, holes.userId)))
      .where(eq(project.id, holes.projectId)),
  );
  const role = actor.isAdministrator && row ? "manager" : (row?.role ?? null);
  if (!row || !role) return null;
  return { role, isBlind: row.blind && !roleAllows(role, "adjudicate") };
}

/** The role of somebody in a project, or null for outsiders. */
export async function roleIn(reading: Reading, actor: Actor, projectId: string): Promise<Role | null> {
  return (await standingIn(reading, actor, projectId))?.role ?? null;
}

/**
 * Checks that somebody may do something in a project. Outsiders get `not_found`, whether the project exists or not;
 * members whose role is too low get `forbidden`, and so do tokens that were not made for it: `scope` is what such a
 * token needs, where that is not the permission itself.
 */
export async function authorize<P extends Permission>(
  reading: Reading,
  actor: Actor,
  projectId: string | null,
  permission: P,
  scope: TokenScope = permission,
): Promise<Result<Authorized<P>>> {
  const standing = projectId === null ? null : await standingIn(reading, actor, projectId);
  if (projectId === null || standing === null) return fail("not_found", NOT_FOUND);
  const { role, isBlind } = standing;
  if (!roleAllows(role, permission))
    return fail("forbidden", `As ${role} of this project you cannot do this. Ask one of its managers.`);
  if (!scopesAllow(actor.scopes, scope)) return outOfScope(scope);
  return ok({ actor, projectId, role, permission, isBlind } as Authorized<P>);
}

/** What a token is told that was not made for this. */
export const outOfScope = (scope?: TokenScope): Result<never> =>
  fail(
    "forbidden",
    scope
      ? `This token was not made for this: it lacks the scope “${scope}”.`
      : "No token may do this. Sign in.",
  );

export const notFound = (): Result<never> => fail("not_found", NOT_FOUND);
