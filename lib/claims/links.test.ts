import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PARTIALLY_DERIVED } from "../corroboration/derivation.ts";
import type { Derivation, MeasuredOverlap } from "./dossier.ts";
import { anyGrade, NO_SOURCES } from "./dossier.arbitrary.ts";
import { linksOf, medianGrade, outsideArticle, publisherGrades } from "./links.ts";

const overlap = (given: Partial<MeasuredOverlap> = {}): MeasuredOverlap => ({
  ...{ articleA: "a", articleB: "b", publishedAtA: 1, publishedAtB: 2, shared: 50 },
  ...{ containmentInA: 0.8, containmentInB: 0.6, jaccard: 0.5 },
  ...given,
});
const derivation = (given: Partial<Derivation> = {}): Derivation => ({
  ...{
    id: "d",
    articleId: "b",
    fromArticleId: "a",
    fromUrl: null,
    level: "wholly-derived",
    reason: "Same words.",
  },
  ...{ containment: 0.8, jaccard: 0.5, version: 1 },
  ...given,
});
const derivationsOf = (given: { derivations?: Derivation[]; overlaps?: MeasuredOverlap[] }) =>
  linksOf({ ...NO_SOURCES, ...given }).derivations;

describe("what links articles", () => {
  test("measured text leads from the later article to the earlier one, by its own share", () => {
    expect(derivationsOf({ overlaps: [overlap()] })).toEqual([
      { articleId: "b", fromArticleId: "a", degree: 0.8 },
    ]);
    expect(derivationsOf({ overlaps: [overlap({ publishedAtA: 3 })] })).toEqual([
      { articleId: "a", fromArticleId: "b", degree: 0.6 },
    ]);
  });

  test("without dates it leads both ways", () => {
    for (const dates of [{ publishedAtA: null }, { publishedAtA: 2 }])
      expect(derivationsOf({ overlaps: [overlap(dates)] })).toHaveLength(2);
  });

  test("below the threshold nothing is measured to be derived", () => {
    const little = overlap({ containmentInA: PARTIALLY_DERIVED - 0.001 });
    expect(derivationsOf({ overlaps: [little] })).toEqual([]);
    expect(derivationsOf({ overlaps: [{ ...little, containmentInA: PARTIALLY_DERIVED }] })).toHaveLength(1);
  });

  test("a person's decision replaces the measurement, whichever way it reads", () => {
    for (const ends of [
      { articleId: "b", fromArticleId: "a" },
      { articleId: "a", fromArticleId: "b" },
    ]) {
      const decided = derivationsOf({
        overlaps: [overlap()],
        derivations: [derivation({ ...ends, level: "non-derived" })],
      });
      expect(decided).toEqual([{ ...ends, degree: 0 }]);
    }
  });

  test("copies of one page outside the project share it, however its address is written", () => {
    const [one, other] = derivationsOf({
      derivations: ["https://www.example.org/story/", "http://example.org/story#top?"].map((fromUrl, index) =>
        derivation({ id: `${index}`, articleId: `${index}`, fromArticleId: null, fromUrl }),
      ),
    });
    expect(one?.fromArticleId).toBe(outsideArticle("https://example.org/story"));
    expect(other?.fromArticleId).not.toBe(outsideArticle("https://example.org/another"));
  });
});

describe("the grade of several reviewers", () => {
  const order = ["A", "B", "C", "D", "E"] as const;

  test.each([
    ["", "F"],
    ["F", "F"],
    ["FFB", "B"],
    ["AC", "C"],
    ["ABE", "B"],
    ["EDDA", "D"],
  ])("%s comes to %s", (grades, median) => {
    expect(medianGrade(grades.split("") as "A"[])).toBe(median);
  });

  test("is one of theirs, does not depend on their order, and F takes no part", () => {
    fc.assert(
      fc.property(fc.array(anyGrade, { maxLength: 9 }), (grades) => {
        const median = medianGrade(grades);
        const graded = grades.filter((grade) => grade !== "F");
        expect(graded.length === 0 ? "F" : graded).toContain(median);
        expect(medianGrade(grades.toReversed())).toBe(median);
        expect(medianGrade([...grades, "F"])).toBe(median);
      }),
      { numRuns: 1000 },
    );
  });

  test("never improves when a reviewer grades worse", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...order), { minLength: 1, maxLength: 9 }), (grades) => {
        const worse = grades.with(0, "E");
        expect(medianGrade(worse) >= medianGrade(grades)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("is taken per publisher", () => {
    const given = (publisherId: string, reliability: "A" | "C") => ({
      ...{ id: publisherId + reliability, publisherId, reviewerId: "r", reviewer: "R", reliability },
      ...{ criteria: {}, rationale: "x", version: 1, updatedAt: 0 },
    });
    const grades = publisherGrades([given("p", "A"), given("q", "C"), given("p", "A")]);
    expect(Object.fromEntries(grades)).toEqual({ p: "A", q: "C" });
  });
});
