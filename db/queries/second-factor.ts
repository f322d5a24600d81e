import { and, eq, isNull } from "drizzle-orm";
import type { Reading } from "../store.ts";

export interface SecondFactor {
  sealedSecret: string;
  /** Null while its set-up waits for a first code; then it is not asked for. */
  confirmedAt: number | null;
  /** The last time step whose code was used. */
  lastStep: number;
}

/** Somebody's second factor, or null when they have none. */
export async function findSecondFactor(
  { db, tables: { secondFactor } }: Reading,
  userId: string,
): Promise<SecondFactor | null> {
  const { sealedSecret, confirmedAt, lastStep } = secondFactor;
  const [row] = await db
    .select({ sealedSecret, confirmedAt, lastStep })
    .from(secondFactor)
    .where(eq(secondFactor.userId, userId));
  return row ?? null;
}

/** How many recovery codes somebody has left. */
export const countRecoveryCodes = (
  { db, tables: { recoveryCode } }: Reading,
  userId: string,
): Promise<number> =>
  db.$count(recoveryCode, and(eq(recoveryCode.userId, userId), isNull(recoveryCode.usedAt)));
