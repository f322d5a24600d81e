import { and, eq, gt, inArray, isNull, ne } from "drizzle-orm";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Actor } from "../guard.ts";
import type { Writing } from "../store.ts";
import { findAccount, insertAccount, passwordRow, recordAccount } from "./account-rows.ts";
import { proveAddress } from "./proven-address.ts";
import { hashSecret } from "../secrets.ts";

const LINK_LIFETIME = 24 * 60 * 60 * 1000;

/**
 * Makes the one-time link that creates the first administrator, and ends earlier ones. Returns whether one is needed:
 * false once there is an administrator.
 */
export async function issueFirstAdministratorLink(
  { db, tables: { oneTimeLink, user } }: Writing,
  { id, secret }: { id: string; secret: string },
  now: number,
): Promise<boolean> {
  if ((await db.$count(user, eq(user.isAdministrator, true))) > 0) return false;
  await db.delete(oneTimeLink).where(eq(oneTimeLink.purpose, "first-administrator"));
  await db.insert(oneTimeLink).values({
    ...{ id, purpose: "first-administrator", secretHash: hashSecret(secret) },
    ...{ createdAt: now, expiresAt: now + LINK_LIFETIME },
  });
  return true;
}

type Purpose = "first-administrator" | "reset" | "mailed-reset";

/** Uses up a link; null when it is unknown, used or expired. Of two at once only one gets it. */
async function consumeLink(
  { db, tables: { oneTimeLink } }: Writing,
  purposes: readonly Purpose[],
  secret: string,
  now: number,
): Promise<{ userId: string | null; purpose: Purpose } | null> {
  const [link] = await db
    .update(oneTimeLink)
    .set({ usedAt: now })
    .where(
      and(
        eq(oneTimeLink.secretHash, hashSecret(secret)),
        inArray(oneTimeLink.purpose, [...purposes]),
        isNull(oneTimeLink.usedAt),
        gt(oneTimeLink.expiresAt, now),
      ),
    )
    .returning({ userId: oneTimeLink.userId, purpose: oneTimeLink.purpose });
  return link ?? null;
}

export interface NewAdministrator {
  id: string;
  token: string;
  name: string;
  email: string;
  passwordHash: string;
}

/**
 * Uses the one-time link to make the first administrator, who also becomes manager of every project that is there
 * (the sample). Fails with `forbidden` when the link is unknown, used or expired.
 */
export async function createFirstAdministrator(
  writing: Writing,
  { id, token, name, email, passwordHash }: NewAdministrator,
  now: number,
): Promise<Result<{ id: string }>> {
  const { db, tables } = writing;
  const link = await consumeLink(writing, ["first-administrator"], token, now);
  if (!link || (await db.$count(tables.user, eq(tables.user.isAdministrator, true))) > 0)
    return fail("forbidden", "This link was used or has expired. Start the server again to get a new one.");
  // Whoever reads what the server prints is believed about their address too.
  const standing = { isAdministrator: true, isAddressProven: true };
  const made = await insertAccount(writing, { id, name, email, passwordHash, ...standing }, now);
  if (!made.ok) return made;
  const projects = await db.select({ projectId: tables.project.id }).from(tables.project);
  if (projects.length > 0)
    await db.insert(tables.member).values(
      projects.map(({ projectId }) => ({
        projectId,
        userId: id,
        role: "manager" as const,
        createdAt: now,
      })),
    );
  await recordAccount(
    writing,
    { id },
    "account.create",
    { before: null, after: { id, name, isAdministrator: true } },
    now,
  );
  return ok({ id });
}

/**
 * Makes a link for a new password, good for a day unless said, and ends earlier ones. For administrators, and for
 * whoever forgot their own and gets it by mail: `isMailed` means that nobody but the mailbox's owner sees the secret.
 */
export async function issueResetLink(
  writing: Writing,
  actor: Actor,
  {
    id,
    secret,
    userId,
    minutes,
    isMailed = false,
  }: { id: string; secret: string; userId: string; minutes?: number; isMailed?: boolean },
  now: number,
): Promise<Result<{ expiresAt: number }>> {
  const { db, tables } = writing;
  const account = await findAccount(writing, userId);
  if (!account) return fail("not_found", "There is no such account.");
  await db.delete(tables.oneTimeLink).where(eq(tables.oneTimeLink.userId, userId));
  const expiresAt = now + (minutes === undefined ? LINK_LIFETIME : minutes * 60_000);
  await db.insert(tables.oneTimeLink).values({
    ...{ id, purpose: isMailed ? ("mailed-reset" as const) : ("reset" as const) },
    ...{ userId, secretHash: hashSecret(secret) },
    ...{ createdAt: now, expiresAt },
  });
  await recordAccount(
    writing,
    actor,
    "account.issue-reset",
    { before: null, after: { id: userId, expiresAt } },
    now,
  );
  return ok({ expiresAt });
}

/** Gives the account of a link a new password and ends all its sessions. Returns the address to sign in with. */
export async function resetPassword(
  writing: Writing,
  { secret, passwordHash }: { secret: string; passwordHash: string },
  now: number,
): Promise<Result<{ id: string; email: string }>> {
  const link = await consumeLink(writing, ["reset", "mailed-reset"], secret, now);
  const account = link?.userId ? await findAccount(writing, link.userId) : null;
  if (!account || account.disabledAt !== null)
    return fail("forbidden", "This link was used or has expired. Ask an administrator for a new one.");
  if (link?.purpose === "mailed-reset") await proveAddress(writing, account.id, now);
  await setPassword(writing, account.id, passwordHash, now);
  await endSessions(writing, account.id);
  await recordAccount(
    writing,
    account,
    "account.reset-password",
    { before: null, after: { id: account.id } },
    now,
  );
  return ok({ id: account.id, email: account.email });
}

/** Gives one's own account a new password and ends its other sessions. */
export async function changePassword(
  writing: Writing,
  { id, sessionId }: Actor & { sessionId: string },
  passwordHash: string,
  now: number,
): Promise<Result<{ id: string }>> {
  await setPassword(writing, id, passwordHash, now);
  await endSessions(writing, id, sessionId);
  await recordAccount(writing, { id }, "account.change-password", { before: null, after: { id } }, now);
  return ok({ id });
}

/** Keeps the hash of a password; somebody who came through a provider gets their first one by it. */
export async function setPassword(
  { db, tables: { account } }: Writing,
  userId: string,
  password: string,
  now: number,
): Promise<void> {
  const [known] = await db
    .update(account)
    .set({ password, updatedAt: new Date(now) })
    .where(and(eq(account.userId, userId), eq(account.providerId, "credential")))
    .returning({ id: account.id });
  if (!known) await db.insert(account).values(passwordRow(userId, password, now));
}

async function endSessions({ db, tables: { session } }: Writing, userId: string, except = "") {
  await db.delete(session).where(and(eq(session.userId, userId), ne(session.id, except)));
}

/** Changes the name that colleagues see. */
export async function updateAccount(
  writing: Writing,
  actor: Actor,
  { name }: { name: string },
  now: number,
): Promise<Result<{ id: string; name: string }>> {
  return changeAccount(writing, actor, actor.id, "account.update", { name }, now);
}

/** Shuts somebody out: sessions end at once, tokens stop working, nothing of their work is lost. */
export async function disableAccount(
  writing: Writing,
  actor: Actor,
  { id }: { id: string },
  now: number,
): Promise<Result<{ id: string }>> {
  if (id === actor.id)
    return fail("invalid", "You cannot disable your own account: ask another administrator.");
  await endSessions(writing, id);
  return changeAccount(writing, actor, id, "account.disable", { disabledAt: now }, now);
}

/** Lets somebody who was shut out in again. */
export const enableAccount = (writing: Writing, actor: Actor, { id }: { id: string }, now: number) =>
  changeAccount(writing, actor, id, "account.enable", { disabledAt: null }, now);

/** Makes somebody an administrator of the installation, or no longer one; never oneself, so that one is left. */
export async function setAdministrator(
  writing: Writing,
  actor: Actor,
  { id, isAdministrator }: { id: string; isAdministrator: boolean },
  now: number,
): Promise<Result<{ id: string }>> {
  if (id === actor.id)
    return fail("invalid", "You cannot change this for yourself: ask another administrator.");
  return changeAccount(writing, actor, id, "account.set-administrator", { isAdministrator }, now);
}

interface AccountChanges {
  name?: string;
  disabledAt?: number | null;
  isAdministrator?: boolean;
}

async function changeAccount<Changes extends AccountChanges>(
  writing: Writing,
  actor: Actor,
  id: string,
  kind: `account.${string}`,
  changes: Changes,
  now: number,
): Promise<Result<{ id: string } & Changes>> {
  const before = await findAccount(writing, id);
  if (!before) return fail("not_found", "There is no such account.");
  const { user } = writing.tables;
  await writing.db
    .update(user)
    .set({ ...changes, updatedAt: new Date(now) })
    .where(eq(user.id, id));
  await recordAccount(writing, actor, kind, { before, after: { ...before, ...changes } }, now);
  return ok({ id, ...changes });
}

/** Ends one session of one's own. */
export async function endSession(
  writing: Writing,
  actor: Actor,
  { id }: { id: string },
  now: number,
): Promise<Result<{ id: string }>> {
  const { session } = writing.tables;
  const [ended] = await writing.db
    .delete(session)
    .where(and(eq(session.id, id), eq(session.userId, actor.id)))
    .returning({ id: session.id });
  if (!ended) return fail("not_found", "This session has ended already.");
  await recordAccount(writing, actor, "session.end", { before: ended, after: null }, now);
  return ok(ended);
}
