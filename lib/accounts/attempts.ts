/**
 * How often a secret may be guessed: some attempts are free, then each has to wait longer than the one before.
 * The whole state is when the attempts of the last window were admitted, so that it forgets by itself.
 */
export interface AttemptPolicy {
  /** Attempts within the window before waiting begins. */
  readonly free: number;
  /** How long an attempt counts, in milliseconds. */
  readonly window: number;
  /** Wait before the first attempt that is not free, in milliseconds; it doubles with each further one. */
  readonly firstDelay: number;
}

const MINUTE = 60_000;

/** Ten attempts in a quarter of an hour, then 30 s, 1 min, 2 min … up to the quarter of an hour. */
export const GUESSING: AttemptPolicy = { free: 10, window: 15 * MINUTE, firstDelay: 30_000 };

/** Thirty mails in an hour, then one after 2 min, 4 min … up to the hour: enough for a newsroom, too slow for strangers. */
export const INVITING: AttemptPolicy = { free: 30, window: 60 * MINUTE, firstDelay: 2 * MINUTE };

/** Times of admitted attempts in milliseconds since 1970 (UTC), oldest first. */
export type Attempts = readonly number[];

export const NO_ATTEMPTS: Attempts = [];

/** What still counts at `now`. After the clock was set back, later attempts count as made just now. */
export function recentAttempts(attempts: Attempts, now: number, { window }: AttemptPolicy): Attempts {
  return attempts.map((at) => Math.min(at, now)).filter((at) => at > now - window);
}

/** Milliseconds until an attempt is admitted; 0 when it is admitted now. */
export function waitFor(attempts: Attempts, now: number, policy: AttemptPolicy): number {
  const recent = recentAttempts(attempts, now, policy);
  const last = recent.at(-1);
  if (last === undefined || recent.length < policy.free) return 0;
  const delay = Math.min(policy.firstDelay * 2 ** (recent.length - policy.free), policy.window);
  return Math.max(0, last + delay - now);
}

/**
 * Admits an attempt or says how long to wait. An admitted attempt counts as failed *before* it is tried, so that many
 * at once cannot slip through between checking and counting; `withdraw` takes it back when it succeeds.
 */
export function admit(
  attempts: Attempts,
  now: number,
  policy: AttemptPolicy,
): { admitted: true; attempts: Attempts } | { admitted: false; attempts: Attempts; wait: number } {
  const recent = recentAttempts(attempts, now, policy);
  const wait = waitFor(recent, now, policy);
  return wait > 0
    ? { admitted: false, attempts: recent, wait }
    : { admitted: true, attempts: [...recent, now] };
}

/** Takes back one attempt that was admitted at `at`, because it succeeded. */
export function withdraw(attempts: Attempts, at: number): Attempts {
  const index = attempts.lastIndexOf(at);
  return index < 0 ? attempts : attempts.toSpliced(index, 1);
}
