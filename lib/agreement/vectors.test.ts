import { describe, expect, it } from "vitest";
import { krippendorffAlpha, METRICS, type Metric } from "./alpha.ts";
import { fleissByCategory, fleissKappa, gwetAc, percentAgreement } from "./chance.ts";
import { bennettS, cohenKappa, scottPi } from "./kappa.ts";
import type { Category, Ratings } from "./ratings.ts";
import type { Agreement } from "./result.ts";
import { ratingsOf, ratingsOfCoders, ratingsOfTable } from "./samples.testing.ts";
import vectors from "./vectors/iaa.json" with { type: "json" };

function valueIn<Details>(result: Agreement<Details>) {
  if (!result.defined) throw new Error(`undefined: ${result.reason}`);
  return result;
}

function expectAlphas(ratings: Ratings, expected: Partial<Record<Metric, number>>) {
  const named = METRICS.filter((metric) => expected[metric] !== undefined);
  expect(named.length).toBeGreaterThan(0);
  for (const metric of named)
    expect(valueIn(krippendorffAlpha(ratings, metric)).value).toBeCloseTo(expected[metric]!, 6);
}

describe("Krippendorff's alpha", () => {
  const scale = [1, 2, 3, 4, 5];

  it("Krippendorff 2011, example E", () => {
    const { coders, expected, Do_nominal, De_nominal, n_pairable } = vectors.krippendorff2011_E;
    const ratings = ratingsOfCoders(scale, Object.values(coders));
    expectAlphas(ratings, expected);
    const nominal = valueIn(krippendorffAlpha(ratings, "nominal"));
    expect(nominal.observed).toBeCloseTo(Do_nominal, 6);
    expect(nominal.expected).toBeCloseTo(De_nominal, 6);
    expect(nominal.pairableValues).toBe(n_pairable);
  });

  it("Krippendorff 2011, examples A and B", () => {
    const a = vectors.krippendorff2011_A;
    expectAlphas(ratingsOfCoders([0, 1], [a.coders.A, a.coders.B]), a.expected);
    const b = vectors.krippendorff2011_B;
    expectAlphas(ratingsOfCoders(["a", "b", "c", "d", "e"], [b.coders.A, b.coders.B]), b.expected);
  });

  it("three coders with gaps", () => {
    const { coders, expected } = vectors.wikipedia_3coders;
    expectAlphas(ratingsOfCoders(scale, [coders.A, coders.B, coders.C]), expected);
  });

  it("Hayes & Krippendorff 2007", () => {
    const { units, expected } = vectors.hayes_krippendorff2007;
    expectAlphas(ratingsOf([0, 1, 2, 3], units), expected);
  });

  it("Krippendorff 1980 and 2004, with percent agreement", () => {
    for (const [scale_, { units, expected }] of [
      [[1, 2, 3, 4] as Category[], vectors.krippendorff1980_p139],
      [["a", "b", "c"] as Category[], vectors.krippendorff2004_p227],
    ] as const) {
      const ratings = ratingsOf(scale_, units);
      expectAlphas(ratings, expected);
      expect(valueIn(percentAgreement(ratings)).value).toBeCloseTo(expected.percent, 6);
    }
  });
});

describe("Fleiss' kappa", () => {
  it("the table of 14 raters", () => {
    const { counts, expected } = vectors.fleiss_wikipedia;
    const units = counts.map((row) =>
      row.flatMap((count, index) => Array.from({ length: count }, () => index + 1)),
    );
    const kappa = valueIn(fleissKappa(ratingsOf([1, 2, 3, 4, 5], units)));
    expect(kappa.value).toBeCloseTo(expected.kappa, 6);
    expect(kappa.observed).toBeCloseTo(expected.Pbar, 6);
    expect(kappa.expected).toBeCloseTo(expected.Pe, 6);
    units.forEach((unit, index) =>
      expect(valueIn(percentAgreement(ratingsOf([1, 2, 3, 4, 5], [unit]))).value).toBeCloseTo(
        expected.P_i[index]!,
        3,
      ),
    );
  });

  it("Fleiss 1971, with every category and z", () => {
    const { ratings: units, expected } = vectors.fleiss1971;
    const ratings = ratingsOf([1, 2, 3, 4, 5], units);
    const kappa = valueIn(fleissKappa(ratings));
    expect(kappa.value).toBeCloseTo(expected.kappa, 6);
    expect(kappa.observed).toBeCloseTo(expected.Po, 6);
    expect(kappa.expected).toBeCloseTo(expected.Pe, 6);
    expect(valueIn(krippendorffAlpha(ratings, "nominal")).value).toBeCloseTo(expected.alphaNominal, 6);
    const details = fleissByCategory(ratings)!;
    // The printed values were worked out by hand from rounded shares, hence the tolerance; weighted by p(1 − p) the
    // exact ones must average to the overall kappa.
    const shares = [1, 2, 3, 4, 5].map((c) => units.flat().filter((value) => value === c).length / 180);
    let weighted = 0;
    details.kappas.forEach((value, index) => {
      expect(Math.abs(value! - expected.perCategoryKappa[index]!)).toBeLessThan(0.005);
      weighted += (value! * shares[index]! * (1 - shares[index]!)) / (1 - expected.Pe);
    });
    expect(weighted).toBeCloseTo(expected.kappa, 5);
    expect(details.z).toBeCloseTo(17.65183, 4);
  });
});

describe("two reviewers", () => {
  const withTables = vectors.cohen.filter((entry) => entry.table !== undefined);

  it("has all published tables", () => expect(withTables).toHaveLength(7));

  it.each(withTables)("$id", (entry) => {
    const ratings = ratingsOfTable(entry.table!);
    // "kappaMax" is printed with three digits.
    const check = (value: number, expected: number | undefined, digits: number) => {
      if (expected !== undefined) expect(value).toBeCloseTo(expected, digits);
    };
    const kappa = valueIn(cohenKappa(ratings, 0, 1));
    check(kappa.value, entry.kappa, 6);
    check(kappa.observed, entry.po, 6);
    check(kappa.expected, entry.pe, 6);
    check(kappa.maximum!, entry.kappaMax, 3);
    check(kappa.standardError, entry.ase, 3);
    check(kappa.value - 1.959964 * kappa.standardError, entry.ci95?.[0], 4);
    check(kappa.value + 1.959964 * kappa.standardError, entry.ci95?.[1], 4);
    const linear = valueIn(cohenKappa(ratings, 0, 1, "linear"));
    check(linear.value, entry.linearWeighted, 5);
    check(linear.value - 1.959964 * linear.standardError, entry.linearCi95?.[0], 4);
    check(linear.value + 1.959964 * linear.standardError, entry.linearCi95?.[1], 4);
    check(valueIn(scottPi(ratings, 0, 1)).value, entry.scottPi, 3);
    check(valueIn(bennettS(ratings, 0, 1)).value, entry.S, 6);
    check(valueIn(krippendorffAlpha(ratings, "nominal")).value, entry.alphaNominal, 2);
    const ac1 = valueIn(gwetAc(ratings));
    check(ac1.value, entry.gwetAC1, entry.id === "Gwet 4x4" ? 5 : 3);
    check(ac1.expected, entry.pe_ac1, 6);
    check(valueIn(gwetAc(ratings, "quadratic")).value, entry.gwetAC2quadratic, 5);
  });

  it("weights by the declared scale, whichever values occur", () => {
    const anxiety = vectors.cohen.find((entry) => entry.pairs !== undefined)!;
    const declared = ratingsOf([1, 2, 3, 4, 5, 6], anxiety.pairs!);
    const observed = ratingsOf([1, 2, 3, 4, 6], anxiety.pairs!);
    const value = (ratings: Ratings, weighting: "linear" | "quadratic") =>
      valueIn(cohenKappa(ratings, 0, 1, weighting)).value;
    expect(valueIn(cohenKappa(declared, 0, 1)).value).toBeCloseTo(anxiety.kappa!, 6);
    expect(value(declared, "linear")).toBeCloseTo(anxiety.linear_declaredScale1to6!, 6);
    expect(value(declared, "quadratic")).toBeCloseTo(anxiety.quadratic_declaredScale1to6!, 6);
    expect(value(observed, "linear")).toBeCloseTo(anxiety.linear_observedCategories!, 6);
    expect(value(observed, "quadratic")).toBeCloseTo(anxiety.quadratic_observedCategories!, 6);
  });
});
