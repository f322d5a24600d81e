import fc from "fast-check";
import { expect, test } from "vitest";
import {
  recordedWords,
  selectedWords,
  VOICE_PARTS,
  withoutWords,
  withWords,
  wordsAround,
} from "./voice-words.ts";

const EMPTY = { source: null, cue: null, content: [] };
const TEXT = "The agency said\non Monday that  12,000 had left.\nNobody else did.";
const spot = fc
  .tuple(fc.nat(TEXT.length), fc.nat(TEXT.length))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

test("selected words are what the text has there, without white space around them", () => {
  fc.assert(
    fc.property(spot, (span) => {
      const words = selectedWords(TEXT, span);
      if (words === null) {
        expect(TEXT.slice(span.start, span.end).trim()).toBe("");
        return;
      }
      expect(TEXT.slice(words.start, words.end)).toBe(words.exact);
      expect(words.exact).toBe(words.exact.trim());
      expect(words.start).toBeGreaterThanOrEqual(span.start);
      expect(words.end).toBeLessThanOrEqual(span.end);
    }),
  );
});

test("whatever is recorded can be taken out again; pieces of what is said never overlap", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...VOICE_PARTS), spot)), (steps) => {
      let voice: Parameters<typeof recordedWords>[0] = EMPTY;
      for (const [part, span] of steps) {
        const words = selectedWords(TEXT, span);
        if (words === null) continue;
        voice = withWords(voice, part, words);
        expect(recordedWords(voice)).toContainEqual({ part, words });
      }
      voice.content.reduce((last, { start, end }) => {
        expect(start).toBeGreaterThanOrEqual(last);
        return end;
      }, 0);
      for (const { part, words } of recordedWords(voice)) voice = withoutWords(voice, part, words);
      expect(voice).toEqual(EMPTY);
    }),
  );
});

test("the words around a mention are whole lines that hold it", () => {
  const long = Array.from({ length: 60 }, (_, n) => `Line ${n} of a rather long article.`).join("\n");
  fc.assert(
    fc.property(fc.constantFrom(TEXT, long), fc.nat(2_000), fc.nat(80), (text, at, length) => {
      const start = Math.min(at, text.length);
      const mention = { start, end: Math.min(text.length, start + length) };
      const around = wordsAround(text, mention);
      expect(around.start).toBeLessThanOrEqual(mention.start);
      expect(around.end).toBeGreaterThanOrEqual(mention.end);
      expect(around.start === 0 || text[around.start - 1] === "\n").toBe(true);
      expect(around.end === text.length || text[around.end] === "\n").toBe(true);
    }),
  );
});
