import fc from "fast-check";
import { expect, test } from "vitest";
import { cursorsOf } from "./cursor.ts";

const cursors = cursorsOf("a secret of this installation");

test("a sealed cursor opens for its owner only, and to the same number", () => {
  fc.assert(
    fc.property(fc.nat(), fc.uuid(), fc.uuid(), (seq, owner, other) => {
      const sealed = cursors.seal(seq, owner);
      expect(cursors.open(sealed, owner)).toBe(seq);
      if (other !== owner) expect(cursors.open(sealed, other)).toBeNull();
      expect(cursorsOf("another secret").open(sealed, owner)).toBeNull();
    }),
  );
});

test("neighbouring numbers have nothing in common", () => {
  const [a, b] = [cursors.seal(1, "x"), cursors.seal(2, "x")];
  expect(a.slice(0, 4)).not.toBe(b.slice(0, 4));
});

test("a plain number is taken as it is, anything else is no cursor", () => {
  expect(cursors.open("42", "x")).toBe(42);
  for (const wrong of ["", "-1", "1e3", "nonsense", "9".repeat(16), "0x12"])
    expect(cursors.open(wrong, "x")).toBeNull();
});
