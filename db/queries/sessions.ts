import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { SessionTimes } from "#lib/accounts/session-lifetime.ts";
import type { Actor } from "../guard.ts";
import type { Reading } from "../store.ts";

export interface SessionRow extends Actor {
  sessionId: string;
  email: string;
  /** When the session ends by itself. */
  expiresAt: Date;
  times: SessionTimes;
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
      createdAt: session.createdAt,
      updatedAt: session.updatedAt,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(and(eq(session.token, sql.placeholder("token")), isNull(user.disabledAt)));
  const prepared = dialect.prepare(query, "session_by_token");
  return async (token: string, now: number): Promise<SessionRow | null> => {
    const [row] = await prepared.execute({ token });
    if (!row || row.expiresAt.getTime() <= now) return null;
    const { createdAt, updatedAt, ...found } = row;
    return { ...found, times: { begunAt: createdAt.getTime(), prolongedAt: updatedAt.getTime() } };
  };
}

export interface TokenSession extends Actor {
  tokenId: string;
  /** Milliseconds since 1970 (UTC); null when it was never used. */
  usedAt: number | null;
}

/**
 * A prepared look-up of the person behind a token, by the token's hash. Finds nothing for unknown and expired tokens
 * and for people who were disabled. In projects a token may do what its owner may, as far as its scopes go; it never
 * administers the installation.
 */
export function prepareFindToken({ db, tables, dialect }: Reading) {
  const { apiToken, user } = tables;
  const query = db
    .select({
      ...{ id: user.id, name: user.name, isAdministrator: user.isAdministrator },
      ...{ tokenId: apiToken.id, scopes: apiToken.scopes },
      ...{ expiresAt: apiToken.expiresAt, usedAt: apiToken.usedAt },
    })
    .from(apiToken)
    .innerJoin(user, eq(user.id, apiToken.userId))
    .where(and(eq(apiToken.secretHash, sql.placeholder("secretHash")), isNull(user.disabledAt)));
  const prepared = dialect.prepare(query, "token_by_hash");
  return async (secretHash: string, now: number): Promise<TokenSession | null> => {
    const [row] = await prepared.execute({ secretHash });
    if (!row) return null;
    const { expiresAt, ...token } = row;
    return expiresAt > now ? token : null;
  };
}

export interface OwnSession {
  id: string;
  createdAt: Date;
  /** When it was last prolonged; about a day exact. */
  updatedAt: Date;
  address: string | null;
  browser: string | null;
}

/** Where somebody is signed in, the most recent first. */
export async function listSessions(
  { db, tables }: Reading,
  actor: Actor,
  now: number,
): Promise<OwnSession[]> {
  const { session } = tables;
  return db
    .select({
      ...{ id: session.id, createdAt: session.createdAt, updatedAt: session.updatedAt },
      ...{ address: session.ipAddress, browser: session.userAgent },
    })
    .from(session)
    .where(and(eq(session.userId, actor.id), gt(session.expiresAt, new Date(now))))
    .orderBy(desc(session.updatedAt));
}
