import { gamma } from "./gamma.ts";
import { seededRandom, type Random } from "./random.ts";
import { type Agreement, undefinedBecause } from "./result.ts";
import type { ReviewedText } from "./reviewed-text.ts";

/** Texts that gamma is computed from at most: its alignments are exact, which takes far longer than counting. */
export const MOST_GAMMA_TEXTS = 40;

/** gamma and gamma-cat over several texts. */
export interface GammaOverTexts {
  gamma: Agreement;
  onTags: Agreement;
  /** Texts that the figures rest on, of all in which somebody marked something. */
  used: number;
  of: number;
}

/**
 * gamma is defined within one text: over several it is their mean, each counted by its number of passages. Of very
 * many texts a sample is drawn; texts too large for an exact alignment are left out. Yields the share that is done.
 * The same texts and seed give the same figures.
 */
export function* gammaOverTexts(
  texts: readonly ReviewedText[],
  seed: number,
): Generator<{ done: number; total: number }, GammaOverTexts, void> {
  const marked = texts
    .filter(({ annotations, readers }) => annotations.length > 0 && readers.length > 1)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const chosen = sampled(marked, seededRandom(seed));
  const whole = new Mean();
  const onTags = new Mean();
  let tooLarge = false;
  for (const [at, text] of chosen.entries()) {
    const continuum = text.readers.map((reader) =>
      text.annotations.filter(({ reviewer }) => reviewer === reader),
    );
    const value = gamma(continuum, { random: seededRandom(seed + at) });
    if (value.defined) {
      whole.add(value.value, text.annotations.length);
      if (value.onTags.defined) onTags.add(value.onTags.value, text.annotations.length);
    } else if (value.reason === "too-large") tooLarge = true;
    yield { done: at + 1, total: chosen.length };
  }
  const reason = marked.length === 0 ? "no-spans" : tooLarge ? "too-large" : "no-variation";
  return {
    gamma: whole.value() ?? undefinedBecause(reason),
    onTags: onTags.value() ?? undefinedBecause(whole.count > 0 ? "one-category" : reason),
    used: whole.count,
    of: marked.length,
  };
}

/** Some of the texts, without replacement, in their own order; all where there are few. */
function sampled(texts: readonly ReviewedText[], random: Random): ReviewedText[] {
  return texts
    .map((text, at) => ({ text, at, lot: random() }))
    .toSorted((a, b) => a.lot - b.lot)
    .slice(0, MOST_GAMMA_TEXTS)
    .toSorted((a, b) => a.at - b.at)
    .map(({ text }) => text);
}

class Mean {
  count = 0;
  #sum = 0;
  #weight = 0;

  add(value: number, weight: number): void {
    this.count++;
    this.#sum += value * weight;
    this.#weight += weight;
  }

  value(): Agreement | null {
    return this.count === 0 ? null : { defined: true, value: this.#sum / this.#weight };
  }
}
