import "server-only";
import { cookies } from "next/headers";
import type { DoorProblem } from "#lib/accounts/door-problems.ts";
import type { Journey, ProviderPerson } from "./provider.ts";
import type { ProviderConfiguration } from "./provider-configuration.ts";
import type { Services } from "./services.ts";
import { signInCookie } from "./sign-in-cookie.ts";

export const journeyCookie = (all: Services) => signInCookie<Journey>("journey", all);

/** What this browser set out with, or null. */
export async function readJourney(all: Services, now: number): Promise<Journey | null> {
  const cookie = journeyCookie(all);
  const jar = await cookies();
  return cookie.read(jar.get(cookie.name)?.value, now);
}

/** Back to the door, where the problem is told in words. */
export const doorPath = (problem: DoorProblem, next: string) =>
  `/sign-in?${new URLSearchParams({ problem, ...(next === "/" ? {} : { next }) })}`;

/** A redirect that no cache keeps: to the provider, or to a path of ours. */
export function sendTo(address: string, ...cookies: string[]): Response {
  const response = new Response(null, {
    status: 303,
    headers: { Location: address, "Cache-Control": "no-store" },
  });
  for (const cookie of cookies) response.headers.append("Set-Cookie", cookie);
  return response;
}

/** What keeps somebody out whom the provider vouches for, or null. */
export function isWelcome(
  { domains, trustsEmails }: ProviderConfiguration,
  { email, isEmailVerified }: ProviderPerson,
): DoorProblem | null {
  if (!isEmailVerified && !trustsEmails) return "unverified";
  const domain = email.split("@")[1] ?? "";
  return domains.length > 0 && !domains.includes(domain) ? "domain" : null;
}
