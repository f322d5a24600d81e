import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOfPlainText } from "./blocks.ts";
import { canonicalText } from "./canonical.ts";
import { indexCodePoints, toCodePointOffset, toUtf16Offset } from "./code-points.ts";
import { sentencesOf } from "./segments.ts";
import { snapToCharacters, snapToSentences, snapToWords } from "./snapping.ts";

const pieces = [
  "Word ",
  "Dr. ",
  "🎉",
  "👩‍👩‍👧",
  "e\u0301",
  "漢字。",
  "שלום. ",
  "\n",
  "\n\n",
  ". ",
  "”",
  "- x",
  "\ud800",
];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((p) => p.join(""));

const SENTENCES: [string, string[]][] = [
  ["Lt. Gen. Ada Holt spoke. She left.", ["Lt. Gen. Ada Holt spoke.", "She left."]],
  ["The U.S. Navy came. It left.", ["The U.S. Navy came.", "It left."]],
  ["He lives in the U.S. The town is small.", ["He lives in the U.S.", "The town is small."]],
  ["“Really?” he asked. “Yes.” Then rain.", ["“Really?” he asked.", "“Yes.”", "Then rain."]],
  ["It makes the difference.The council met.", ["It makes the difference.", "The council met."]],
  ["河水上涨。桥梁关闭。", ["河水上涨。", "桥梁关闭。"]],
];

describe("blocks and sentences", () => {
  it.each(SENTENCES)("divides %j", (text, expected) => {
    const sentences = sentencesOf(text, blocksOfPlainText(text));
    expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  it("cover each visible character once, without white space at the edges", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const blocks = blocksOfPlainText(text);
        const ink = text.replace(/\s+/g, "");
        for (const spans of [blocks, sentencesOf(text, blocks)]) {
          const parts = spans.map(({ start, end }) => text.slice(start, end));
          expect(parts.join("").replace(/\s+/g, "")).toBe(ink);
          for (const part of parts) expect(part.trim()).toBe(part);
        }
      }),
    );
  });
});

describe("snapping", () => {
  it("never splits a grapheme", () => {
    fc.assert(
      fc.property(texts, fc.nat(200), fc.nat(200), (text, a, b) => {
        const edges = new Set([text.length]);
        for (const { index } of new Intl.Segmenter("en").segment(text)) edges.add(index);
        const span = { start: Math.min(a, b), end: Math.max(a, b) };
        const sentences = sentencesOf(text, blocksOfPlainText(text));
        for (const snapped of [
          snapToCharacters(text, span),
          snapToWords(text, span),
          snapToSentences(text, span, sentences),
        ]) {
          expect(edges.has(snapped.start) && edges.has(snapped.end)).toBe(true);
        }
      }),
    );
  });
});

describe("code points", () => {
  it("agree between index and single look-up, both ways", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const index = indexCodePoints(text);
        const characters = Array.from(text);
        expect(index.length).toBe(characters.length);
        let utf16 = 0;
        characters.forEach((character, i) => {
          expect([index.toCodePoints(utf16), index.toUtf16(i)]).toEqual([i, utf16]);
          expect([toCodePointOffset(text, utf16), toUtf16Offset(text, i)]).toEqual([i, utf16]);
          if (character.length === 2) {
            expect([index.toCodePoints(utf16 + 1), toCodePointOffset(text, utf16 + 1)]).toEqual([i, i]);
          }
          utf16 += character.length;
        });
      }),
    );
  });
});

describe("canonicalText", () => {
  it("repairs files with notes and refuses damaged JSON", () => {
    const made = canonicalText("\uFEFFa\r\nb\rc\0\ud800", "file");
    expect(made).toMatchObject({ ok: true, value: { text: "a\nb\nc\uFFFD" } });
    expect(canonicalText("a\0", "json")).toMatchObject({ refusal: { reason: "nul" } });
    expect(canonicalText("a\ud800", "json")).toMatchObject({ refusal: { reason: "malformed" } });
    expect(canonicalText(" \n", "file")).toMatchObject({ refusal: { reason: "empty" } });
  });
});
