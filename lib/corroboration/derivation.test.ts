import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureDerivation } from "./derivation.ts";
import { alignReuse, type ReuseSegment } from "./reuse.ts";
import { longestRise, sharedErrors, sharedQuotes } from "./shared-traces.ts";
import { comparedWords, overlapBetween, overlaps } from "./shingles.ts";

const ORIGINAL =
  "The harbour of Westmark was closed on Monday after a storm tore two cranes from the quay. " +
  "“We have never seen anything like it in forty years,” said harbour master Ilse Brandt. " +
  "About 1,200 containers fell into the sea, the port authority said. " +
  "“The cranes will have to be replaced before winter,” she added. " +
  "“Nobody was hurt, and that is what counts,” Brandt told reporters.";
const COPY = `Breaking now! ${ORIGINAL} Share this story with your friends and neighbours.`;
const REWRITE =
  "A storm tore two cranes from the quay and the harbour of Westmark had to be closed on Monday. " +
  "Tulips were on sale at the market as usual all through the spring week.";
const UNRELATED =
  "Bread prices rose again in March while bakers complained about the cost of flour and energy everywhere.";

const article = (
  id: string,
  text: string,
  publishedAt: string | null = null,
): { id: string; text: string; publishedAt: string | null } => ({ id, text, publishedAt });
const original = article("original", ORIGINAL, "2024-05-01");
const copy = article("copy", COPY, "2024-05-02");
const unrelated = article("unrelated", UNRELATED);

describe("shingle overlap", () => {
  it("contains the original in a copy with more around it", () => {
    const found = overlapBetween(original, copy);
    expect(found.containmentInB).toBe(1);
    expect(found.containmentInA).toBeLessThan(1);
    expect(found.jaccard).toBeCloseTo(found.containmentInA, 9);
  });

  it("ignores boilerplate passages", () => {
    const footer = COPY.indexOf(" Share this");
    const ignore = [
      { start: 0, end: "Breaking now!".length },
      { start: footer, end: COPY.length },
    ];
    expect(overlapBetween(original, { ...copy, ignore })).toMatchObject({ containmentInA: 1, jaccard: 1 });
  });

  it("of a whole set equals the overlap of each pair", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 30 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        const articles = texts.map((one, index) => ({ id: `t${index}`, text: one }));
        const pairs = articles.flatMap((a, index) =>
          articles.slice(index + 1).map((b) => overlapBetween(a, b)),
        );
        const byPair = (list: typeof pairs): typeof pairs =>
          list.toSorted((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1));
        expect(byPair(overlaps(articles))).toEqual(byPair(pairs.filter((one) => one.shared > 0)));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("side by side", () => {
  const kinds = (segments: readonly ReuseSegment[], text: string): [string, string][] =>
    segments.map((one) => [one.kind, text.slice(one.start, one.end)]);

  it("a copy is verbatim with new words around it", () => {
    const { a, b } = alignReuse(original, copy);
    expect(a.shares).toEqual({ verbatim: 1, rewritten: 0, new: 0 });
    expect(kinds(b.segments, COPY).map(([kind]) => kind)).toEqual(["new", "verbatim", "new"]);
    expect(b.segments[1]?.counterpart).toEqual({
      start: 0,
      end: ORIGINAL.lastIndexOf("reporters") + "reporters".length,
    });
  });

  it("turned sentences are rewritten, and point at the sentence they come from", () => {
    const { b } = alignReuse(original, article("rewrite", REWRITE));
    expect(kinds(b.segments, REWRITE)).toEqual([
      ["verbatim", "A storm tore two cranes from the quay"],
      ["rewritten", "and the harbour of Westmark had to be closed on Monday"],
      ["new", "Tulips were on sale at the market as usual all through the spring week"],
    ]);
    const second = b.segments[1];
    expect(ORIGINAL.slice(second?.counterpart?.start, second?.counterpart?.end)).toContain(
      "harbour of Westmark was closed",
    );
  });

  it("segments are in order, cover every word once, and verbatim ones read the same", () => {
    const word = fc.constantFrom("north", "south", "east", "west", "🛰", "wind.", "Rain", "5", "\n");
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (left, right) => {
        const aligned = alignReuse({ id: "l", text: left }, { id: "r", text: right });
        for (const [side, own, other] of [
          [aligned.a, left, right],
          [aligned.b, right, left],
        ] as const) {
          const words = comparedWords({ id: "", text: own });
          let covered = 0;
          let last = 0;
          for (const segment of side.segments) {
            expect(segment.start).toBeGreaterThanOrEqual(last);
            last = segment.end;
            covered += words.filter((one) => one.start >= segment.start && one.end <= segment.end).length;
            expect(segment.counterpart === null).toBe(segment.kind === "new");
            if (segment.kind !== "verbatim" || !segment.counterpart) continue;
            const keys = (part: string): string[] =>
              comparedWords({ id: "", text: part }).map((one) => one.key);
            expect(keys(own.slice(segment.start, segment.end))).toEqual(
              keys(other.slice(segment.counterpart.start, segment.counterpart.end)),
            );
          }
          expect(covered).toBe(words.length);
          const { verbatim, rewritten, new: fresh } = side.shares;
          expect(verbatim + rewritten + fresh).toBeCloseTo(words.length === 0 ? 0 : 1, 9);
        }
        expect(aligned.a.segments.filter((one) => one.kind === "verbatim")).toHaveLength(
          aligned.b.segments.filter((one) => one.kind === "verbatim").length,
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it("copes with a text that repeats itself", () => {
    const again = "round and round and ".repeat(400);
    expect(alignReuse({ id: "x", text: again }, { id: "y", text: again }).a.shares.verbatim).toBe(1);
  });
});

describe("traces of copying", () => {
  it("quotations in the same order", () => {
    const found = sharedQuotes(original, copy);
    expect(found.shared.map((one) => ORIGINAL.slice(one.inA.start, one.inA.end))).toEqual(
      found.shared.map((one) => COPY.slice(one.inB.start, one.inB.end)),
    );
    expect(found).toMatchObject({ inSameOrder: 3 });
    expect(longestRise([3, 1, 2, 5, 4])).toBe(3);
    expect(longestRise([])).toBe(0);
  });

  it("a misspelled name and a wrong figure that only two articles share", () => {
    const wrong = (id: string): { id: string; text: string } => ({
      id,
      text: `Minister Vasilenkko spoke to Russians. Some 2,100 sailors left. (${id})`,
    });
    const right = (id: string): { id: string; text: string } => ({
      id,
      text: `Minister Vasilenko spoke to a Russian. Some 1,200 sailors left. (${id})`,
    });
    const all = [wrong("a"), wrong("b"), right("c"), right("d"), right("e")];
    const found = sharedErrors(wrong("a"), wrong("b"), all);
    expect(found.map(({ kind, found: said, usual }) => [kind, said, usual])).toEqual([
      ["spelling", "vasilenkko", "vasilenko"],
      ["figure", "2,100 sailors", "1,200 sailors"],
    ]);
    expect(wrong("a").text.slice(found[0]?.inA[0]?.start, found[0]?.inA[0]?.end)).toBe("Vasilenkko");
    expect(sharedErrors(right("c"), right("d"), all)).toEqual([]);
    expect(sharedErrors(wrong("a"), right("c"), all)).toEqual([]);
  });
});

describe("the suggested derivation", () => {
  const all = [original, copy, unrelated];
  it("a later copy is wholly derived from the earlier text", () => {
    const { suggestion } = measureDerivation(original, copy, all);
    expect(suggestion).toMatchObject({ level: "wholly-derived", derivedId: "copy" });
    expect(suggestion.degree).toBeGreaterThan(0.75);
    expect(suggestion.reasons).toContain("3 quotations in common, 3 in the same order");
    expect(suggestion.reasons.at(-1)).toBe("it was published later");
    expect(measureDerivation(copy, original, all).suggestion).toEqual(suggestion);
  });

  it("quotations in the same order make it at least partial", () => {
    const quotes = ORIGINAL.match(/“[^”]*”/gu) ?? [];
    const around = quotes.map(
      (quote, index) =>
        `In chapter ${index} of a long and quite different report one reads ${quote} and much besides that nobody else has written down so far.`,
    );
    const other = article("other", `${around.join(" ")} ${UNRELATED.repeat(8)}`, "2024-05-03");
    expect(measureDerivation(original, other, all).suggestion).toMatchObject({
      level: "partially-derived",
      derivedId: "other",
    });
  });

  it("unrelated texts are not derived, and without dates equal texts have no direction", () => {
    expect(measureDerivation(original, unrelated, all).suggestion).toMatchObject({
      level: "non-derived",
      derivedId: null,
      degree: 0,
    });
    const twin = { id: "twin", text: ORIGINAL };
    expect(measureDerivation({ id: "one", text: ORIGINAL }, twin, all).suggestion).toMatchObject({
      level: "wholly-derived",
      derivedId: null,
      degree: 1,
    });
  });
});

const real = resolve(import.meta.dirname, "../../../shared/articles");
describe("real articles", () => {
  it("written by different newsrooms are not taken for copies", (context) => {
    if (!existsSync(real)) context.skip("the real articles are not beside this checkout");
    const articles = readdirSync(real).map((name) => ({
      id: name,
      text: readFileSync(resolve(real, name), "utf8"),
    }));
    for (const [index, a] of articles.entries()) {
      for (const b of articles.slice(index + 1)) {
        expect(measureDerivation(a, b, articles).suggestion.level).toBe("non-derived");
      }
    }
  });
});
