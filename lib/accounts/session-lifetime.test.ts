import fc from "fast-check";
import { expect, test } from "vitest";
import { ABSOLUTE_LIMIT, IDLE_LIMIT, prolongedEnd } from "./session-lifetime.ts";

const HOUR = 3_600_000;

/** Lives a session through uses that are `gaps` (milliseconds) apart; returns when it ended. */
function live(gaps: readonly number[]): { end: number; lastUse: number } {
  let [end, prolongedAt, now] = [IDLE_LIMIT, 0, 0];
  for (const gap of gaps) {
    if (now + gap >= end) break;
    now += gap;
    const later = prolongedEnd({ begunAt: 0, prolongedAt }, now);
    if (later !== null) [end, prolongedAt] = [later, now];
  }
  return { end, lastUse: now };
}

test("a session lasts a week after its last use, give or take a day, and thirty days at most", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 8 * 24 * HOUR }), { maxLength: 200 }), (gaps) => {
      const { end, lastUse } = live(gaps);
      expect(end).toBeLessThanOrEqual(ABSOLUTE_LIMIT);
      expect(end).toBeLessThanOrEqual(lastUse + IDLE_LIMIT);
      expect(end).toBeGreaterThan(Math.min(lastUse + IDLE_LIMIT - 24 * HOUR, ABSOLUTE_LIMIT - 1));
    }),
  );
});

test("daily work is not interrupted before the thirty days are over", () => {
  expect(live(Array<number>(24 * 40).fill(HOUR)).end).toBe(ABSOLUTE_LIMIT);
});

test("a clock that was set back prolongs nothing", () => {
  expect(prolongedEnd({ begunAt: 0, prolongedAt: 10 * HOUR }, 5 * HOUR)).toBeNull();
});
