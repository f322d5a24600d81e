import { and, eq, gt, lte } from "drizzle-orm";
import type { Writing } from "../store.ts";

/** Ends a session that another one takes the place of. */
export async function dropSession({ db, tables: { session } }: Writing, sessionId: string): Promise<void> {
  await db.delete(session).where(eq(session.id, sessionId));
}

/**
 * Notes that a session is in use and ends at `end` from now on; one that has ended stays ended. What remains of the
 * same person's sessions that are over is cleared away.
 * @param end milliseconds since 1970 (UTC), from `prolongedEnd`
 */
export async function prolongSession(
  { db, tables: { session } }: Writing,
  { sessionId, userId, end }: { sessionId: string; userId: string; end: number },
  now: number,
): Promise<void> {
  const at = new Date(now);
  await db
    .update(session)
    .set({ expiresAt: new Date(end), updatedAt: at })
    .where(and(eq(session.id, sessionId), gt(session.expiresAt, at)));
  await db.delete(session).where(and(eq(session.userId, userId), lte(session.expiresAt, at)));
}
