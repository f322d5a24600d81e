import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differences } from "./difference.ts";
import { ruleTouches } from "./guideline.ts";

const prose = fc
  .array(fc.constantFrom("a", "claim", "is", "true", "or", "false", "\n\n", "  "), { maxLength: 30 })
  .map((words) => words.join(" "));

describe("differences of two texts", () => {
  test("give both texts back", () => {
    fc.assert(
      fc.property(prose, prose, (before, after) => {
        const found = differences(before, after);
        const without = (kind: string) =>
          found
            .filter((part) => part.kind !== kind)
            .map(({ text }) => text)
            .join("");
        expect(without("removed")).toBe(after);
        expect(without("added")).toBe(before);
        if (before === after) expect(found.every(({ kind }) => kind === "same")).toBe(true);
      }),
    );
  });

  test("name what was taken out and put in", () => {
    expect(differences("A claim is true", "A claim is checkable")).toEqual([
      { kind: "same", text: "A claim is " },
      { kind: "removed", text: "true" },
      { kind: "added", text: "checkable" },
    ]);
  });
});

test("a changed rule touches its tag, or only its subtype", () => {
  const passage = { tag: "claim", subtype: "event" };
  expect(ruleTouches({ tag: "claim", subtype: null }, passage)).toBe(true);
  expect(ruleTouches({ tag: "claim", subtype: "event" }, passage)).toBe(true);
  expect(ruleTouches({ tag: "claim", subtype: "quote" }, passage)).toBe(false);
  expect(ruleTouches({ tag: "opinion", subtype: null }, passage)).toBe(false);
  expect(ruleTouches({ tag: "claim", subtype: null }, { tag: null, subtype: null })).toBe(false);
});
