import fc from "fast-check";
import { expect, test } from "vitest";
import { placeBeside } from "./place-beside.ts";

const screen = { width: 800, height: 600 };
const anchor = { left: 300, top: 200, right: 340, bottom: 230 };

test("stands below, centred, with a gap", () => {
  expect(placeBeside(anchor, { width: 100, height: 40 }, screen)).toEqual({ left: 270, top: 236 });
});

test("aligns with either end of its control", () => {
  const size = { width: 100, height: 40 };
  expect(placeBeside(anchor, size, screen, { align: "start" }).left).toBe(300);
  expect(placeBeside(anchor, size, screen, { align: "end" }).left).toBe(240);
});

test("goes to the other side when there is no room on the one asked for", () => {
  const low = { ...anchor, top: 560, bottom: 590 };
  expect(placeBeside(low, { width: 100, height: 40 }, screen)).toEqual({ left: 270, top: 514 });
});

test("is always on the screen when it fits there", () => {
  const size = fc.record({
    width: fc.integer({ min: 1, max: 784 }),
    height: fc.integer({ min: 1, max: 584 }),
  });
  const at = fc.tuple(fc.integer({ min: -100, max: 900 }), fc.integer({ min: -100, max: 700 }));
  const side = fc.constantFrom("top", "right", "bottom", "left");
  const align = fc.constantFrom("start", "center", "end");
  fc.assert(
    fc.property(size, at, side, align, (window, [left, top], onSide, alignment) => {
      const control = { left, top, right: left + 30, bottom: top + 20 };
      const place = placeBeside(control, window, screen, { side: onSide, align: alignment });
      expect(place.left).toBeGreaterThanOrEqual(8);
      expect(place.top).toBeGreaterThanOrEqual(8);
      expect(place.left + window.width).toBeLessThanOrEqual(screen.width - 8);
      expect(place.top + window.height).toBeLessThanOrEqual(screen.height - 8);
    }),
  );
});
