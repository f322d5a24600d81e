import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareIntervals, IntervalIndex, type Interval } from "./interval-index.ts";

const interval = fc
  .tuple(fc.nat(3_000), fc.integer({ min: 1, max: 400 }))
  .map(([start, length]) => ({ start, end: start + length }));
const intervals = fc
  .array(interval, { maxLength: 700 })
  .map((list): Interval[] => list.map((each, at) => ({ ...each, id: `p${at}` })));
const query = fc.tuple(fc.nat(3_500), fc.nat(500)).map(([start, length]) => [start, start + length] as const);

function bruteForce(items: readonly Interval[], start: number, end: number): Interval[] {
  return items.filter((item) => item.start < end && item.end > start).toSorted(compareIntervals);
}

describe("IntervalIndex", () => {
  test("finds what brute force finds, in order of start", () => {
    fc.assert(
      fc.property(intervals, fc.array(query, { minLength: 1, maxLength: 20 }), (items, queries) => {
        const index = new IntervalIndex(items);
        for (const [start, end] of queries) {
          expect(index.overlapping(start, end)).toEqual(bruteForce(items, start, end));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("stays equal to brute force while items come and go", () => {
    fc.assert(
      fc.property(
        intervals,
        fc.array(fc.tuple(fc.boolean(), fc.nat(800)), { maxLength: 900 }),
        query,
        (items, steps, [start, end]) => {
          const index = new IntervalIndex<Interval>();
          const there = new Map<string, Interval>();
          for (const [adding, pick] of [...items.map((_, at) => [true, at] as const), ...steps]) {
            const item = items[pick];
            if (item === undefined) continue;
            if (adding && !there.has(item.id)) {
              index.add(item);
              there.set(item.id, item);
            } else if (!adding) {
              expect(index.remove(item)).toBe(there.delete(item.id));
            }
          }
          expect(index.size).toBe(there.size);
          expect([...index]).toEqual([...there.values()].toSorted(compareIntervals));
          expect(index.overlapping(start, end)).toEqual(bruteForce([...there.values()], start, end));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("touching is not overlapping", () => {
    const index = new IntervalIndex([{ id: "a", start: 3, end: 5 }]);
    expect(index.overlapping(5, 9)).toEqual([]);
    expect(index.overlapping(0, 3)).toEqual([]);
    expect(index.overlapping(4, 5)).toHaveLength(1);
  });

  test("next finds the first accepted item at or after an offset", () => {
    const items = Array.from({ length: 600 }, (_, at) => ({ id: `p${at}`, start: at * 2, end: at * 2 + 5 }));
    const index = new IntervalIndex(items);
    expect(index.next(801, (item) => item.start % 4 === 0)?.start).toBe(804);
    expect(index.next(2_000, () => true)).toBeNull();
  });
});
