import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { burnDown, burnDownOf, type ReviewChange } from "./burn-down.ts";
import { burnDownSummary, burnDownTable } from "./burn-down-words.ts";

const DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 4, 1);
const at = (day: number) => START + day * DAY + 5;
const articles = (count: number, day = 0) =>
  Array.from({ length: count }, (_, n) => ({ id: `${day}-${n}`, createdAt: at(day) }));
const submit = (articleId: string, reviewerId: string, day: number, submitted = true): ReviewChange => ({
  ...{ articleId, reviewerId, submitted, at: at(day) },
});
const lefts = (days: readonly { left: number }[]) => days.map(({ left }) => left);

describe("burn-down", () => {
  test("counts down with every review that the overlap asks for, and up with articles and reopened reviews", () => {
    const { days } = burnDown({
      articles: [...articles(2), ...articles(1, 2)],
      overlap: 2,
      changes: [
        submit("0-0", "ann", 0),
        submit("0-0", "ben", 1),
        submit("0-0", "cas", 1), // more than asked for
        submit("0-1", "ann", 2),
        submit("0-1", "ann", 3, false),
      ],
      now: at(3),
      dueAt: null,
    });
    expect(lefts(days)).toEqual([3, 2, 3, 4]);
    expect(days.map(({ asked }) => asked)).toEqual([4, 4, 6, 6]);
    expect(Object.fromEntries(days[3]?.submitted ?? [])).toEqual({ ann: 1, ben: 1, cas: 1 });
  });

  test("tells one reviewer's work apart where only that may be known, and keeps the sums", () => {
    const changes = [submit("0-0", "ann", 0), submit("0-0", "ben", 1), submit("0-1", "ben", 1)];
    const all = burnDown({ articles: articles(2), overlap: 2, changes, now: at(1), dueAt: null });
    const own = burnDownOf(all, "ann");
    expect(own.days.map(({ submitted }) => [...submitted])).toEqual([[["ann", 1]], [["ann", 1]]]);
    expect(lefts(own.days)).toEqual(lefts(all.days));
  });

  test("tells when the last would be submitted at the pace of the last days", () => {
    const changes = [0, 1, 2, 3].map((n) => submit(`0-${n}`, "ann", n));
    const found = burnDown({ articles: articles(8), overlap: 1, changes, now: at(3), dueAt: at(6) });
    expect(found.pace).toBe(1);
    expect(found.doneOn).toBe(START + 7 * DAY);
    expect(burnDownSummary(found)).toBe(
      "4 of 8 reviews are left. At the pace of the last 4 days, 1 a day, the last would be submitted on 8 May 2026, after the due day, 7 May 2026.",
    );
  });

  test("tells nothing of the future where nothing moves", () => {
    const idle = burnDown({ articles: articles(2), overlap: 1, changes: [], now: at(9), dueAt: null });
    expect(idle.doneOn).toBeNull();
    expect(burnDownSummary(idle)).toBe("2 of 2 reviews are left. None was submitted in the last 7 days.");
    const none = burnDown({ articles: [], overlap: 1, changes: [], now: at(9), dueAt: null });
    expect(burnDownSummary(none)).toBe("There is nothing to review yet.");
    const done = burnDown({
      ...{ articles: articles(1), overlap: 1, now: at(0), dueAt: null },
      changes: [submit("0-0", "ann", 0)],
    });
    expect(burnDownSummary(done)).toBe("All 1 reviews are submitted.");
  });

  test("what is left and what was done always make what is asked", () => {
    const change = fc.record({
      articleId: fc.constantFrom("0-0", "0-1", "0-2", "gone"),
      reviewerId: fc.constantFrom("ann", "ben", "cas"),
      submitted: fc.boolean(),
      at: fc.integer({ min: 0, max: 20 }).map(at),
    });
    fc.assert(
      fc.property(fc.array(change), fc.integer({ min: 1, max: 3 }), (changes, overlap) => {
        const ordered = changes.toSorted((a, b) => a.at - b.at);
        const found = burnDown({
          articles: articles(3),
          overlap,
          changes: ordered,
          now: at(20),
          dueAt: null,
        });
        expect(found.days).toHaveLength(21);
        for (const { asked, left, submitted } of found.days) {
          const total = [...submitted.values()].reduce((sum, count) => sum + count, 0);
          expect(asked).toBe(3 * overlap);
          expect(left).toBeGreaterThanOrEqual(Math.max(0, asked - total));
          expect(left).toBeLessThanOrEqual(asked);
        }
        const names = new Map([["ann", "Ann"]]);
        expect(burnDownTable(found, names).rows).toHaveLength(21);
      }),
    );
  });
});
