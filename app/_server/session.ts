import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { cookies } from "next/headers";
import { prolongSession } from "#db/mutations/sessions.ts";
import { prepareFindSession, type SessionRow } from "#db/queries/sessions.ts";
import { prolongedEnd } from "#lib/accounts/session-lifetime.ts";
import { log } from "./log.ts";
import { services, type Services } from "./services.ts";
import { sessionCookieName } from "./sign-in.ts";

type FindSession = ReturnType<typeof prepareFindSession>;
const prepared = new WeakMap<Services, FindSession>();

function findSessionOf(all: Services): FindSession {
  const known = prepared.get(all) ?? prepareFindSession(all.store.reading);
  prepared.set(all, known);
  return known;
}

/**
 * The token of a signed cookie value ("token.signature"), or null. Tokens stand in clear in the database: only those
 * that this installation signed are accepted, so that a copied database opens no door.
 */
export function verifiedToken(cookie: string, secret: string): string | null {
  const dot = cookie.lastIndexOf(".");
  if (dot < 1) return null;
  const token = cookie.slice(0, dot);
  const sent = Buffer.from(cookie.slice(dot + 1), "base64");
  const expected = createHmac("sha256", secret).update(token).digest();
  return sent.length === expected.length && timingSafeEqual(sent, expected) ? token : null;
}

/**
 * Who is signed in by this cookie value, looked up afresh, so that a session that was ended is ended at once. One that
 * is used lasts longer; nobody waits for that to be kept.
 */
export async function sessionOf(cookie: string | undefined, now: number): Promise<SessionRow | null> {
  if (!cookie) return null;
  const all = await services();
  const token = verifiedToken(cookie, all.secret);
  const found = token === null ? null : await findSessionOf(all)(token, now);
  const end = found && prolongedEnd(found.times, now);
  if (found && end !== null)
    all.store
      .write((writing) => prolongSession(writing, { sessionId: found.sessionId, userId: found.id, end }, now))
      .catch((cause: unknown) => log.warn({ err: cause }, "could not prolong a session"));
  return found;
}

/** Who is signed in on the request under way. */
export async function currentSession(): Promise<SessionRow | null> {
  const { configuration } = await services();
  const jar = await cookies();
  return sessionOf(jar.get(sessionCookieName(configuration))?.value, Date.now());
}
