import {
  admit,
  NO_ATTEMPTS,
  recentAttempts,
  waitFor,
  withdraw,
  type AttemptPolicy,
  type Attempts,
} from "./attempts.ts";

/** The attempts on many accounts and from many addresses; each belongs to several keys at once. */
export interface AttemptLedger {
  /**
   * Admits an attempt that counts for all `keys`, or for none of them when one has to wait.
   * @returns a ticket for the attempt, or the milliseconds to wait
   */
  begin(keys: readonly string[], now: number): AttemptTicket | { admitted: false; wait: number };
  /** How many keys are remembered. */
  readonly size: number;
}

export interface AttemptTicket {
  admitted: true;
  /**
   * The attempt was right: it does not count for the keys it was made with, and `forgiven` (the account whose owner
   * proved to know the secret) starts afresh. An address does not: its owner may be guessing other accounts.
   */
  succeed(forgiven?: readonly string[]): void;
}

/** Beyond this many keys the oldest are forgotten, so that addresses by the million do not fill the memory. */
const MAX_KEYS = 20_000;

/** A ledger in memory; it starts empty with the server. */
export function createAttemptLedger(policy: AttemptPolicy, maxKeys = MAX_KEYS): AttemptLedger {
  const kept = new Map<string, Attempts>();

  function keep(key: string, attempts: Attempts) {
    kept.delete(key);
    if (attempts.length > 0) kept.set(key, attempts);
  }
  /** Drops what no longer counts; if all of it does, what was tried longest ago. */
  function makeRoom(now: number) {
    if (kept.size < maxKeys) return;
    for (const [key, attempts] of kept)
      if (recentAttempts(attempts, now, policy).length === 0) kept.delete(key);
    for (const key of kept.keys()) {
      if (kept.size < maxKeys) return;
      kept.delete(key);
    }
  }

  return {
    begin(keys, now) {
      const wait = Math.max(0, ...keys.map((key) => waitFor(kept.get(key) ?? NO_ATTEMPTS, now, policy)));
      if (wait > 0) return { admitted: false, wait };
      makeRoom(now);
      for (const key of keys) keep(key, admit(kept.get(key) ?? NO_ATTEMPTS, now, policy).attempts);
      return {
        admitted: true,
        succeed(forgiven = []) {
          for (const key of keys)
            keep(key, forgiven.includes(key) ? NO_ATTEMPTS : withdraw(kept.get(key) ?? NO_ATTEMPTS, now));
        },
      };
    },
    get size() {
      return kept.size;
    },
  };
}
