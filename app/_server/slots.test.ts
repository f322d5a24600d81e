import { expect, test } from "vitest";
import { Slots } from "./slots.ts";

test("nobody takes more than their share, nor all together more than there is; what is given back can be taken", () => {
  const slots = new Slots(4, 3);
  const releases = [slots.take("ann"), slots.take("ann")];
  expect(slots.isFull("ann")).toBe(false);
  releases.push(slots.take("ann"));
  expect([slots.isFull("ann"), slots.isFull("bea")]).toEqual([true, false]);
  const last = slots.take("bea");
  expect(slots.isFull("bea")).toBe(true);
  releases[0]?.();
  releases[0]?.();
  expect([slots.isFull("ann"), slots.isFull("bea")]).toEqual([false, false]);
  slots.take("bea");
  expect(slots.isFull("ann")).toBe(true);
  last();
  expect(slots.isFull("ann")).toBe(false);
});
