import fc from "fast-check";
import { expect, it } from "vitest";
import { isoTime } from "./iso-time.ts";

it("writes every time as the platform does", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -8.64e15, max: 8.64e15 }), { maxLength: 5 }), (times) => {
      for (const time of times) expect(isoTime(time)).toBe(new Date(time).toISOString());
    }),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 1.6e12, max: 1.9e12 }),
      (time) => isoTime(time) === new Date(time).toISOString(),
    ),
  );
});

it("refuses what is no time", () => {
  expect(() => isoTime(Number.NaN)).toThrow(RangeError);
});
