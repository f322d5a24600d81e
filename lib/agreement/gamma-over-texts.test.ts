import { describe, expect, it } from "vitest";
import { gammaOverTexts, MOST_GAMMA_TEXTS } from "./gamma-over-texts.ts";
import type { ReviewedText } from "./reviewed-text.ts";

const SEED = 5;

function textOf(number: number, shift = 0, other = "claim"): ReviewedText {
  const spans = [0, 40, 90].map((start) => ({ start: start + number, end: start + number + 20 }));
  return {
    ...{ id: `text-${String(number).padStart(3, "0")}`, length: 400, readers: ["ann", "bo"] },
    annotations: spans.flatMap(({ start, end }, at) => [
      { reviewer: "ann", tag: at === 1 ? "opinion" : "claim", start, end },
      { reviewer: "bo", tag: at === 1 ? "opinion" : other, start: start + shift, end: end + shift },
    ]),
  };
}

function run(texts: readonly ReviewedText[]) {
  const steps = gammaOverTexts(texts, SEED);
  let told = 0;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { ...step.value, told };
    told++;
  }
}

describe("gamma over texts", () => {
  it("is 1 where everybody marks the same, and less where they do not", () => {
    const same = run([textOf(1), textOf(2)]);
    expect(same).toMatchObject({ gamma: { defined: true }, used: 2, of: 2, told: 2 });
    expect(same.gamma.defined && same.gamma.value).toBeCloseTo(1, 12);
    expect(same.onTags.defined && same.onTags.value).toBeCloseTo(1, 12);
    const apart = run([textOf(1, 6, "boilerplate"), textOf(2)]);
    expect(apart.gamma.defined && apart.gamma.value).toBeLessThan(0.95);
    expect(apart.onTags.defined && apart.onTags.value).toBeLessThan(0.95);
  });

  it("does not depend on the order of texts, and comes out the same again", () => {
    const texts = [textOf(1, 5), textOf(2, 3, "opinion"), textOf(3)];
    expect(run(texts.toReversed())).toEqual(run(texts));
  });

  it("takes a sample of very many, and says so", () => {
    const many = Array.from({ length: MOST_GAMMA_TEXTS + 5 }, (_, number) => textOf(number, 2));
    expect(run(many)).toMatchObject({ used: MOST_GAMMA_TEXTS, of: MOST_GAMMA_TEXTS + 5 });
  });

  it("is undefined with the reason where there is nothing to compare", () => {
    const alone = { ...textOf(1), readers: ["ann"] };
    const undefinedHere = { defined: false, reason: "no-spans" };
    expect(run([alone])).toMatchObject({ gamma: undefinedHere, onTags: undefinedHere, used: 0, of: 0 });
  });
});
