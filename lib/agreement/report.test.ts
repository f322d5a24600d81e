import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { someAnnotations, READERS } from "../adjudication/samples.testing.ts";
import { positionsOf, unitsBehind } from "./cells.ts";
import { bestGrade, timedRatings, type AgreementInput } from "./measures.ts";
import { agreementReport, type AgreementReport } from "./report.ts";

function reportOn(input: AgreementInput): AgreementReport {
  const run = agreementReport(input);
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}

const claim = (
  id: string,
  levels: Record<string, 0 | 1 | 2 | 3 | 4 | 5>,
): AgreementInput["claims"][number] => ({
  ...{ id, grade: "B" },
  judgments: Object.entries(levels).map(([reviewer, level]) => ({ reviewer, level, blind: false, at: 5 })),
  links: [],
});

const mark = (
  id: string,
  reviewer: string,
  start: number,
  end: number,
  tag: "claim" | "opinion",
  at = 1,
) => ({
  ...{ id, reviewer, start, end, tag, subtype: null, at },
});

const two: AgreementInput = {
  texts: [
    {
      ...{ id: "t", length: 40, readers: ["ada", "bo"], breaks: [0, 10, 20, 30], settled: [] },
      annotations: [
        mark("a1", "ada", 0, 8, "claim"),
        mark("b1", "bo", 0, 8, "opinion", 50),
        mark("a2", "ada", 12, 18, "claim"),
        mark("b2", "bo", 12, 16, "claim", 60),
        mark("a3", "ada", 22, 28, "opinion", 90),
        mark("b3", "bo", 22, 28, "opinion", 91),
      ],
    },
  ],
  claims: [claim("c1", { ada: 5, bo: 5 }), claim("c2", { ada: 3, bo: 1 }), claim("c3", { ada: 0, bo: 3 })],
};

describe("the agreement report", () => {
  test("tells boundaries, tags, levels and evidence apart", () => {
    const { measures, notAssessable } = reportOn(two);
    const by = Object.fromEntries(measures.map((each) => [each.measure, each]));
    // Two of forty characters are marked by one of them alone.
    expect(by["boundary"]?.percent).toMatchObject({ defined: true, value: 38 / 40 });
    expect(by["boundary"]?.used).toBe(40);
    // Of three aligned passages two have the same tag, though one differs in its end.
    expect(by["tag"]?.percent).toMatchObject({ defined: true, value: 2 / 3 });
    expect(by["level"]).toMatchObject({ used: 2, dropped: { "one-rating": 1 } });
    expect(by["evidence"]?.value).toEqual({ defined: false, reason: "no-pairs" });
    expect(notAssessable).toEqual({ count: 1, of: 6 });
  });

  test("comes out the same again, whatever the order of texts, passages and claims", () => {
    const texts = [...two.texts, { ...two.texts[0]!, id: "u" }];
    const one = reportOn({ ...two, texts });
    const shuffled = texts.map((text) => ({
      ...text,
      annotations: text.annotations.toReversed(),
      readers: text.readers.toReversed(),
    }));
    const other = reportOn({ texts: shuffled, claims: two.claims.toReversed() });
    for (const [index, measure] of one.measures.entries()) {
      expect(other.measures[index]?.value).toEqual(measure.value);
      expect(other.measures[index]?.pairs).toEqual(measure.pairs);
      expect(other.measures[index]?.confusion).toEqual(measure.confusion);
    }
    expect(reportOn({ ...two, texts })).toEqual(one);
  });

  test("puts every unit into the stretch of its last rating", () => {
    const tags = reportOn(two).measures.find(({ measure }) => measure === "tag");
    // Finished at 50, 60 and 91: the first stretch, the second and the last.
    expect(tags?.drift.map(({ ratings }) => ratings)).toEqual([2, 2, 0, 0, 0, 2]);
    const [first, , , , , last] = tags?.drift ?? [];
    expect(first?.window.start).toBe(50);
    expect(last?.window.end).toBe(92);
  });

  test("is undefined with a reason where nothing can be told", () => {
    const { measures, accuracies } = reportOn({ texts: [], claims: [] });
    for (const { value, interval } of measures) {
      expect(value).toMatchObject({ defined: false });
      expect(interval).toMatchObject({ defined: false });
    }
    expect(accuracies).toEqual([]);
  });

  test("holds reviewers against what was settled", () => {
    const [text] = two.texts;
    const settled = [
      { heard: ["a1", "b1"], tag: "claim" as const },
      { heard: ["a3", "b3"], tag: null },
    ];
    const { againstSettled } = reportOn({ ...two, texts: [{ ...text!, settled }] });
    expect(againstSettled.map(({ same }) => (same.defined ? same.value : null))).toEqual([0.5, 0]);
  });
});

describe("evidence links", () => {
  test("count silence as none only for who worked on the claim", () => {
    const link = (reviewer: string, target: string) => ({
      reviewer,
      target,
      stance: "supports" as const,
      at: 1,
    });
    const claims = [{ ...claim("c", { ada: 3, bo: 3 }), links: [link("ada", "x"), link("cy", "x")] }];
    const { ratings } = timedRatings({ texts: [], claims }, "evidence");
    expect(ratings.reviewers).toEqual(["ada", "bo", "cy"]);
    expect([...ratings.codes].map((code) => ratings.categories[code])).toEqual([
      "supports",
      "none",
      "supports",
    ]);
  });
});

describe("cells", () => {
  test("open the units that they count", () => {
    const cell = unitsBehind(two, { measure: "tag", row: "claim", column: "opinion" });
    expect(cell).toMatchObject([{ unit: { id: "t", start: 0, end: 8 }, said: [{ reviewer: "ada" }, {}] }]);
    const swapped = { measure: "tag", row: "claim", column: "opinion", first: "bo", second: "ada" } as const;
    expect(unitsBehind(two, swapped)).toEqual([]);
    expect(unitsBehind(two, { measure: "level", first: "ada", second: "bo" })).toHaveLength(1);
    expect(unitsBehind(two, { measure: "level", first: "ada", second: "nobody" })).toEqual([]);
    expect(unitsBehind(two, { measure: "tag", row: "rumour", column: "claim" })).toEqual([]);
  });

  test("in the pooled matrix count what the units behind them hold, for two reviewers", () => {
    fc.assert(
      fc.property(someAnnotations, (annotations) => {
        const readers = READERS.slice(0, 2);
        const own = annotations.filter(({ reviewer }) => readers.includes(reviewer));
        const text = {
          ...two.texts[0]!,
          length: 45,
          readers,
          annotations: own.map((a) => ({ ...a, at: 1 })),
        };
        const input = { texts: [text], claims: [] };
        const { measures } = reportOn(input);
        const tags = measures.find(({ measure }) => measure === "tag")!;
        tags.categories.forEach((row, r) =>
          tags.categories.forEach((column, c) => {
            const units = unitsBehind(input, { measure: "tag", row: String(row), column: String(column) });
            expect(units.length * (r === c ? 2 : 1)).toBe(tags.confusion[r]![c]);
          }),
        );
        const characters = positionsOf(input, "boundary").reduce((sum, { weight }) => sum + weight, 0);
        expect(characters).toBe(45);
      }),
      { numRuns: 15 },
    );
  });
});

test("the best grade is F only where there is no other", () => {
  expect(bestGrade(["F", "C", "B"])).toBe("B");
  expect(bestGrade(["F"])).toBe("F");
  expect(bestGrade([])).toBe("F");
});
