import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignReuse } from "../corroboration/reuse.ts";
import { averageLinkage } from "./clusters.ts";
import { reusePieces } from "./reuse-pieces.ts";
import { roundStep, scaleFor } from "./scale.ts";
import { fitText, textWidth, wrapText } from "./text-width.ts";
import { timeAxis } from "./time-axis.ts";

const RUNS = { numRuns: 300 };

describe("averageLinkage", () => {
  const symmetric = fc
    .integer({ min: 0, max: 9 })
    .chain((size) =>
      fc
        .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: size * size, maxLength: size * size })
        .map((cells) =>
          Array.from({ length: size }, (_, row) =>
            Array.from({ length: size }, (__, column) =>
              row === column ? 1 : (cells[Math.min(row, column) * size + Math.max(row, column)] ?? 0),
            ),
          ),
        ),
    );

  it("puts each row into one group, and leaves no two groups that are alike enough", () => {
    fc.assert(
      fc.property(symmetric, fc.double({ min: 0.05, max: 1, noNaN: true }), (likeness, threshold) => {
        const groups = averageLinkage(likeness, threshold);
        expect(groups.flat().toSorted((a, b) => a - b)).toEqual(likeness.map((_, row) => row));
        for (const [index, a] of groups.entries())
          for (const b of groups.slice(index + 1)) {
            const pairs = a.flatMap((row) => b.map((column) => likeness[row]?.[column] ?? 0));
            expect(pairs.reduce((sum, one) => sum + one, 0) / pairs.length).toBeLessThan(threshold + 1e-6);
          }
      }),
      RUNS,
    );
  });

  it("does not join the ends of a chain", () => {
    const chain = [
      [1, 0.9, 0],
      [0.9, 1, 0.8],
      [0, 0.8, 1],
    ];
    expect(averageLinkage(chain, 0.5)).toEqual([[0, 1], [2]]);
  });
});

describe("reusePieces", () => {
  it("cuts both texts without gap or overlap, and matches only pieces that exist", () => {
    const word = fc.constantFrom("rain", "fell", "on", "the", "old", "town", "at", "night", "again.", "Then");
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, fc.nat(60), fc.nat(60), (a, b, from, length) => {
        const ignored = from < a.length ? [{ start: from, end: Math.min(a.length, from + length + 1) }] : [];
        const aligned = alignReuse({ id: "a", text: a, ignore: ignored }, { id: "b", text: b });
        const pieces = reusePieces(
          { text: a, segments: aligned.a.segments, ignored },
          { text: b, segments: aligned.b.segments, ignored: [] },
        );
        expect(pieces.a.map((piece) => piece.text).join("")).toBe(a);
        expect(pieces.b.map((piece) => piece.text).join("")).toBe(b);
        for (const { match } of pieces.a) if (match !== null) expect(pieces.b[match]).toBeDefined();
      }),
      RUNS,
    );
  });
});

describe("scales", () => {
  it("keep order, stay between their ends, and have few round ticks", () => {
    const values = fc.array(fc.double({ min: 0.001, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(values, fc.integer({ min: 200, max: 2_000 }), (numbers, width) => {
        const scale = scaleFor(numbers, 10, width);
        const sorted = numbers.toSorted((a, b) => a - b);
        const places = sorted.map((value) => scale.at(value));
        expect(places.toSorted((a, b) => a - b)).toEqual(places);
        for (const x of [...places, ...scale.ticks.map((tick) => scale.at(tick))]) {
          expect(x).toBeGreaterThanOrEqual(10 - 1e-6);
          expect(x).toBeLessThanOrEqual(width + 1e-6);
        }
        expect(scale.ticks.length).toBeLessThanOrEqual(8);
      }),
      RUNS,
    );
  });

  it("go by the logarithm only where values are far apart", () => {
    expect(scaleFor([1_500, 12_000], 0, 100).logarithmic).toBe(false);
    expect(scaleFor([100, 12_000], 0, 100).logarithmic).toBe(true);
    expect(scaleFor([0, 12_000], 0, 100).logarithmic).toBe(false);
    expect([0.3, 1, 2.1, 700].map(roundStep)).toEqual([0.5, 1, 5, 1_000]);
  });

  it("mark time at round moments, and hold a single one", () => {
    const noon = Date.UTC(2025, 4, 13, 12);
    const axis = timeAxis([noon, noon + 86_400_000], 0, 700, 8);
    expect(axis.ticks.map(({ label }) => label)).toEqual(
      expect.arrayContaining(["18:00", "14 May", "06:00", "12:00"]),
    );
    expect(timeAxis([noon], 0, 700, 8).at(noon)).toBe(350);
    expect(timeAxis([], 0, 700, 8).ticks).toEqual([]);
  });
});

describe("text in drawings", () => {
  it("never takes more room than it has", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 30, max: 300 }), (text, width) => {
        expect(textWidth(fitText(text, width, 12), 12)).toBeLessThanOrEqual(width);
        const lines = wrapText(text, width, 12, 2);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
      }),
      RUNS,
    );
  });
});
