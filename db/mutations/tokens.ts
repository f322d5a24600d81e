import { and, eq } from "drizzle-orm";
import type { TokenScope } from "#lib/accounts/scopes.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Actor } from "../guard.ts";
import type { Writing } from "../store.ts";
import { recordAccount } from "./account-rows.ts";
import { hashSecret } from "../secrets.ts";

const DAY = 24 * 60 * 60 * 1000;

export interface NewToken {
  id: string;
  name: string;
  scopes: TokenScope[];
  days: number;
  /** The whole token as its owner will use it; only its hash and its last four characters are kept. */
  token: string;
}

/** Makes a token of one's own for a program. */
export async function createToken(
  writing: Writing,
  actor: Actor,
  { id, name, scopes, days, token }: NewToken,
  now: number,
): Promise<Result<{ id: string; expiresAt: number }>> {
  const expiresAt = now + days * DAY;
  const row = { id, name, scopes, hint: token.slice(-4), createdAt: now, expiresAt };
  await writing.db
    .insert(writing.tables.apiToken)
    .values({ ...row, userId: actor.id, secretHash: hashSecret(token) });
  await recordAccount(writing, actor, "token.create", { before: null, after: row }, now);
  return ok({ id, expiresAt });
}

/** Ends a token of one's own at once. */
export async function revokeToken(
  writing: Writing,
  actor: Actor,
  { id }: { id: string },
  now: number,
): Promise<Result<{ id: string }>> {
  const { apiToken } = writing.tables;
  const [gone] = await writing.db
    .delete(apiToken)
    .where(and(eq(apiToken.id, id), eq(apiToken.userId, actor.id)))
    .returning({ id: apiToken.id, name: apiToken.name, scopes: apiToken.scopes });
  if (!gone) return fail("not_found", "This token has ended already.");
  await recordAccount(writing, actor, "token.revoke", { before: gone, after: null }, now);
  return ok({ id });
}

/** Notes that a token is in use. */
export async function noteTokenUse(
  { db, tables: { apiToken } }: Writing,
  id: string,
  now: number,
): Promise<void> {
  await db.update(apiToken).set({ usedAt: now }).where(eq(apiToken.id, id));
}
