import "server-only";
import { cookies } from "next/headers";
import { dropSession } from "#db/mutations/sessions.ts";
import { isAddressProven } from "#db/queries/accounts.ts";
import { findSecondFactor } from "#db/queries/second-factor.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { reply } from "./http/failures.ts";
import type { Services } from "./services.ts";
import { currentSession } from "./session.ts";
import { signInCookie } from "./sign-in-cookie.ts";

/** Who showed the first factor and owes the second. */
interface Waiting {
  userId: string;
  /** As it was then: the first proof of an address ends whatever way somebody was on. */
  isProven: boolean | null;
}

const waitingCookie = (all: Services) => signInCookie<Waiting>("second_factor", all);

export interface LetIn {
  /** Headers to set: a session, or what remembers that a code is owed. */
  cookies: string[];
  needsCode: boolean;
}

const DISABLED = "This account was disabled. Ask an administrator of this installation.";

/**
 * The one way to a session: for somebody who showed a password, a link or a provider's word. Where a second factor is
 * on, there is no session yet: a code is owed first.
 */
export async function letIn(
  all: Services,
  request: Request,
  userId: string,
  now: number,
): Promise<Result<LetIn>> {
  const factor = await findSecondFactor(all.store.reading, userId);
  if (factor?.confirmedAt) {
    const waiting = { userId, isProven: await isAddressProven(all.store.reading, userId) };
    return ok({ cookies: [waitingCookie(all).set(waiting, now)], needsCode: true });
  }
  return beginSession(all, request, userId);
}

/** Begins the session of somebody who has shown all that is asked, in place of the one that this browser had. */
export async function beginSession(
  { signIn, store }: Services,
  request: Request,
  userId: string,
): Promise<Result<LetIn>> {
  const before = await currentSession();
  const begun = await signIn.api.beginSession({
    body: { userId },
    headers: request.headers,
    asResponse: true,
  });
  // The library's hook refuses disabled people, whatever way they came.
  if (!begun.ok) return fail("unauthenticated", DISABLED);
  if (before) await store.write((writing) => dropSession(writing, before.sessionId));
  return ok({ cookies: begun.headers.getSetCookie(), needsCode: false });
}

/** Who owes a code on this request, or null. */
export async function whoOwesCode(all: Services, now: number): Promise<string | null> {
  const cookie = waitingCookie(all);
  const jar = await cookies();
  const waiting = cookie.read(jar.get(cookie.name)?.value, now);
  if (!waiting) return null;
  const { userId, isProven } = waiting;
  return isProven === (await isAddressProven(all.store.reading, userId)) ? userId : null;
}

export const forgetOwedCode = (all: Services) => waitingCookie(all).clear();

/** The answer to a form of the door. */
export function replyLetIn(result: Result<LetIn>, ...more: string[]): Response | Result<never> {
  if (!result.ok) return result;
  const response = reply({ needsCode: result.value.needsCode });
  for (const cookie of [...result.value.cookies, ...more]) response.headers.append("Set-Cookie", cookie);
  return response;
}
