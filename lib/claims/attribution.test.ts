import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainProblem, chainTo } from "./attribution-chain.ts";
import { findAttributions, isUnnamed, quoteTypeOf } from "./attribution-cues.ts";
import { findHedgeCues, suggestFactuality } from "./hedging.ts";

function brief(text: string): unknown[] {
  return findAttributions(text).map((one) => [
    one.source?.text ?? null,
    one.cue.text,
    text.slice(one.content.start, one.content.end),
  ]);
}

describe("attribution candidates", () => {
  it.each<[string, unknown[]]>([
    ["According to the ministry, the bridge fell.", ["the ministry", "According to", "the bridge fell"]],
    ["The bridge fell, according to the ministry.", ["the ministry", "according to", "The bridge fell"]],
    ["The minister said that the bridge fell.", ["The minister", "said", "the bridge fell"]],
    [
      "The bridge fell on Monday night, the minister said.",
      ["the minister", "said", "The bridge fell on Monday night"],
    ],
    ["“The bridge fell,” said Ana Vorn, an engineer.", ["Ana Vorn", "said", "“The bridge fell,”"]],
    ["Ana Vorn, a retired engineer, said the bridge fell.", ["Ana Vorn", "said", "the bridge fell"]],
    ["Ana Vorn said earlier this week that the bridge fell.", ["Ana Vorn", "said", "the bridge fell"]],
    ["It is said that the bridge fell.", [null, "It is said", "the bridge fell"]],
  ])("%s", (text, expected) => {
    expect(brief(text)).toEqual([expected]);
  });

  it("nests relays: a broadcaster reports what a service said", () => {
    const found = findAttributions("The broadcaster reported that the agency said 12,000 troops had left.");
    expect(found.map((one) => [one.source?.text, one.parent])).toEqual([
      ["The broadcaster", null],
      ["the agency", 0],
    ]);
  });

  it("knows kinds of attitude, quotations and the unnamed", () => {
    const [denied] = findAttributions("Officials denied that the bridge fell.");
    expect(denied).toMatchObject({ kind: "denial", anonymous: true, quoteType: "indirect" });
    expect(
      [
        "A senior government official",
        "sources close to the palace",
        "",
        "Minister Ana Vorn",
        "the National Agency",
      ].map(isUnnamed),
    ).toEqual([true, true, true, false, false]);
    expect(["“It fell.”", "it fell “at once”", "it fell"].map(quoteTypeOf)).toEqual([
      "direct",
      "mixed",
      "indirect",
    ]);
  });

  it("leaves descriptions and quoted words alone", () => {
    expect(brief("The report was long.")).toEqual([]);
    expect(brief("Ana said: “He said no to me.”")).toHaveLength(1);
  });

  it("gives passages of the text, and parents that come with a wider content, for any text", () => {
    const word = fc.constantFrom(
      "Ana",
      "the agency",
      "said",
      "reported",
      "that",
      ",",
      ".",
      "“",
      "”",
      "according to",
      "It is said",
      "denied",
      "🛰 fell",
      "\n",
      "officials",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), (words) => {
        const text = words.join(" ");
        const found = findAttributions(text);
        for (const [index, one] of found.entries()) {
          for (const part of [one.cue, one.source])
            if (part) expect(text.slice(part.start, part.end)).toBe(part.text);
          expect(one.content.end).toBeGreaterThan(one.content.start);
          expect(one.content.end).toBeLessThanOrEqual(text.length);
          expect(one.parent).not.toBe(index);
        }
        const steps = found.map((one, index) => ({
          id: String(index),
          parentId: one.parent === null ? null : String(one.parent),
        }));
        expect(chainProblem(steps)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("chains", () => {
  const steps = [
    { id: "origin", parentId: "relay" },
    { id: "relay", parentId: "outlet" },
    { id: "outlet", parentId: null },
  ];
  it("run from the outlet to the origin", () => {
    expect(chainTo(steps, "origin")).toEqual(["outlet", "relay", "origin"]);
    expect(chainProblem(steps)).toBeNull();
  });
  it.each([
    [
      "circle",
      [
        { id: "a", parentId: "b" },
        { id: "b", parentId: "a" },
      ],
    ],
    ["itself", [{ id: "a", parentId: "a" }]],
    ["not part", [{ id: "a", parentId: "z" }]],
    [
      "same id",
      [
        { id: "a", parentId: null },
        { id: "a", parentId: null },
      ],
    ],
  ])("are refused: %s", (word, bad) => {
    expect(chainProblem(bad)).toContain(word);
  });
});

describe("hedge cues", () => {
  const cues = (text: string): unknown[] => findHedgeCues(text).map((cue) => [cue.text, cue.kind]);
  it.each<[string, unknown[], string]>([
    ["The troops arrived.", [], "CT+"],
    ["The troops may have arrived.", [["may", "epistemic"]], "PS+"],
    ["The troops likely arrived.", [["likely", "epistemic"]], "PR+"],
    ["The troops reportedly arrived.", [["reportedly", "evidential"]], "PR+"],
    ["The alleged arrival", [["alleged", "evidential"]], "Uu"],
    ["The troops did not arrive.", [["not", "negation"]], "CT-"],
    ["The troops are unlikely to arrive.", [["unlikely", "negation"]], "PR-"],
    [
      "The troops may not have arrived.",
      [
        ["may", "epistemic"],
        ["not", "negation"],
      ],
      "PS-",
    ],
    [
      "It could not be independently verified.",
      [["could not be independently verified", "unverified"]],
      "Uu",
    ],
  ])("%s", (text, expected, factuality) => {
    expect(cues(text)).toEqual(expected);
    expect(suggestFactuality(findHedgeCues(text)).factuality).toBe(factuality);
  });

  it("are not months, lives or credit, nor parts of words", () => {
    expect(cues("In May the storm claimed the lives of dismayed men, not only sailors.")).toEqual([]);
  });

  it("flag what is explicitly unverified, and give their words as the reason", () => {
    const suggestion = suggestFactuality(findHedgeCues("If confirmed, it may matter."));
    expect(suggestion).toEqual({
      factuality: "Uu",
      explicitlyUnverified: true,
      reason: "Not committed, because of “If confirmed”, “may”.",
    });
  });

  it("stand at their offsets, in UTF-16 units", () => {
    const [cue] = findHedgeCues("🛰🛰 may");
    expect(cue).toMatchObject({ start: 5, end: 8 });
  });
});
