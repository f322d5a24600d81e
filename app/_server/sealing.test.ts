import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { open, seal } from "./sealing.ts";

const SECRET = "a secret of an installation, long enough";

describe("what was sealed", () => {
  it("opens with the same secret, purpose and owner, and with no other", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, about) => {
        const sealed = seal(SECRET, "test", about, text);
        expect(sealed).toMatch(/^[\w-]+$/);
        expect(open(SECRET, "test", about, sealed)).toBe(text);
        expect(open(`${SECRET}!`, "test", about, sealed)).toBeNull();
        expect(open(SECRET, "other", about, sealed)).toBeNull();
        expect(open(SECRET, "test", `${about}!`, sealed)).toBeNull();
      }),
    );
  });

  it("does not open when one bit of it was turned, or when it was cut", () => {
    const sealed = Buffer.from(seal(SECRET, "test", "mara", "kept"), "base64url");
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const turned = Buffer.from(sealed);
        turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(open(SECRET, "test", "mara", turned.toString("base64url"))).toBeNull();
        expect(open(SECRET, "test", "mara", sealed.subarray(0, bit >> 3).toString("base64url"))).toBeNull();
      }),
    );
  });

  it("looks different each time", () => {
    expect(seal(SECRET, "test", "mara", "kept")).not.toBe(seal(SECRET, "test", "mara", "kept"));
  });
});
