import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findQuantities } from "./quantity-finding.ts";
import vectors from "./vectors/quantities.json" with { type: "json" };
import {
  compareQuantities,
  intervalOf,
  intervalsOverlap,
  lastDigitUnit,
  type Quantity,
  quantityProblem,
} from "./quantity.ts";
import { APPROXIMATORS, type Approximator } from "./vocabulary.ts";

const RUNS = { numRuns: 1_000 };

function troops(value: number, given: Partial<Quantity> = {}): Quantity {
  return {
    kind: "troops",
    filter: "",
    unit: "",
    per: "",
    value,
    upper: null,
    approximator: "exact",
    status: null,
    asOf: null,
    ...given,
  };
}

const someQuantity: fc.Arbitrary<Quantity> = fc
  .record({
    value: fc.integer({ min: 1, max: 2_000_000 }),
    width: fc.integer({ min: 0, max: 50_000 }),
    approximator: fc.constantFrom(...APPROXIMATORS),
  })
  .map(({ value, width, approximator }) =>
    troops(value, {
      approximator,
      upper: approximator === "range" || approximator === "order-of-magnitude" ? value + width : null,
    }),
  );

describe("published pairs of numbers", () => {
  const read = ([value, word]: (string | number)[]): Quantity =>
    troops(Number(value), {
      approximator: (word === undefined ? "exact" : String(word).replace(" ", "-")) as Approximator,
    });
  for (const one of vectors.cases) {
    it(`${one.a.join(" ")} and ${one.b.join(" ")}: ${one.relation}`, () => {
      const found = compareQuantities(read(one.a), read(one.b));
      expect([found.intervals[0].low, found.intervals[0].high]).toEqual(one.ia);
      expect([found.intervals[1].low, found.intervals[1].high]).toEqual(one.ib);
      expect(found.relation).toBe(one.relation === "disjoint" ? "conflict" : "overlap");
      expect(found.severity).toBeCloseTo(one.severity, 4);
    });
  }
});

describe("intervals", () => {
  it("contain the stated number and are never upside down", () => {
    fc.assert(
      fc.property(someQuantity, (quantity) => {
        const { low, high } = intervalOf(quantity);
        expect(low).toBeLessThanOrEqual(quantity.value);
        expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(quantity.value);
      }),
      RUNS,
    );
  });

  it("comparison is symmetric, a quantity never conflicts with itself, and conflict means disjoint", () => {
    fc.assert(
      fc.property(someQuantity, someQuantity, (a, b) => {
        const forth = compareQuantities(a, b);
        const back = compareQuantities(b, a);
        expect(forth.relation).toBe(back.relation);
        expect(forth.severity).toBeCloseTo(back.severity ?? Number.NaN, 12);
        expect(forth.relation === "conflict").toBe(!intervalsOverlap(intervalOf(a), intervalOf(b)));
        if (a.approximator !== "order-of-magnitude")
          expect(compareQuantities(a, a)).toMatchObject({ relation: "overlap", severity: 0 });
      }),
      RUNS,
    );
  });

  it("know the last digit that was stated", () => {
    expect([12_000, 10_000, 1_500, 105, 2.5, 1_300_000, 0].map(lastDigitUnit)).toEqual([
      1_000, 10_000, 100, 1, 0.1, 100_000, 0,
    ]);
    expect(intervalOf(troops(0))).toEqual({ low: 0, high: 0, closed: true });
  });

  it("overlap where closed ends touch, not where a rounded number ends", () => {
    expect(
      compareQuantities(
        troops(12_000, { approximator: "up-to" }),
        troops(12_000, { approximator: "at-least" }),
      ).relation,
    ).toBe("overlap");
    expect(compareQuantities(troops(12_000), troops(12_500, { approximator: "at-least" })).relation).toBe(
      "conflict",
    );
  });
});

describe("what cannot be compared", () => {
  const special = troops(1_500, { filter: "special forces" });
  it.each<[string, Quantity, Quantity]>([
    ["kind", troops(12_000), troops(600, { kind: "tanks" })],
    ["part", troops(12_000), special],
    ["unit", troops(45, { unit: "%" }), troops(12_000)],
    ["period", troops(30_000, { per: "month" }), troops(12_000)],
    ["plan and fact", troops(12_000, { status: "planned" }), troops(1_500, { status: "actual" })],
    ["date", troops(12_000, { asOf: "2024-10-01" }), troops(1_500, { asOf: "2024-11-01" })],
  ])("%s", (_, a, b) => {
    const found = compareQuantities(a, b);
    expect(found).toMatchObject({ relation: "not-comparable", severity: null });
    expect(found.reasons).toHaveLength(1);
  });

  it("an estimate compares with a fact, and what only one side states is named", () => {
    const found = compareQuantities(
      troops(12_000, { status: "estimate", asOf: "2024-10-01" }),
      troops(1_500, { status: "actual" }),
    );
    expect(found.relation).toBe("conflict");
    expect(found.reasons).toEqual(["only one says as of when"]);
    expect(compareQuantities(troops(1, { kind: " Troops " }), troops(1)).relation).toBe("overlap");
  });
});

describe("bad quantities are refused in words", () => {
  it.each<[Partial<Quantity>, string | null]>([
    [{}, null],
    [{ approximator: "range", upper: 900 }, "The lower end 1000 is above the upper end 900."],
    [{ approximator: "range" }, "A range needs an upper end."],
    [{ upper: 2_000 }, "Only a range has an upper end."],
    [{ value: Number.NaN }, "Give the number."],
    [{ asOf: "2024-02-30" }, "Give the date as YYYY-MM-DD."],
    [{ asOf: "2024-02-29" }, null],
  ])("%j", (given, problem) => {
    expect(quantityProblem(troops(1_000, given))).toBe(problem);
  });
});

describe("quantities in news text", () => {
  const brief = (text: string): unknown[] =>
    findQuantities(text).map((one) => [
      one.approximator,
      one.value,
      one.upper,
      one.kind,
      one.filter,
      one.unit,
      one.per,
    ]);
  it.each<[string, unknown[]]>([
    ["around 12,000 troops arrived", ["about", 12_000, null, "troops", "", "", ""]],
    ["up to 10,000 soldiers", ["up-to", 10_000, null, "troops", "", "", ""]],
    ["as many as 10,000 soldiers", ["up-to", 10_000, null, "troops", "", "", ""]],
    ["some 11,000 Ruritanian troops", ["about", 11_000, null, "troops", "", "", ""]],
    ["1,500 special forces troops", ["exact", 1_500, null, "troops", "special forces", "", ""]],
    ["between 8,000 and 10,000 volunteers", ["range", 8_000, 10_000, "volunteers", "", "", ""]],
    ["a term of 12–18 months", ["range", 12, 18, "months", "", "", ""]],
    ["10 to 12 million people", ["range", 10_000_000, 12_000_000, "people", "", "", ""]],
    ["for two-and-a-half years", ["exact", 2.5, null, "years", "", "", ""]],
    ["two and a half million shells", ["exact", 2_500_000, null, "shells", "", "", ""]],
    ["hundreds of thousands of soldiers", ["order-of-magnitude", 200_000, 1_000_000, "troops", "", "", ""]],
    ["several thousand people", ["order-of-magnitude", 3_000, 9_000, "people", "", "", ""]],
    ["30,000 soldiers per month", ["exact", 30_000, null, "troops", "", "", "month"]],
    ["15,000 volunteers a month", ["exact", 15_000, null, "volunteers", "", "", "month"]],
    ["more than $2.3 million in aid", ["at-least", 2_300_000, null, "", "", "$", ""]],
    ["45 per cent of voters", ["exact", 45, null, "", "", "%", ""]],
    ["3 or more ships", ["at-least", 3, null, "ships", "", "", ""]],
    ["one hundred and twenty tanks", ["exact", 120, null, "tanks", "", "", ""]],
    ["twelve thousand three hundred shells", ["exact", 12_300, null, "shells", "", "", ""]],
    ["a dozen planes", ["exact", 12, null, "planes", "", "", ""]],
  ])("%s", (text, expected) => {
    expect(brief(text)).toEqual([expected]);
  });

  it.each([
    "in 2024",
    "from 2019 to 2021",
    "on October 23, at 10:30",
    "the 18th brigade",
    "a Su-25 and a K-9",
    "one of them",
    "1,2,3,45",
  ])("%s is no quantity", (text) => {
    expect(brief(text)).toEqual([]);
  });

  it("says whether a number is planned, done or reckoned", () => {
    const status = (text: string): unknown => findQuantities(text)[0]?.status;
    expect(status("They are preparing to send 10,000 soldiers.")).toBe("planned");
    expect(status("Some 11,000 troops had already been sent.")).toBe("actual");
    expect(status("Observers estimate 600 casualties.")).toBe("estimate");
    expect(status("There are 600 planes.")).toBeNull();
  });

  it("finds its words at the offsets it gives, in any text", () => {
    const word = fc.constantFrom(
      "about",
      "12,000",
      "1.3",
      "million",
      "two",
      "and",
      "a",
      "half",
      "to",
      "-",
      "troops",
      "🛰",
      "é",
      "$",
      "%",
      ".",
      "of",
      "thousands",
      "between",
      "per",
      "month",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.constantFrom(" ", ""), (words, glue) => {
        const text = words.join(glue);
        let last = 0;
        for (const one of findQuantities(text)) {
          expect(text.slice(one.start, one.end)).toBe(one.raw);
          expect(one.start).toBeGreaterThanOrEqual(last);
          expect(one.end).toBeGreaterThan(one.start);
          expect(quantityProblem(one)).toBeNull();
          last = one.end;
        }
      }),
      RUNS,
    );
  });
});
