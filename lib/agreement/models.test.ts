import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dawidSkene } from "./dawid-skene.ts";
import { digamma } from "./digamma.ts";
import { mace } from "./mace.ts";
import { seededRandom } from "./random.ts";
import { entropy, likeliest, type Readings, readingsFrom, voteShares } from "./readings.ts";
import { ratingsOf, someUnits } from "./samples.testing.ts";
import expected from "./vectors/ds_expected.json" with { type: "json" };

/** Dawid & Skene 1979, 45 patients: three readings of observer 1, then one of each of the others. */
const PATIENTS = `111.1.1.1.1 333.4.3.3.4 112.2.1.2.2 222.3.1.2.1 222.3.2.2.2 222.3.3.2.2 122.2.1.1.1 333.3.4.3.3
222.2.2.2.3 232.2.2.2.3 444.4.4.4.4 222.3.3.4.3 111.1.1.1.1 222.3.2.1.2 121.1.1.1.1 111.2.1.1.1 111.1.1.1.1
111.1.1.1.1 222.2.2.2.1 222.1.3.2.2 222.2.2.2.2 222.2.2.2.1 222.3.2.2.2 221.2.2.2.2 111.1.1.1.1 111.1.1.1.1
232.2.2.2.2 111.1.1.1.1 111.1.1.1.1 112.1.1.2.1 111.1.1.1.1 333.3.2.3.3 111.1.1.1.1 222.2.2.2.2 222.3.2.3.2
433.4.3.4.3 221.2.2.3.2 232.3.2.3.3 333.3.4.3.2 111.1.1.1.1 111.1.1.1.1 121.2.1.1.1 232.2.2.2.2 121.1.1.1.1
222.2.2.2.2`;

function anaesthetists(): Readings {
  const rows = PATIENTS.split(/\s+/);
  return {
    reviewers: ["1", "2", "3", "4", "5"],
    categories: [1, 2, 3, 4],
    itemCount: rows.length,
    weights: new Float64Array(rows.length).fill(1),
    entries: rows.flatMap((row, item) =>
      row
        .split(".")
        .flatMap((own, reviewer) =>
          [...own].map((digit) => ({ item, reviewer, category: Number(digit) - 1 })),
        ),
    ),
  };
}

describe("Dawid–Skene", () => {
  it("the 45 patients of 1979", () => {
    const readings = anaesthetists();
    const model = dawidSkene(readings);
    if (!model.defined) throw new Error(model.reason);
    expect(model.converged).toBe(true);
    expect(model.logLikelihood).toBeCloseTo(expected.loglik, 8);
    expect(model.trace[0]).toBeCloseTo(-205.09114, 5);
    for (let step = 1; step < model.trace.length; step++)
      expect(model.trace[step]!).toBeGreaterThanOrEqual(model.trace[step - 1]! - 1e-9);
    expected.p.forEach((p, category) => expect(model.marginals[category]).toBeCloseTo(p, 9));
    expected.T.forEach((row, item) =>
      row.forEach((p, category) => expect(model.posteriors[item]![category]).toBeCloseTo(p, 9)),
    );
    expected.e.forEach((rates, reviewer) =>
      rates.forEach((row, truth) =>
        row.forEach((p, given) => expect(model.errorRates[reviewer]![truth]![given]).toBeCloseTo(p, 9)),
      ),
    );
    const votes = voteShares(readings);
    const moved = model.posteriors.flatMap((p, item) =>
      likeliest(p!) === likeliest(votes[item]!) ? [] : [item + 1],
    );
    expect(moved).toEqual([2, 12, 36]);
  });

  it("never loses likelihood, gives probabilities, and does not mind the order of reviewers", () => {
    fc.assert(
      fc.property(someUnits, (units) => {
        const model = dawidSkene(readingsFrom(ratingsOf([1, 2, 3, 4], units)), { maxIterations: 40 });
        const back = dawidSkene(
          readingsFrom(
            ratingsOf(
              [1, 2, 3, 4],
              units.map((unit) => unit.toReversed()),
            ),
          ),
          { maxIterations: 40 },
        );
        if (!model.defined || !back.defined) {
          expect(units.flat().every((value) => value === null)).toBe(true);
          return;
        }
        model.trace.forEach((value, step) =>
          expect(value).toBeGreaterThanOrEqual((model.trace[step - 1] ?? -Infinity) - 1e-9),
        );
        expect(back.trace[0]!).toBeCloseTo(model.trace[0]!, 9);
        for (const p of model.posteriors)
          if (p !== null) expect(p.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe("MACE", () => {
  /** Three who know, two who press a key. */
  function withSpammers() {
    const random = seededRandom(4);
    const truths = Array.from({ length: 120 }, () => 1 + Math.floor(random() * 3));
    const units = truths.map((truth) => [
      ...[0.9, 0.85, 0.8].map((skill) => (random() < skill ? truth : 1 + Math.floor(random() * 3))),
      1,
      1,
    ]);
    return { truths, readings: readingsFrom(ratingsOf([1, 2, 3], units)) };
  }

  it("tells those who know from those who press a key, better than votes do", () => {
    const { truths, readings } = withSpammers();
    const model = mace(readings, { random: seededRandom(9) });
    if (!model.defined) throw new Error(model.reason);
    for (const good of model.competences.slice(0, 3)) expect(good).toBeGreaterThan(0.6);
    for (const spam of model.competences.slice(3)) expect(spam).toBeLessThan(0.2);
    expect(model.strategies[3]![0]).toBeGreaterThan(0.8);
    const right = (shares: (number[] | null)[]) =>
      shares.filter((p, item) => p !== null && likeliest(p) + 1 === truths[item]).length;
    expect(right(model.posteriors)).toBeGreaterThan(right(voteShares(readings)));
  });

  it("repeats with the same seed and is undefined without a reading", () => {
    const { readings } = withSpammers();
    const run = () => mace(readings, { random: seededRandom(2), restarts: 2, iterations: 10 });
    expect(run()).toEqual(run());
    expect(mace({ ...readings, entries: [] }, { random: seededRandom(1) })).toEqual({
      defined: false,
      reason: "no-pairs",
    });
  });
});

describe("digamma and entropy", () => {
  it("knows the values in closed form", () => {
    const euler = 0.5772156649015329;
    expect(digamma(1)).toBeCloseTo(-euler, 12);
    expect(digamma(0.5)).toBeCloseTo(-euler - 2 * Math.LN2, 12);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 50, noNaN: true }), (x) => {
        expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 9);
      }),
    );
  });

  it("is 0 for certainty and largest for equal shares", () => {
    expect(entropy([1, 0, 0])).toBe(0);
    expect(entropy([0.25, 0.25, 0.25, 0.25])).toBeCloseTo(Math.log(4), 12);
  });
});
