import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "../guard.ts";
import type { Reading } from "../store.ts";

export interface SessionRow extends Actor {
  sessionId: string;
  email: string;
  /** When the session ends by itself. */
  expiresAt: Date;
}

/**
 * A prepared look-up of the person behind a session token, for every request's first step. Finds nothing for unknown
 * or ended sessions and for people who were disabled.
 */
export function prepareFindSession({ db, tables, dialect }: Reading) {
  const { session, user } = tables;
  const query = db
    .select({
      id: user.id,
      name: user.name,
      email: user.email,
      isAdministrator: user.isAdministrator,
      sessionId: session.id,
      expiresAt: session.expiresAt,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(and(eq(session.token, sql.placeholder("token")), isNull(user.disabledAt)));
  const prepared = dialect.prepare(query, "session_by_token");
  return async (token: string, now: number): Promise<SessionRow | null> => {
    const [row] = await prepared.execute({ token });
    return row && row.expiresAt.getTime() > now ? row : null;
  };
}
