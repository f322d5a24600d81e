import "server-only";
import { setPassword } from "#db/mutations/accounts.ts";
import { findCredential, findPasswordHash } from "#db/queries/accounts.ts";
import type { Store } from "#db/store.ts";
import { fail } from "#lib/operations/envelope.ts";
import { hashPassword, isOutdated, verifyPassword } from "./passwords.ts";

/** Checked where there is no account, so that the answer takes as long as for one that there is. */
const decoy = hashPassword(crypto.randomUUID());

/**
 * Whose email and password these are, or null. A password that was hashed by older rules is hashed afresh, now that it
 * is known.
 */
export async function userOfPassword(
  store: Store,
  { email, password }: { email: string; password: string },
  now: number,
): Promise<string | null> {
  const known = await findCredential(store.reading, email);
  const isRight = await verifyPassword({ hash: known?.passwordHash ?? (await decoy), password });
  if (!known || !isRight) return null;
  if (isOutdated(known.passwordHash)) {
    const fresh = await hashPassword(password);
    await store.write((writing) => setPassword(writing, known.userId, fresh, now));
  }
  return known.userId;
}

/** Whether this is the present password of somebody who is signed in. */
export async function isOwnPassword(store: Store, userId: string, password: string): Promise<boolean> {
  const hash = await findPasswordHash(store.reading, userId);
  return hash !== null && (await verifyPassword({ hash, password }));
}

/** The refusal of a wrong present password, at the field of the form that it was typed into. */
export function wrongOwnPassword(field: string) {
  const message = "Your present password is another one.";
  return fail("invalid", message, { fields: { [field]: message } });
}
