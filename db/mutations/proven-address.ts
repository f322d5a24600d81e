import { and, eq } from "drizzle-orm";
import type { Writing } from "../store.ts";
import { recordAccount } from "./account-rows.ts";

/**
 * Notes that an account's address belongs to whoever is coming in now. Whoever opened the account may have been somebody
 * else, who wrote this address without having it: the first proof ends every way in that was there before.
 */
export async function proveAddress(writing: Writing, userId: string, now: number): Promise<void> {
  const { user } = writing.tables;
  const [row] = await writing.db.select({ proven: user.emailVerified }).from(user).where(eq(user.id, userId));
  if (!row || row.proven) return;
  await endUnprovenAccess(writing, userId);
  await writing.db
    .update(user)
    .set({ emailVerified: true, updatedAt: new Date(now) })
    .where(eq(user.id, userId));
  const change = { before: { id: userId, proven: false }, after: { id: userId, proven: true } };
  await recordAccount(writing, { id: userId }, "account.prove-address", change, now);
}

/**
 * Ends password, sessions, tokens and links of an account. What a provider vouched for stays, and so does the second
 * factor: it keeps people out, and letting go of it is for an administrator.
 */
async function endUnprovenAccess({ db, tables }: Writing, userId: string): Promise<void> {
  const { account } = tables;
  await db.delete(account).where(and(eq(account.userId, userId), eq(account.providerId, "credential")));
  for (const table of [tables.session, tables.apiToken, tables.oneTimeLink])
    await db.delete(table).where(eq(table.userId, userId));
}
