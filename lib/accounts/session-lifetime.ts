const DAY = 24 * 60 * 60 * 1000;

/** How long a session that nobody uses lasts, in milliseconds. */
export const IDLE_LIMIT = 7 * DAY;
/** How long a session lasts at most, however much it is used: then the password is asked for again. */
export const ABSOLUTE_LIMIT = 30 * DAY;
/** How exact the last use is kept: a write per request would cost more than it tells. */
const PROLONG_EVERY = DAY;

/** Times in milliseconds since 1970 (UTC). */
export interface SessionTimes {
  /** When somebody signed in. */
  begunAt: number;
  /** When it was last prolonged. */
  prolongedAt: number;
}

/**
 * When a session that is used at `now` ends from now on; null where that need not be kept, because it was prolonged
 * less than a day ago. A use moves the end on by a week, never beyond thirty days after signing in.
 */
export function prolongedEnd({ begunAt, prolongedAt }: SessionTimes, now: number): number | null {
  if (now - prolongedAt < PROLONG_EVERY) return null;
  return Math.min(now + IDLE_LIMIT, begunAt + ABSOLUTE_LIMIT);
}
