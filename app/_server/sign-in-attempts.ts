import "server-only";
import { addressGroup } from "#lib/accounts/address.ts";
import { createAttemptLedger, type AttemptLedger } from "#lib/accounts/attempt-ledger.ts";
import { GUESSING, INVITING } from "#lib/accounts/attempts.ts";
import type { Result } from "#lib/operations/envelope.ts";
import { failureResponse } from "./http/failures.ts";
import { ADDRESS_HEADER } from "./sign-in-address.ts";

// Route handlers are bundled apart: what they share hangs on the process.
const shared = globalThis as typeof globalThis & {
  sourcemarkAttempts?: AttemptLedger;
  sourcemarkInviting?: AttemptLedger;
};
const guessing = (shared.sourcemarkAttempts ??= createAttemptLedger(GUESSING));
const inviting = (shared.sourcemarkInviting ??= createAttemptLedger(INVITING));

type Answer = Response | Result<unknown>;

interface Guess {
  request: Request;
  /** What is guessed; each kind is counted on its own. */
  purpose:
    "sign-in" | "code" | "forgotten" | "setup" | "reset" | "invitation" | "invitation-mail" | "password";
  /** Whose secret it is, where the request says so; counted whether there is such an account or not. */
  account?: string;
  /** Successes count too: what is limited is how often something is done. */
  countsAlways?: boolean;
  now: number;
}

/**
 * Runs `attempt` unless too many from this address or on this account have failed lately. Every failure counts,
 * known account or not, so that the answer tells nothing about which accounts there are.
 */
export async function limitGuesses(
  { request, purpose, account, countsAlways = false, now }: Guess,
  attempt: () => Promise<Answer>,
): Promise<Answer> {
  const address = addressGroup(request.headers.get(ADDRESS_HEADER) ?? "unknown");
  const accountKeys = account === undefined ? [] : [`${purpose} account ${account}`];
  const ledger = purpose === "invitation-mail" ? inviting : guessing;
  const ticket = ledger.begin([...accountKeys, `${purpose} address ${address}`], now);
  if (!ticket.admitted) return tooMany(ticket.wait);
  const answer = await attempt();
  if (answer.ok && !countsAlways) ticket.succeed(accountKeys);
  return answer;
}

function tooMany(wait: number): Response {
  const seconds = Math.ceil(wait / 1_000);
  const time = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  const response = failureResponse({
    code: "rate_limited",
    message: `Too many attempts. Wait ${time}, then try again.`,
  });
  response.headers.set("Retry-After", String(seconds));
  return response;
}
