import { eq } from "drizzle-orm";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { appendEvent } from "../events.ts";
import type { Reading, Writing } from "../store.ts";

export interface NewAccount {
  id: string;
  name: string;
  email: string;
  /** Null for somebody who signs in through a provider only. */
  passwordHash: string | null;
  isAdministrator?: boolean;
  /** Whether it is known that the address is theirs; false unless said. */
  isAddressProven?: boolean;
}

/** The row that keeps a password, in the sign-in library's words. */
export const passwordRow = (userId: string, password: string, now: number) => ({
  ...{ id: `${userId}-password`, userId, accountId: userId, providerId: "credential", password },
  ...{ createdAt: new Date(now), updatedAt: new Date(now) },
});

/** Writes an account with its password, if it has one. Fails with `duplicate` when its address is taken. */
export async function insertAccount(
  { db, tables }: Writing,
  { id, name, email, passwordHash, isAdministrator = false, isAddressProven = false }: NewAccount,
  now: number,
): Promise<Result<null>> {
  const address = email.toLowerCase();
  const [taken] = await db
    .select({ id: tables.user.id })
    .from(tables.user)
    .where(eq(tables.user.email, address));
  if (taken)
    return fail("duplicate", "There is an account with this address already.", {
      fields: {
        email: "There is an account with this address already. Sign in with it, then open the link again.",
      },
    });
  const times = { createdAt: new Date(now), updatedAt: new Date(now) };
  const standing = { isAdministrator, emailVerified: isAddressProven };
  await db.insert(tables.user).values({ id, name, email: address, ...standing, ...times });
  if (passwordHash !== null) await db.insert(tables.account).values(passwordRow(id, passwordHash, now));
  return ok(null);
}

export interface AccountRow {
  id: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  disabledAt: number | null;
}

export async function findAccount({ db, tables }: Reading, userId: string): Promise<AccountRow | null> {
  const { id, name, email, isAdministrator, disabledAt } = tables.user;
  const [row] = await db
    .select({ id, name, email, isAdministrator, disabledAt })
    .from(tables.user)
    .where(eq(id, userId));
  return row ?? null;
}

/** Logs a change of an account: it concerns the installation, no project. Secrets never get into it. */
export async function recordAccount<Before extends { id: string }, After extends { id: string }>(
  writing: Writing,
  actor: { id: string },
  kind: `${string}.${string}`,
  { before, after }: { before: Before | null; after: After | null },
  now: number,
): Promise<void> {
  const [entity = ""] = kind.split(".");
  const entityId = (after ?? before)?.id ?? "";
  await appendEvent(
    writing,
    { projectId: null, actorId: actor.id, kind, entity, entityId, before, after },
    now,
  );
}
