import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { krippendorffAlpha, METRICS } from "./alpha.ts";
import { bootstrapInterval, bootstrapSlices, quantile } from "./bootstrap.ts";
import { fleissKappa, gwetAc, percentAgreement } from "./chance.ts";
import { COEFFICIENTS, statisticFor } from "./coefficients.ts";
import { cohenKappa } from "./kappa.ts";
import { seededRandom } from "./random.ts";
import { ratingsFrom, type Ratings } from "./ratings.ts";
import type { Agreement } from "./result.ts";
import { ratingsOf, someUnits } from "./samples.testing.ts";
import { valueOf } from "./statistic.ts";

const SCALE = [1, 2, 3, 4];
const all = (ratings: Ratings) => COEFFICIENTS.map((name) => valueOf(statisticFor(ratings, name)));

function expectSame(one: readonly Agreement[], other: readonly Agreement[]) {
  one.forEach((result, index) => {
    const counterpart = other[index]!;
    expect(counterpart.defined).toBe(result.defined);
    if (result.defined && counterpart.defined) expect(counterpart.value).toBeCloseTo(result.value, 9);
  });
}

describe("every coefficient", () => {
  it("does not depend on the order of units or reviewers", () => {
    fc.assert(
      fc.property(someUnits, (units) => {
        const there = all(ratingsOf(SCALE, units));
        expectSame(there, all(ratingsOf(SCALE, units.toReversed())));
        expectSame(
          there,
          all(
            ratingsOf(
              SCALE,
              units.map((unit) => unit.toReversed()),
            ),
          ),
        );
      }),
    );
  });

  it("is 1 when all agree on more than one category, and never above", () => {
    fc.assert(
      fc.property(someUnits, (units) => {
        for (const result of all(ratingsOf(SCALE, units)))
          if (result.defined) expect(result.value).toBeLessThanOrEqual(1 + 1e-12);
        const unanimous = units.map((unit) => unit.map(() => unit[0] ?? 1));
        const varied = new Set(unanimous.flat()).size > 1;
        all(ratingsOf(SCALE, unanimous)).forEach((result, index) => {
          if (COEFFICIENTS[index] === "percent" || varied)
            expect(result).toMatchObject({ defined: true, value: 1 });
          else expect(result).toEqual({ defined: false, reason: "one-category" });
        });
      }),
    );
  });

  it("is undefined, not 0 or 1, without a pair of ratings", () => {
    for (const units of [
      [],
      [[null, 2]],
      [
        [1, null],
        [null, 3],
      ],
    ])
      for (const result of all(ratingsOf(SCALE, units)))
        expect(result).toEqual({ defined: false, reason: "no-pairs" });
    expect(cohenKappa(ratingsOf(SCALE, [[1, null]]), 0, 1)).toEqual({ defined: false, reason: "no-pairs" });
    expect(
      cohenKappa(
        ratingsOf(SCALE, [
          [1, 1],
          [1, 1],
        ]),
        0,
        1,
      ),
    ).toEqual({
      defined: false,
      reason: "one-category",
    });
  });

  it("counts a row of weight n as n equal units", () => {
    fc.assert(
      fc.property(someUnits, fc.integer({ min: 1, max: 4 }), (units, times) => {
        const once = ratingsOf(SCALE, units);
        const weighted = { ...once, weights: once.weights.map(() => times) };
        const repeated = ratingsOf(
          SCALE,
          units.flatMap((unit) => Array.from({ length: times }, () => unit)),
        );
        expectSame(all(weighted), all(repeated));
      }),
    );
  });
});

describe("limit cases", () => {
  it("alpha of complete nominal data is 1 − (1 − pi)(n − 1)/n of Fleiss' kappa", () => {
    fc.assert(
      fc.property(someUnits, (units) => {
        const complete = units.map((unit) => unit.map((value) => value ?? 2));
        const ratings = ratingsOf(SCALE, complete);
        const alpha = krippendorffAlpha(ratings, "nominal");
        const fleiss = fleissKappa(ratings);
        expect(alpha.defined).toBe(fleiss.defined);
        if (!alpha.defined || !fleiss.defined) return;
        const values = alpha.pairableValues;
        expect(alpha.value).toBeCloseTo(1 - ((1 - fleiss.value) * (values - 1)) / values, 9);
      }),
    );
  });

  it("on two categories all metrics but ratio are one, and weights change nothing", () => {
    fc.assert(
      fc.property(someUnits, (units) => {
        const ratings = ratingsOf(
          [1, 2],
          units.map((unit) => unit.map((value) => (value === null ? null : value > 2 ? 2 : 1))),
        );
        const nominal = krippendorffAlpha(ratings, "nominal");
        for (const metric of METRICS) expectSame([nominal], [krippendorffAlpha(ratings, metric)]);
        expectSame([gwetAc(ratings)], [gwetAc(ratings, "quadratic")]);
        expectSame([cohenKappa(ratings, 0, 1)], [cohenKappa(ratings, 0, 1, "linear")]);
      }),
    );
  });

  it("needs numbers for interval and no negative ones for ratio", () => {
    expect(krippendorffAlpha(ratingsOf(["a", "b"], [["a", "b"]]), "interval")).toEqual({
      defined: false,
      reason: "not-numeric",
    });
    expect(krippendorffAlpha(ratingsOf([-1, 1], [[-1, 1]]), "ratio")).toEqual({
      defined: false,
      reason: "negative-ratio",
    });
  });

  it("refuses a value off the declared scale and a row of wrong length", () => {
    expect(() => ratingsOf([1, 2], [[1, 3]])).toThrow(RangeError);
    const rows = [{ id: "u", values: [1] }];
    expect(() => ratingsFrom({ reviewers: ["a", "b"], categories: [1], rows })).toThrow(RangeError);
  });
});

describe("bootstrap", () => {
  const units = Array.from({ length: 40 }, (_, index) => [
    (index % 4) + 1,
    index % 5 === 0 ? ((index + 1) % 4) + 1 : (index % 4) + 1,
  ]);
  const statistic = statisticFor(ratingsOf(SCALE, units), "alpha-ordinal");

  it("gives the same limits for the same seed, around the value", () => {
    const run = (seed: number) => bootstrapInterval(statistic, { random: seededRandom(seed) });
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
    const interval = run(1);
    const value = valueOf(statistic);
    if (!interval.defined || !value.defined) throw new Error("undefined");
    expect(interval.resamples).toBe(1000);
    expect(interval.lower).toBeLessThan(value.value);
    expect(interval.upper).toBeGreaterThan(value.value);
  });

  it("reports progress in slices and ends with the same result", () => {
    const options = { resamples: 120, slice: 50 };
    const run = bootstrapSlices(statistic, { ...options, random: seededRandom(5) });
    const seen: number[] = [];
    let step = run.next();
    for (; step.done !== true; step = run.next()) seen.push(step.value.done);
    expect(seen).toEqual([50, 100, 120]);
    expect(step.value).toEqual(bootstrapInterval(statistic, { ...options, random: seededRandom(5) }));
  });

  it("equals recomputing every resample from its ratings", () => {
    const few = units.slice(0, 8);
    const random = seededRandom(11);
    const again = seededRandom(11);
    const values: number[] = [];
    for (let resample = 0; resample < 50; resample++) {
      const drawn = few.map(() => few[Math.floor(again() * few.length)]!);
      const value = krippendorffAlpha(ratingsOf(SCALE, drawn), "ordinal");
      if (value.defined) values.push(value.value);
    }
    values.sort((a, b) => a - b);
    const interval = bootstrapInterval(statisticFor(ratingsOf(SCALE, few), "alpha-ordinal"), {
      random,
      resamples: 50,
    });
    if (!interval.defined) throw new Error(interval.reason);
    expect(interval.lower).toBeCloseTo(quantile(values, 0.025), 9);
    expect(interval.upper).toBeCloseTo(quantile(values, 0.975), 9);
  });

  it("is undefined for one unit, and where most resamples have one category", () => {
    const interval = (rows: number[][]) =>
      bootstrapInterval(statisticFor(ratingsOf(SCALE, rows), "alpha-nominal"), { random: seededRandom(1) });
    expect(interval([[1, 2]])).toEqual({ defined: false, reason: "too-few-units" });
    expect(
      interval([
        [1, 1],
        [2, 2],
        [1, 1],
      ]),
    ).toEqual({ defined: false, reason: "unstable" });
    expect(percentAgreement(ratingsOf(SCALE, [[1, 2]]))).toMatchObject({ value: 0 });
  });
});
