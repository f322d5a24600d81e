import { and, eq } from "drizzle-orm";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { scopesAllow, type TokenScope } from "#lib/accounts/scopes.ts";
import { roleAllows, type Permission, type Role } from "#lib/projects/roles.ts";
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
  readonly [minted]: true;
}

const NOT_FOUND = "There is nothing here, or it belongs to a project that you are not a member of.";

/** The role of somebody in a project, or null for outsiders. Administrators manage every project that exists. */
export async function roleIn({ db, tables }: Reading, actor: Actor, projectId: string): Promise<Role | null> {
  if (actor.isAdministrator) {
    const [found] = await db
      .select({ id: tables.project.id })
      .from(tables.project)
      .where(eq(tables.project.id, projectId));
    return found ? "manager" : null;
  }
  const [row] = await db
    .select({ role: tables.member.role })
    .from(tables.member)
    .where(and(eq(tables.member.projectId, projectId), eq(tables.member.userId, actor.id)));
  return row?.role ?? null;
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
  const role = projectId === null ? null : await roleIn(reading, actor, projectId);
  if (projectId === null || role === null) return fail("not_found", NOT_FOUND);
  if (!roleAllows(role, permission))
    return fail("forbidden", `As ${role} of this project you cannot do this. Ask one of its managers.`);
  if (!scopesAllow(actor.scopes, scope)) return outOfScope(scope);
  return ok({ actor, projectId, role, permission } as Authorized<P>);
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
