import { dawidSkene } from "../agreement/dawid-skene.ts";
import type { Reading } from "../agreement/readings.ts";
import { NONE } from "../agreement/characters.ts";
import { TAGS } from "../annotations/tags.ts";
import { alignAnnotations } from "./align.ts";
import type { ReviewPlace } from "./desk.ts";
import { voiceWeights } from "./propose.ts";

/** Enough to tell who is right more often; the last digits of a weight decide nothing. */
const ITERATIONS = 100;

/**
 * What each reviewer's voice counts in a weighted vote: log-odds of being right by Dawid and Skene's model over all
 * aligned passages, where having marked nothing is a reading too. Empty where there is nothing to learn from.
 */
export function reviewerVoices(places: readonly ReviewPlace[]): ReadonlyMap<string, number> {
  const categories = [NONE, ...TAGS];
  const reviewers = [...new Set(places.flatMap(({ readers }) => readers))].toSorted();
  const indexOf = new Map(reviewers.map((reviewer, index) => [reviewer, index]));
  const entries: Reading[] = [];
  let itemCount = 0;
  for (const place of places) {
    if (place.readers.length < 2) continue;
    for (const group of alignAnnotations(place.annotations, place.readers)) {
      for (const { reviewer, tag } of group.members)
        entries.push({
          item: itemCount,
          reviewer: indexOf.get(reviewer)!,
          category: categories.indexOf(tag),
        });
      for (const reviewer of group.silent)
        entries.push({ item: itemCount, reviewer: indexOf.get(reviewer)!, category: 0 });
      itemCount++;
    }
  }
  const weights = new Float64Array(itemCount).fill(1);
  const model = dawidSkene(
    { reviewers, categories, itemCount, weights, entries },
    { maxIterations: ITERATIONS },
  );
  if (!model.defined) return new Map();
  const accuracies = new Map(reviewers.map((reviewer, index) => [reviewer, model.accuracies[index] ?? 0]));
  return voiceWeights(accuracies, categories.length);
}
