import fc from "fast-check";
import { describe, expect, it } from "vitest";
import vectors from "../vectors/truth.json" with { type: "json" };
import { accu, copyPosterior } from "./accu.ts";
import { type Assertion, type ModelResult, winners } from "./assertions.ts";
import { crh } from "./crh.ts";
import { rankRanges, rankStability } from "./stability.ts";
import { truthFinder } from "./truth-finder.ts";
import { averageLog, majority, pooledInvestment, sums } from "./voting.ts";

const RUNS = { numRuns: 1_000 };

function assertions(triples: (string | number)[][]): Assertion[] {
  return triples.map(([source, item, value]) => ({
    source: String(source),
    item: String(item),
    value: String(value),
  }));
}

const toy = assertions(vectors.toyT.triples);
const copying = Object.entries(vectors.copying5.claims).flatMap(([source, values]) =>
  values.map((value, index): Assertion => ({ source, item: vectors.copying5.items[index] ?? "", value })),
);

function trusts(result: ModelResult): number[] {
  return result.trust.map((one) => one.trust);
}

function expectBeliefs(result: ModelResult, expected: Record<string, number>, digits: number): void {
  const found = Object.fromEntries(result.values.map((one) => [`${one.item}=${one.value}`, one.score]));
  expect(Object.keys(found).toSorted()).toEqual(Object.keys(expected).toSorted());
  for (const [fact, value] of Object.entries(expected)) expect(found[fact]).toBeCloseTo(value, digits);
}

function expectTrust(result: ModelResult, expected: number[], digits: number): void {
  expect(result.trust).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) expect(trusts(result)[index]).toBeCloseTo(value, digits);
}

describe("published figures", () => {
  it("Sums after three rounds and in the limit", () => {
    const three = sums(toy, { rounds: 3 });
    expectTrust(three, vectors.toyT.Sums_3iter_fixedPriors.trust, 5);
    expectBeliefs(three, vectors.toyT.Sums_3iter_fixedPriors.belief, 5);
    const limit = sums(toy, { rounds: 1_000 });
    expect(limit.settled).toBe(true);
    expectTrust(limit, Object.values(vectors.toyT.Sums_limit.trust), 7);
    expectBeliefs(limit, vectors.toyT.Sums_limit.belief, 7);
  });

  it("AverageLog after twenty rounds", () => {
    const result = averageLog(toy, { rounds: 20 });
    expectTrust(result, vectors.toyT.AverageLog_20.trust, 5);
    expectBeliefs(result, vectors.toyT.AverageLog_20.belief, 5);
  });

  it("TruthFinder without and with implications", () => {
    const given = { dampening: 0.5, initialTrust: 0.4, rounds: 50, tolerance: 0 };
    const plain = truthFinder(toy, given);
    expectTrust(plain, vectors.toyT["TruthFinder_noImp_gamma.5_t0.4_50it"].trust, 5);
    expectBeliefs(plain, vectors.toyT["TruthFinder_noImp_gamma.5_t0.4_50it"].belief, 5);
    const expected = vectors.toyT["TruthFinder_imp_rho.25"];
    const implied = truthFinder(toy, {
      ...given,
      influence: 0.25,
      implication: (_, from, to) =>
        Object.entries(expected.imp).find(([pair]) => pair === `${from}->${to}`)?.[1] ?? 0,
    });
    expectTrust(implied, expected.trust, 6);
    expectBeliefs(implied, expected.belief, 6);
  });

  it("PooledInvestment after five rounds", () => {
    const expected = vectors.investment["PooledInvestment_g1.4_5it_uniform"];
    const result = pooledInvestment(assertions(vectors.investment.triples), { rounds: 5, growth: 1.4 });
    expectTrust(result, expected.trust, 5);
    expectBeliefs(result, expected.belief, 5);
  });

  it("majority shares of the crowd table", () => {
    const answers = vectors.crowdKitToy.answers.split("; ").flatMap((line) => {
      const [source = "", said = ""] = line.split(":");
      return said.split(" ").map((one) => [source, one.slice(0, -1), one.slice(-1)]);
    });
    const yes = majority(assertions(answers)).values.filter((one) => one.value === "y");
    for (const [index, share] of vectors.crowdKitToy.majorityYes.entries()) {
      expect(yes.find((one) => one.item === `t${index + 1}`)?.score).toBeCloseTo(share, 9);
    }
  });
});

describe("five sources of which three copy", () => {
  const answers = (result: ModelResult): (string[] | undefined)[] =>
    vectors.copying5.items.map((item) => winners(result).get(item));
  const each = (values: string[]): string[][] => values.map((value) => [value]);

  it("mislead majority and plain ACCU", () => {
    expect(answers(majority(copying))).toEqual(each(vectors.copying5.expected.majority));
    expect(answers(accu(copying, { detectCopies: false }))).toEqual(
      each(vectors.copying5.expected.naiveAccu),
    );
  });

  it("do not mislead the copy-aware model, which names the copies and ranks the sources", () => {
    const result = accu(copying, { copyPrior: 0.5, copyRate: 0.8, falseValues: 100, initialError: 0.2 });
    expect(answers(result)).toEqual(each(vectors.copying5.truth));
    expect(answers(result)).toEqual(each(vectors.copying5.expected["copyAware(alpha=.5,c=.8,n=100,eps=.2)"]));
    expect(result.copies.map(({ a, b }) => [a, b])).toEqual(vectors.copying5.expected.copyPairsDetected);
    const ranking = result.trust.toSorted((a, b) => b.trust - a.trust || (a.source < b.source ? -1 : 1));
    expect(ranking.map((one) => one.source)).toEqual(vectors.copying5.expected.copyAwareAccuracyRanking);
    expect(result.settled).toBe(true);
  });

  it("use the accuracy of both sources: swapping them swaps the directions", () => {
    const shared = { sharedTrue: 2, sharedFalse: 1, different: 1 };
    const settings = { copyPrior: 0.5, copyRate: 0.8, falseValues: 100 };
    const one = copyPosterior(shared, 0.9, 0.6, settings);
    const other = copyPosterior(shared, 0.6, 0.9, settings);
    expect(one.aCopiesB).toBeCloseTo(other.bCopiesA, 12);
    expect(one.aCopiesB).not.toBeCloseTo(one.bCopiesA, 3);
  });
});

describe("laws of the models", () => {
  const some = fc.array(
    fc.record({
      source: fc.constantFrom("s1", "s2", "s3", "s4"),
      item: fc.constantFrom("x", "y", "z"),
      value: fc.constantFrom("1", "2", "3"),
    }),
    { maxLength: 12 },
  );
  const models = [majority, sums, averageLog, pooledInvestment, truthFinder, accu] as const;

  it("order and repetition of assertions make no difference, and figures are numbers", () => {
    fc.assert(
      fc.property(
        some.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        fc.constantFrom(...models),
        ([list, shuffled], model) => {
          const result = model(list);
          expect(model([...shuffled, ...shuffled.slice(0, 2)])).toEqual(result);
          for (const one of result.values) expect(Number.isFinite(one.score)).toBe(true);
          for (const one of result.trust) expect(Number.isFinite(one.trust)).toBe(true);
          for (const best of winners(result).values()) expect(best.length).toBeGreaterThan(0);
        },
      ),
      RUNS,
    );
  });

  it("a value that everybody states ranks first in every model", () => {
    for (const model of models) {
      const result = model(
        assertions([
          ["a", "x", "1"],
          ["b", "x", "1"],
          ["c", "x", "1"],
          ["a", "y", "2"],
          ["b", "y", "3"],
        ]),
      );
      expect(winners(result).get("x")).toEqual(["1"]);
    }
  });
});

describe("CRH for numbers", () => {
  const numbers = (rows: [string, string, number][]): { source: string; item: string; value: number }[] =>
    rows.map(([source, item, value]) => ({ source, item, value }));

  it("follows those who agree and trusts the outlier least", () => {
    const result = crh(
      numbers([
        ["a", "x", 12_000],
        ["b", "x", 11_900],
        ["c", "x", 1_500],
        ["a", "y", 10],
        ["b", "y", 11],
        ["c", "y", 90],
      ]),
    );
    expect(result.values).toEqual([
      { item: "x", value: 11_900 },
      { item: "y", value: 11 },
    ]);
    expect(result.trust.toSorted((a, b) => a.trust - b.trust)[0]?.source).toBe("c");
  });

  it("first step by hand: three sources of one item, mean", () => {
    // Equal weights give 20; squared losses 100, 0, 100 of 200, so the middle source takes all the weight it can.
    const result = crh(
      numbers([
        ["a", "x", 10],
        ["b", "x", 20],
        ["c", "x", 30],
      ]),
      { centre: "mean", rounds: 1 },
    );
    expect(result.values[0]?.value).toBeCloseTo(20, 9);
    expect(result.trust.map((one) => one.trust)).toEqual([
      expect.closeTo(Math.log(2) / Math.log(1_000), 9),
      1,
      expect.closeTo(Math.log(2) / Math.log(1_000), 9),
    ]);
  });

  it("stays within what was stated, scales with the numbers, and does not depend on order", () => {
    const row = fc.tuple(
      fc.constantFrom("a", "b", "c", "d"),
      fc.constantFrom("x", "y"),
      fc.integer({ min: -1_000, max: 1_000 }),
    );
    fc.assert(
      fc.property(
        fc
          .array(row, { minLength: 1, maxLength: 10 })
          .chain((rows) =>
            fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
          ),
        fc.constantFrom<("median" | "mean")[]>("median", "mean"),
        ([rows, shuffled], centre) => {
          const result = crh(numbers(rows), { centre });
          expect(crh(numbers(shuffled), { centre })).toEqual(result);
          for (const { item, value } of result.values) {
            const stated = rows.filter((one) => one[1] === item).map((one) => one[2]);
            expect(value).toBeGreaterThanOrEqual(Math.min(...stated) - 1e-9);
            expect(value).toBeLessThanOrEqual(Math.max(...stated) + 1e-9);
          }
        },
      ),
      RUNS,
    );
  });

  it("refuses what is no number", () => {
    expect(() => crh(numbers([["a", "x", Number.NaN]]))).toThrow("states no number");
  });
});

describe("rank stability", () => {
  it("shows that the copying table depends on the model", () => {
    const ranges = rankStability(copying).filter((one) => one.item === "Dewitt");
    expect(Object.fromEntries(ranges.map(({ value, best, worst }) => [value, [best, worst]]))).toEqual({
      MSR: [1, 2],
      UWisc: [1, 2],
    });
    expect(ranges.every((one) => !one.stable && one.first > 0 && one.first < 1)).toBe(true);
  });

  it("calls a value stable that no setting moves", () => {
    expect(rankRanges([majority(toy), sums(toy)]).find((one) => one.value === "seven")).toEqual({
      item: "z",
      value: "seven",
      best: 1,
      worst: 1,
      first: 1,
      stable: true,
    });
  });
});
