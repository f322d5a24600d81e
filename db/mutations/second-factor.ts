import { and, eq, isNotNull, isNull, lt } from "drizzle-orm";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Actor } from "../guard.ts";
import type { Writing } from "../store.ts";
import { findAccount, recordAccount } from "./account-rows.ts";
import { hashSecret } from "../secrets.ts";

/** A code that was found right: the time step it belongs to, or the recovery code that it may be. */
export type CodeProof = { kind: "authenticator"; step: number } | { kind: "recovery"; code: string };

/** Recovery codes as they are handed out; only their hashes are kept. */
export type NewRecoveryCodes = readonly { id: string; code: string }[];

const NOT_ON = () => fail("not_found", "There is no second factor to change.");
export const WRONG_CODE = "This code is wrong or was used already. Take the one that is shown now.";

/** Keeps a secret that waits for its first code; an earlier one that was never confirmed is dropped. */
export async function beginSecondFactor(
  { db, tables: { secondFactor } }: Writing,
  actor: Actor,
  sealedSecret: string,
  now: number,
): Promise<Result<null>> {
  const own = eq(secondFactor.userId, actor.id);
  await db.delete(secondFactor).where(and(own, isNull(secondFactor.confirmedAt)));
  if ((await db.$count(secondFactor, own)) > 0)
    return fail("duplicate", "Your second factor is on already. Turn it off first to set up another.");
  await db.insert(secondFactor).values({ userId: actor.id, sealedSecret, createdAt: now });
  return ok(null);
}

/** Turns the second factor on, once a first code has shown that the authenticator has its secret. */
export async function confirmSecondFactor(
  writing: Writing,
  actor: Actor,
  { step, codes }: { step: number; codes: NewRecoveryCodes },
  now: number,
): Promise<Result<{ id: string }>> {
  const { secondFactor } = writing.tables;
  const [confirmed] = await writing.db
    .update(secondFactor)
    .set({ confirmedAt: now, lastStep: step })
    .where(and(eq(secondFactor.userId, actor.id), isNull(secondFactor.confirmedAt)))
    .returning({ id: secondFactor.userId });
  if (!confirmed) return fail("not_found", "This set-up is over. Begin it again.");
  await replaceCodes(writing, actor.id, codes, now);
  await recordAccount(writing, actor, "second-factor.turn-on", { before: null, after: confirmed }, now);
  return ok(confirmed);
}

async function replaceCodes(
  { db, tables: { recoveryCode } }: Writing,
  userId: string,
  codes: NewRecoveryCodes,
  now: number,
): Promise<void> {
  await db.delete(recoveryCode).where(eq(recoveryCode.userId, userId));
  await db
    .insert(recoveryCode)
    .values(codes.map(({ id, code }) => ({ id, userId, secretHash: hashSecret(code), createdAt: now })));
}

/**
 * Uses a code up: of two at once with the same code only one gets through, and no code works again. Fails with
 * `forbidden` when it was used already, or is not a recovery code of this account.
 */
export async function spendCode(
  writing: Writing,
  userId: string,
  proof: CodeProof,
  now: number,
): Promise<Result<null>> {
  const { db, tables } = writing;
  const { secondFactor, recoveryCode } = tables;
  if (proof.kind === "authenticator") {
    const [spent] = await db
      .update(secondFactor)
      .set({ lastStep: proof.step })
      .where(
        and(
          eq(secondFactor.userId, userId),
          isNotNull(secondFactor.confirmedAt),
          lt(secondFactor.lastStep, proof.step),
        ),
      )
      .returning({ userId: secondFactor.userId });
    return spent ? ok(null) : fail("forbidden", WRONG_CODE);
  }
  const [used] = await db
    .update(recoveryCode)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCode.userId, userId),
        eq(recoveryCode.secretHash, hashSecret(proof.code)),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ id: recoveryCode.id });
  if (!used) return fail("forbidden", WRONG_CODE);
  const change = { before: null, after: { id: userId } };
  await recordAccount(writing, { id: userId }, "second-factor.use-recovery-code", change, now);
  return ok(null);
}

/** Turns one's own second factor off, with one more code. */
export async function turnOffSecondFactor(
  writing: Writing,
  actor: Actor,
  proof: CodeProof,
  now: number,
): Promise<Result<{ id: string }>> {
  const spent = await spendCode(writing, actor.id, proof, now);
  return spent.ok ? removeSecondFactor(writing, actor, actor.id, "second-factor.turn-off", now) : spent;
}

/** Takes away the second factor of somebody who lost authenticator and recovery codes. For administrators. */
export async function resetSecondFactor(
  writing: Writing,
  actor: Actor,
  { id }: { id: string },
  now: number,
): Promise<Result<{ id: string }>> {
  if (!(await findAccount(writing, id))) return fail("not_found", "There is no such account.");
  return removeSecondFactor(writing, actor, id, "second-factor.reset", now);
}

async function removeSecondFactor(
  writing: Writing,
  actor: { id: string },
  userId: string,
  kind: `second-factor.${string}`,
  now: number,
): Promise<Result<{ id: string }>> {
  const { db, tables } = writing;
  const [gone] = await db
    .delete(tables.secondFactor)
    .where(eq(tables.secondFactor.userId, userId))
    .returning({ id: tables.secondFactor.userId });
  if (!gone) return NOT_ON();
  await db.delete(tables.recoveryCode).where(eq(tables.recoveryCode.userId, userId));
  await recordAccount(writing, actor, kind, { before: gone, after: null }, now);
  return ok(gone);
}

/** Gives somebody new recovery codes for one more code; the earlier ones end. */
export async function renewRecoveryCodes(
  writing: Writing,
  actor: Actor,
  { proof, codes }: { proof: CodeProof; codes: NewRecoveryCodes },
  now: number,
): Promise<Result<{ id: string }>> {
  const spent = await spendCode(writing, actor.id, proof, now);
  if (!spent.ok) return spent;
  await replaceCodes(writing, actor.id, codes, now);
  const change = { before: null, after: { id: actor.id } };
  await recordAccount(writing, actor, "second-factor.renew-codes", change, now);
  return ok({ id: actor.id });
}
