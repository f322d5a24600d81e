import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describePassage, resolvePassage, verifyPassage } from "./anchoring.ts";
import { carryOver } from "./carry-over.ts";
import { splitsSurrogatePair } from "./code-points.ts";
import type { Passage } from "./passage.ts";

const pieces = ["a", "the ", "🎉", "👩‍👩‍👧", "e\u0301", "漢字", "שלום ", "\n", ". ", "\u202e", "x\t"];
const texts = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 60 }).map((p) => p.join(""));

describe("describePassage and resolvePassage", () => {
  it("find every passage where it was described", () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length;
        const end = start + 1 + (b % (text.length - start));
        fc.pre(!splitsSurrogatePair(text, start) && !splitsSurrogatePair(text, end));
        const passage = describePassage(text, { start, end });
        expect(passage.prefix.isWellFormed() && passage.suffix.isWellFormed()).toBe(true);
        expect(verifyPassage(text, passage)).toEqual({ status: "ok" });
        expect(resolvePassage(text, passage)).toEqual({ status: "exact", span: { start, end } });
      }),
    );
  });

  it("refuse spans that no store could keep", () => {
    expect(() => describePassage("a🎉b", { start: 0, end: 2 })).toThrow(RangeError);
    expect(() => describePassage("ab", { start: 1, end: 1 })).toThrow(RangeError);
  });

  it("follow a moved passage and never settle for a look-alike", () => {
    const text =
      "One. The mayor left the town hall early on that day. Two. The mayor left in spring, they say.";
    const passage = describePassage(text, { start: 5, end: 19 });
    expect(resolvePassage(`New start. ${text}`, passage)).toEqual({
      status: "moved",
      span: { start: 16, end: 30 },
    });
    const gone = resolvePassage("Other words. The mayor left in spring, they say.", passage);
    expect(gone).toMatchObject({ status: "orphan", proposals: [{ similarity: 1 }] });
  });
});

const words = fc.array(fc.constantFrom("river", "town", "mayor", "said", "bridge", "rose", "fell"), {
  minLength: 12,
  maxLength: 20,
});
const sentence = fc.tuple(words, fc.nat(9999)).map(([w, n]) => `${w.join(" ")} ${n}.`);

describe("carryOver", () => {
  it("keeps passages in lines that were not edited, whatever happens to the others", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(sentence, { minLength: 4, maxLength: 12 }),
        fc.nat(),
        fc.array(sentence, { maxLength: 3 }),
        fc.nat(),
        (lines, pick, added, at) => {
          const index = pick % lines.length;
          const kept = lines[index] ?? "";
          fc.pre(!added.some((line) => lines.includes(line)));
          const edited = lines.map((line, i) => (i !== index && (i + at) % 3 === 0 ? "Gone." : line));
          edited.splice(at % (lines.length + 1), 0, ...added);
          const oldText = lines.join("\n");
          const newText = edited.join("\n");
          const start = oldText.indexOf(kept);
          const passage = describePassage(oldText, { start, end: start + kept.length });
          const { survivors } = carryOver(oldText, newText, [passage]);
          expect(survivors).toHaveLength(1);
          expect(survivors[0]?.to.start).toBe(newText.indexOf(kept));
          expect(survivors[0]?.to.exact).toBe(kept);
        },
      ),
    );
  });

  it("never lets a passage survive an edit of its words", () => {
    fc.assert(
      fc.property(fc.uniqueArray(sentence, { minLength: 3, maxLength: 8 }), fc.nat(), (lines, pick) => {
        const index = pick % lines.length;
        const edited = lines.map((line, i) => (i === index ? line.replace(" ", " never ") : line));
        const oldText = lines.join("\n");
        const start = oldText.indexOf(lines[index] ?? "");
        const passage = describePassage(oldText, { start, end: start + (lines[index]?.length ?? 0) });
        const { survivors, changed } = carryOver(oldText, edited.join("\n"), [passage]);
        expect(survivors).toEqual([]);
        expect(changed[0]?.proposal.exact).toBe(edited[index]);
      }),
    );
  });

  it("does not take one copy of a sentence for the other", () => {
    const oldText = "Alpha begins. He denied it. Beta follows.\nGamma begins. He denied it. Delta follows.";
    const newText = "Gamma begins. He denied it. Delta follows.";
    const first = oldText.indexOf("He denied it.");
    const second = oldText.lastIndexOf("He denied it.");
    const passages: Passage[] = [first, second].map((start) =>
      describePassage(oldText, { start, end: start + 13 }),
    );
    const { survivors, orphans, changed } = carryOver(oldText, newText, passages);
    expect(survivors.map(({ from }) => from.start)).toEqual([second]);
    expect([...orphans, ...changed].map(({ from }) => from.start)).toEqual([first]);
  });
});
