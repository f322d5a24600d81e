import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suggestMention } from "./mention-suggestions.ts";

const TEXT = [
  "Nobody was hurt, officials said.",
  "Orlen Radio reported that the harbour office said up to 300 boats might be moved. The mayor disagreed.",
  "It rained.",
].join("\n");
const passage = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};

describe("what the text around a passage suggests", () => {
  test("the line of voices to the origin, where they stand in the text", () => {
    const { attributions } = suggestMention(TEXT, passage("up to 300 boats might be moved"));
    expect(attributions.map((line) => line.map(({ name }) => name))).toEqual([
      ["Orlen Radio", "the harbour office"],
    ]);
    const spans = attributions.flat().flatMap(({ source, cue, content }) => [source, cue, ...content]);
    expect(spans.length).toBeGreaterThan(4);
    for (const span of spans) if (span) expect(TEXT.slice(span.start, span.end)).toBe(span.exact);
  });

  test("hedges and numbers of the passage alone", () => {
    const { hedging, quantities } = suggestMention(TEXT, passage("up to 300 boats might be moved"));
    expect(hedging).toMatchObject({ factuality: "PS+" });
    expect(hedging?.cues).toContain("might");
    expect(quantities).toMatchObject([{ value: 300, approximator: "up-to" }]);
  });

  test("nothing from other paragraphs", () => {
    expect(suggestMention(TEXT, passage("It rained."))).toEqual({
      attributions: [],
      hedging: null,
      quantities: [],
    });
  });

  test("whatever the text, every span stands where it says", () => {
    const words = fc.constantFrom(
      "the mayor",
      "said",
      "that",
      "\n",
      "“boats",
      "sank”",
      ",",
      "according to",
      "300",
      "😀",
      ".",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), fc.nat(200), fc.nat(60), (parts, from, length) => {
        const text = parts.join(" ");
        const start = Math.min(from, text.length);
        const found = suggestMention(text, { start, end: Math.min(text.length, start + length) });
        for (const { source, cue, content } of found.attributions.flat())
          for (const span of [source, cue, ...content])
            if (span) expect(text.slice(span.start, span.end)).toBe(span.exact);
      }),
      { numRuns: 1000 },
    );
  });
});
