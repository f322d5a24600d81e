import fc from "fast-check";
import { expect, test } from "vitest";
import { describeDeed } from "./describe.ts";

test("a deed names what it was done to", () => {
  const row = { tag: "opinion", exact: "A quoted passage." };
  expect(describeDeed({ kind: "annotation.create", before: null, after: row })).toEqual({
    did: "tagged a passage as opinion",
    words: "A quoted passage.",
  });
  expect(describeDeed({ kind: "mention.detach", before: { id: "1" }, after: null }).words).toBe("");
});

test("a kind that nobody has put into words yet is still named", () => {
  expect(describeDeed({ kind: "level-measure.take", before: null, after: null }).did).toBe(
    "level measure: take",
  );
});

test("whatever was written, its words are well-formed and short", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 100, maxLength: 200 }), (exact) => {
      const { words } = describeDeed({ kind: "annotation.create", before: null, after: { exact } });
      expect(words.length).toBeLessThanOrEqual(160);
      expect(words.isWellFormed()).toBe(true);
    }),
  );
});
