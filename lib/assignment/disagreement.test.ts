import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreement, type TaggedStretch } from "./disagreement.ts";

const stretch = fc
  .record({
    tag: fc.constantFrom("claim", "opinion"),
    start: fc.nat(30),
    length: fc.integer({ min: 1, max: 10 }),
  })
  .map(({ tag, start, length }): TaggedStretch => ({ tag, start, end: start + length }));
const reading = fc.array(stretch, { maxLength: 6 });

/** The definition, character by character. */
function bySets(first: readonly TaggedStretch[], second: readonly TaggedStretch[]): number {
  const marks = (stretches: readonly TaggedStretch[]) =>
    new Set(
      stretches.flatMap(({ tag, start, end }) =>
        Array.from({ length: end - start }, (_, offset) => `${tag} ${start + offset}`),
      ),
    );
  const [a, b] = [marks(first), marks(second)];
  const shared = [...a].filter((mark) => b.has(mark)).length;
  return a.size + b.size === 0 ? 0 : 1 - (2 * shared) / (a.size + b.size);
}

describe("disagreement", () => {
  it("is nothing for fewer than two", () => {
    expect(disagreement([])).toBeNull();
    expect(disagreement([[{ tag: "claim", start: 0, end: 3 }]])).toBeNull();
  });

  it("is what the sets of tagged characters say", () => {
    fc.assert(
      fc.property(reading, reading, (first, second) => {
        expect(disagreement([first, second])).toBeCloseTo(bySets(first, second), 12);
      }),
    );
  });

  it("is the mean over pairs, whatever the order of reviewers", () => {
    fc.assert(
      fc.property(reading, reading, reading, (a, b, c) => {
        const mean = (bySets(a, b) + bySets(a, c) + bySets(b, c)) / 3;
        expect(disagreement([a, b, c])).toBeCloseTo(mean, 12);
        expect(disagreement([c, a, b])).toBeCloseTo(mean, 12);
      }),
    );
  });
});
