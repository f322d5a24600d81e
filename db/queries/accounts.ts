import { and, asc, count, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import type { TokenScope } from "#lib/accounts/scopes.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Role } from "#lib/projects/roles.ts";
import type { Actor } from "../guard.ts";
import { hashSecret } from "../secrets.ts";
import type { Reading } from "../store.ts";

export interface AccountSummary {
  id: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  disabledAt: number | null;
  hasSecondFactor: boolean;
  projects: number;
}

/** Every account of the installation by name; for administrators. */
export async function listAccounts(
  { db, tables: { user, member, secondFactor } }: Reading,
  actor: Actor,
): Promise<Result<AccountSummary[]>> {
  if (!actor.isAdministrator)
    return fail("forbidden", "Only administrators of this installation can see this.");
  const { id, name, email, isAdministrator, disabledAt } = user;
  const { confirmedAt } = secondFactor;
  const rows = await db
    .select({ id, name, email, isAdministrator, disabledAt, confirmedAt, projects: count(member.projectId) })
    .from(user)
    .leftJoin(member, eq(member.userId, user.id))
    .leftJoin(secondFactor, eq(secondFactor.userId, user.id))
    .groupBy(id, name, email, isAdministrator, disabledAt, confirmedAt)
    .orderBy(asc(name), asc(id));
  return ok(rows.map(({ confirmedAt: on, ...row }) => ({ ...row, hasSecondFactor: on !== null })));
}

/** The hash of somebody's password. */
export async function findPasswordHash(
  { db, tables: { account } }: Reading,
  userId: string,
): Promise<string | null> {
  const [row] = await db
    .select({ password: account.password })
    .from(account)
    .where(and(eq(account.userId, userId), eq(account.providerId, "credential")));
  return row?.password ?? null;
}

export interface Credential {
  userId: string;
  passwordHash: string;
}

/** Whose password belongs to an address; null when nobody signs in with one there. */
export async function findCredential(
  { db, tables: { account, user } }: Reading,
  email: string,
): Promise<Credential | null> {
  const [row] = await db
    .select({ userId: user.id, passwordHash: account.password })
    .from(user)
    .innerJoin(account, eq(account.userId, user.id))
    .where(and(eq(user.email, email), eq(account.providerId, "credential")));
  return row?.passwordHash ? { userId: row.userId, passwordHash: row.passwordHash } : null;
}

/** Whose password may be reset by mail to an address: of those who have one and are not disabled. */
export async function findResettable(
  { db, tables: { account, user } }: Reading,
  email: string,
): Promise<{ id: string; name: string } | null> {
  const [row] = await db
    .select({ id: user.id, name: user.name })
    .from(user)
    .innerJoin(account, eq(account.userId, user.id))
    .where(and(eq(user.email, email), eq(account.providerId, "credential"), isNull(user.disabledAt)));
  return row ?? null;
}

/** Whether an account was disabled; false when there is none. */
export async function isDisabled({ db, tables: { user } }: Reading, userId: string): Promise<boolean> {
  const [row] = await db.select({ disabledAt: user.disabledAt }).from(user).where(eq(user.id, userId));
  return row !== undefined && row.disabledAt !== null;
}

/** Whether it is known that an account's address is its owner's; null when there is no such account. */
export async function isAddressProven(
  { db, tables: { user } }: Reading,
  userId: string,
): Promise<boolean | null> {
  const [row] = await db.select({ proven: user.emailVerified }).from(user).where(eq(user.id, userId));
  return row?.proven ?? null;
}

export interface Invited {
  projectId: string;
  projectName: string;
  role: Role;
  expiresAt: number;
}

/** What an unused invitation opens; null when it is unknown, used or expired. */
export async function findInvitation(
  { db, tables: { invitation, project } }: Reading,
  secret: string,
  now: number,
): Promise<Invited | null> {
  const [row] = await db
    .select({
      projectId: project.id,
      projectName: project.name,
      role: invitation.role,
      expiresAt: invitation.expiresAt,
    })
    .from(invitation)
    .innerJoin(project, eq(project.id, invitation.projectId))
    .where(
      and(
        eq(invitation.secretHash, hashSecret(secret)),
        isNull(invitation.usedAt),
        gt(invitation.expiresAt, now),
      ),
    );
  return row ?? null;
}

/** Whose password an unused link resets; null when it is unknown, used or expired. */
export async function findReset(
  { db, tables: { oneTimeLink, user } }: Reading,
  secret: string,
  now: number,
): Promise<{ name: string; email: string } | null> {
  const [row] = await db
    .select({ name: user.name, email: user.email })
    .from(oneTimeLink)
    .innerJoin(user, eq(user.id, oneTimeLink.userId))
    .where(
      and(
        eq(oneTimeLink.secretHash, hashSecret(secret)),
        inArray(oneTimeLink.purpose, ["reset", "mailed-reset"]),
        isNull(oneTimeLink.usedAt),
        gt(oneTimeLink.expiresAt, now),
        isNull(user.disabledAt),
      ),
    );
  return row ?? null;
}

export interface TokenRow {
  id: string;
  name: string;
  hint: string;
  scopes: TokenScope[];
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
}

/** One's own tokens, newest first. */
export async function listTokens({ db, tables: { apiToken } }: Reading, actor: Actor): Promise<TokenRow[]> {
  const { id, name, hint, scopes, createdAt, expiresAt, usedAt } = apiToken;
  return db
    .select({ id, name, hint, scopes, createdAt, expiresAt, usedAt })
    .from(apiToken)
    .where(eq(apiToken.userId, actor.id))
    .orderBy(desc(createdAt), desc(id));
}
