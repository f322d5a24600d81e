import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alphaU, alphaUByTag } from "./alpha-u.ts";
import { boundariesFromMasses, boundarySimilarity, meanBoundarySimilarity } from "./boundaries.ts";
import { bestDisorder, gamma, positionDissimilarity } from "./gamma.ts";
import { seededRandom } from "./random.ts";
import type { Agreement } from "./result.ts";
import { meanSpanF1, SPAN_SCHEMES, spanF1 } from "./span-f1.ts";
import vectors from "./vectors/iaa.json" with { type: "json" };

function valueIn<Details>(result: Agreement<Details>) {
  if (!result.defined) throw new Error(`undefined: ${result.reason}`);
  return result;
}

const tags = ["claim", "opinion", "boilerplate"];
const span = fc
  .record({
    start: fc.integer({ min: 0, max: 59 }),
    length: fc.integer({ min: 1, max: 20 }),
    tag: fc.constantFrom(...tags),
  })
  .map(({ start, length, tag }) => ({ start, end: Math.min(60, start + length), tag }));
const spans = fc.array(span, { maxLength: 6 });

describe("alpha_U", () => {
  it("Krippendorff 2004, p. 254, per category and overall", () => {
    const { continuum, units, expected } = vectors.alphaU.K2004_p254;
    const [begin, length] = continuum as [number, number];
    const annotations = Object.entries(units).flatMap(([reviewer, own]) =>
      own.map(([start, size, tag]) => ({
        reviewer,
        start: Number(start) - begin,
        end: Number(start) - begin + Number(size),
        tag: String(tag),
      })),
    );
    const result = alphaUByTag([{ id: "t", length, readers: ["i", "j"], annotations }], ["c", "k"]);
    expect(Math.abs(valueIn(result.overall).value - expected.overall)).toBeLessThan(1e-6);
    expect(Math.abs(valueIn(result.overall).value - expected.publishedOverall)).toBeLessThan(expected.tol);
    for (const { tag, alpha } of result.perTag) {
      const { Do, De, alpha: value } = expected[tag as "c" | "k"];
      // Texts are pooled by length, so a single text is divided by its own.
      expect(valueIn(alpha).observed / length).toBeCloseTo(Do, 6);
      expect(valueIn(alpha).expected / length).toBeCloseTo(De, 6);
      expect(valueIn(alpha).value).toBeCloseTo(value, 6);
    }
  });

  it("one long unit against three short ones", () => {
    const { continuum, units, expected } = vectors.alphaU.mini;
    const side = (own: (string | number)[][]) =>
      own.map(([begin, size]) => ({ start: Number(begin), end: Number(begin) + Number(size) }));
    const [start, end] = continuum as [number, number];
    const alpha = valueIn(alphaU({ start, end }, [side(units.i), side(units.j)]));
    expect(alpha.observed).toBeCloseTo(expected.Do, 6);
    expect(alpha.expected).toBeCloseTo(expected.De, 6);
    expect(alpha.value).toBeCloseTo(expected.alpha, 6);
  });

  it("Krippendorff 1995, p. 57, at the limit of a fine continuum", () => {
    const { continuum, units, tol, ...expected } = vectors.alphaU.K1995_p57;
    const stretch = 50_000;
    const [, end] = continuum as [number, number];
    for (const name of ["A", "B", "C", "D"] as const) {
      const sides = units[name].map((own) =>
        own.map(([begin, size]) => ({ start: begin! * stretch, end: (begin! + size!) * stretch })),
      );
      const alpha = valueIn(alphaU({ start: 0, end: end * stretch }, sides));
      expect(alpha.observed).toBeCloseTo(expected.Do[name], 4);
      expect(Math.abs(alpha.value - expected.alpha_limit_recomputed_stretch50000[name])).toBeLessThan(2e-5);
      expect(Math.abs(alpha.value - expected.alpha_limit_published[name])).toBeLessThan(tol);
      expect(Math.abs(alpha.expected - expected.De_limit_published[name])).toBeLessThan(tol);
    }
  });

  it("is 1 for equal sides and the same in any order of reviewers", () => {
    fc.assert(
      fc.property(fc.array(spans, { minLength: 2, maxLength: 4 }), (sides) => {
        const continuum = { start: 0, end: 60 };
        const there = alphaU(continuum, sides);
        const back = alphaU(continuum, sides.toReversed());
        expect(back.defined).toBe(there.defined);
        if (there.defined && back.defined) expect(back.value).toBeCloseTo(there.value, 9);
        const same = alphaU(continuum, [sides[0]!, sides[0]!]);
        if (same.defined) expect(same.value).toBe(1);
      }),
    );
  });

  it("is undefined where nobody marked anything or everybody marked everything", () => {
    expect(alphaU({ start: 0, end: 9 }, [[], []])).toEqual({ defined: false, reason: "no-spans" });
    const all = [{ start: 0, end: 9 }];
    expect(alphaU({ start: 0, end: 9 }, [all, all])).toEqual({ defined: false, reason: "one-category" });
    expect(alphaU({ start: 0, end: 9 }, [all])).toEqual({ defined: false, reason: "too-few-reviewers" });
  });
});

describe("gamma", () => {
  it("positional dissimilarity of pairs", () => {
    for (const { u, v, d } of vectors.gamma.pairs)
      expect(positionDissimilarity({ start: u[0]!, end: u[1]! }, { start: v[0]!, end: v[1]! })).toBeCloseTo(
        d,
        4,
      );
  });

  // The range of gamma-cat is the one in the tests of pygamma-agreement for this corpus.
  it.each(vectors.gamma.continua)("best alignment, case %#", (entry) => {
    const continuum = entry.ann.map((own) =>
      own.map(([start, end, tag]) => ({ start: Number(start), end: Number(end), tag: tag! })),
    );
    const weights = { position: entry.a, tag: entry.b, empty: 1 };
    expect(bestDisorder(continuum, weights)).toBeCloseTo(entry.bestDisorder, 6);
    if (entry.gammaRange === undefined) return;
    const result = valueIn(gamma(continuum, { random: seededRandom(7), samples: 500, weights }));
    expect(result.value).toBeGreaterThan(entry.gammaRange[0]!);
    expect(result.value).toBeLessThan(entry.gammaRange[1]!);
    const onTags = valueIn(result.onTags);
    expect(onTags.value).toBeGreaterThan(entry.gammaCatRange![0]!);
    expect(onTags.value).toBeLessThan(entry.gammaCatRange![1]!);
  });

  it("finds an alignment no worse than any greedy one, and 0 for equal sides", () => {
    fc.assert(
      fc.property(spans, spans, (one, other) => {
        if (one.length === 0) return;
        expect(bestDisorder([one, one])).toBe(0);
        const best = bestDisorder([one, other])!;
        // Leaving every unit alone costs 1 each.
        expect(best).toBeLessThanOrEqual(2 + 1e-9);
        expect(bestDisorder([other, one])).toBeCloseTo(best, 9);
      }),
      { numRuns: 60 },
    );
  });

  it("repeats with the same seed and says when there is nothing to compare", () => {
    const continuum = [
      [
        { start: 0, end: 5, tag: "a" },
        { start: 9, end: 14, tag: "b" },
      ],
      [{ start: 1, end: 5, tag: "a" }],
    ];
    const run = () => gamma(continuum, { random: seededRandom(3) });
    expect(run()).toEqual(run());
    expect(gamma([[], []], { random: seededRandom(1) })).toEqual({ defined: false, reason: "no-spans" });
  });
});

describe("boundary similarity", () => {
  it.each(vectors.boundarySimilarity.cases)("$a | $b", ({ a, b, B }) => {
    const result = valueIn(boundarySimilarity(boundariesFromMasses(a), boundariesFromMasses(b)));
    expect(result.value).toBeCloseTo(B, 6);
  });

  it("is symmetric, 1 for equal boundaries, undefined without any", () => {
    const boundaries = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 8 });
    fc.assert(
      fc.property(boundaries, boundaries, fc.integer({ min: 1, max: 5 }), (a, b, window) => {
        const there = boundarySimilarity(a, b, window);
        const back = boundarySimilarity(b, a, window);
        if (there.defined && back.defined) expect(back.value).toBeCloseTo(there.value, 9);
        const same = boundarySimilarity(a, a, window);
        expect(same.defined && same.value).toBe(a.length > 0 ? 1 : false);
      }),
    );
    expect(boundarySimilarity([], [])).toEqual({ defined: false, reason: "no-spans" });
  });

  it("pools pairs of readers over texts", () => {
    const text = (id: string, end: number) => ({
      id,
      length: 50,
      readers: ["a", "b"],
      annotations: [
        { reviewer: "a", tag: "claim", start: 2, end: 10 },
        { reviewer: "b", tag: "claim", start: 2, end },
      ],
    });
    expect(valueIn(meanBoundarySimilarity([text("1", 10), text("2", 20)])).value).toBeCloseTo(3 / 5, 9);
  });
});

describe("span F1", () => {
  // Six passages against six: two equal, one with another tag, two that only overlap, and one more on each side.
  const first = [
    { start: 0, end: 5, tag: "claim" },
    { start: 10, end: 15, tag: "claim" },
    { start: 20, end: 25, tag: "claim" },
    { start: 30, end: 35, tag: "claim" },
    { start: 40, end: 45, tag: "claim" },
    { start: 50, end: 55, tag: "claim" },
  ];
  const second = [
    { start: 0, end: 5, tag: "claim" },
    { start: 10, end: 15, tag: "claim" },
    { start: 20, end: 25, tag: "opinion" },
    { start: 30, end: 38, tag: "claim" },
    { start: 41, end: 46, tag: "opinion" },
    { start: 56, end: 60, tag: "claim" },
  ];

  it.each(SPAN_SCHEMES)("%s counts", (scheme) => {
    const { cor, inc, par, mis, spu, f1 } = vectors.spanF1.counts[scheme];
    const result = valueIn(spanF1(first, second, scheme));
    expect(result).toMatchObject({ correct: cor, incorrect: inc, partial: par, missing: mis, spurious: spu });
    expect(result.value).toBeCloseTo(f1, 6);
  });

  it("is the same both ways round and in any order, ordered by strictness, 1 for equal sides", () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        for (const scheme of SPAN_SCHEMES) {
          expect(spanF1(b.toReversed(), a, scheme)).toMatchObject(swapped(spanF1(a, b, scheme)));
          const same = spanF1(a, a, scheme);
          expect(same.defined && same.value).toBe(a.length > 0 ? 1 : false);
        }
        const [strict, exact, partial, type] = SPAN_SCHEMES.map((scheme) => spanF1(a, b, scheme));
        if (!strict!.defined || !exact!.defined || !partial!.defined || !type!.defined) return;
        expect(strict!.value).toBeLessThanOrEqual(exact!.value);
        expect(exact!.value).toBeLessThanOrEqual(partial!.value);
        expect(strict!.value).toBeLessThanOrEqual(type!.value);
      }),
    );
  });

  it("is 0, not undefined, where only one side marked anything", () => {
    expect(valueIn(spanF1(first, [], "strict")).value).toBe(0);
    expect(spanF1([], [], "strict")).toEqual({ defined: false, reason: "no-spans" });
    expect(meanSpanF1([], "strict")).toEqual({ defined: false, reason: "no-spans" });
  });
});

function swapped(result: ReturnType<typeof spanF1>) {
  return result.defined ? { ...result, missing: result.spurious, spurious: result.missing } : result;
}
