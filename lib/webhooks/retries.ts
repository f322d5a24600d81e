const SECOND = 1_000;
const HOUR = 3_600_000;

/** Milliseconds to wait after each failed attempt, before jitter: a minute and a half at first, then hours. */
const WAITS = [5 * SECOND, 90 * SECOND, 10 * 60 * SECOND, HOUR, 3 * HOUR, 8 * HOUR] as const;

/** Attempts until a delivery is given up, after about twelve hours. */
export const MOST_ATTEMPTS = WAITS.length + 1;

/** How long a webhook to which nothing could be delivered stays on, in milliseconds. */
export const GIVE_UP_AFTER = 24 * HOUR;

/**
 * When a delivery is tried again after `attempts` failed ones, in milliseconds from now; null when it is given up.
 * `chance` (0..1) spreads the waiting over half to one and a half times, so that many do not come back at once.
 */
export function retryAfter(attempts: number, chance: number): number | null {
  const wait = WAITS[attempts - 1];
  return wait === undefined ? null : Math.round(wait * (0.5 + chance));
}
