import { and, eq, gt, isNull } from "drizzle-orm";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Writing } from "../store.ts";
import { insertAccount, recordAccount } from "./account-rows.ts";
import { joinByRow, joinBySecret } from "./invitations.ts";
import { proveAddress } from "./proven-address.ts";

/** Somebody as a provider knows them, whose address may be believed. */
export interface KnownByProvider {
  issuer: string;
  subject: string;
  email: string;
  name: string;
}

interface Wishes {
  /** The id of the account, should one be made. */
  id: string;
  /** The secret of an invitation that they came with. */
  invitation: string | null;
  /** Whether people get an account whom nobody invited. */
  admitsAnybody: boolean;
}

const providerIdOf = ({ issuer }: KnownByProvider) => `oidc ${issuer}`;

/**
 * The account of somebody whom a provider vouches for: the one that is tied to this subject, else the one with this
 * address (which is tied to it from now on, and loses every other way in unless its address was proven), else a new one for whoever was invited by link or by mail, or for anybody
 * where that is wished. Fails with `not_found` for strangers.
 */
export async function accountByProvider(
  writing: Writing,
  person: KnownByProvider,
  { id, invitation, admitsAnybody }: Wishes,
  now: number,
): Promise<Result<{ userId: string }>> {
  const tied = await findTied(writing, person);
  const userId = tied ?? (await findByAddress(writing, person.email));
  if (userId !== null) {
    if (tied === null) {
      await proveAddress(writing, userId, now);
      await tie(writing, userId, person, now);
    }
    if (invitation !== null) await joinBySecret(writing, userId, invitation, now);
    await joinByMail(writing, userId, person.email, now);
    return ok({ userId });
  }
  const { email, name } = person;
  const account = { id, name, email, passwordHash: null, isAddressProven: true };
  const made = await insertAccount(writing, account, now);
  if (!made.ok) return made;
  await tie(writing, id, person, now);
  const after = { id, name, isAdministrator: false };
  await recordAccount(writing, { id }, "account.create", { before: null, after }, now);
  const joined = invitation !== null && (await joinBySecret(writing, id, invitation, now)).ok;
  const invited = await joinByMail(writing, id, person.email, now);
  // The caller's transaction takes the account back.
  if (!joined && invited === 0 && !admitsAnybody)
    return fail("not_found", "Nobody with this address has an account here, or was invited.");
  return ok({ userId: id });
}

async function findTied({ db, tables: { account } }: Writing, person: KnownByProvider) {
  const [row] = await db
    .select({ userId: account.userId })
    .from(account)
    .where(and(eq(account.providerId, providerIdOf(person)), eq(account.accountId, person.subject)));
  return row?.userId ?? null;
}

async function findByAddress({ db, tables: { user } }: Writing, email: string) {
  const [row] = await db.select({ id: user.id }).from(user).where(eq(user.email, email));
  return row?.id ?? null;
}

async function tie(writing: Writing, userId: string, person: KnownByProvider, now: number) {
  const at = new Date(now);
  await writing.db.insert(writing.tables.account).values({
    ...{ id: crypto.randomUUID(), userId, accountId: person.subject, providerId: providerIdOf(person) },
    ...{ createdAt: at, updatedAt: at },
  });
  const after = { id: userId, issuer: person.issuer };
  await recordAccount(writing, { id: userId }, "account.tie-provider", { before: null, after }, now);
}

/** Joins every project that somebody was invited to at this address; returns how many. */
async function joinByMail(writing: Writing, userId: string, email: string, now: number): Promise<number> {
  const { invitation } = writing.tables;
  const open = await writing.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(and(eq(invitation.email, email), isNull(invitation.usedAt), gt(invitation.expiresAt, now)));
  for (const { id } of open) await joinByRow(writing, userId, id, now);
  return open.length;
}
