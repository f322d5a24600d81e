import { digamma } from "./digamma.ts";
import type { Random } from "./random.ts";
import type { Reading, Readings } from "./readings.ts";
import { type Undefined, undefinedBecause } from "./result.ts";

export interface Mace {
  defined: true;
  /** Per item the probability of every category; null for an item nobody read. */
  posteriors: (number[] | null)[];
  /** Per reviewer, the probability that a reading was knowledge and not a guess. */
  competences: number[];
  /** Per reviewer, what they give when they guess. */
  strategies: number[][];
  logLikelihood: number;
}

export interface MaceOptions {
  random: Random;
  restarts?: number;
  iterations?: number;
  /** Beta prior on knowing and on guessing. */
  knowing?: number;
  /** Dirichlet prior on the guesses. */
  guessing?: number;
}

/**
 * MACE (Hovy et al. 2013) by variational Bayes: a reviewer either knows the true category or guesses by a habit of
 * their own. Starts `restarts` times at random and keeps the likeliest end. Same `random`, same result.
 */
export function mace(readings: Readings, options: MaceOptions): Mace | Undefined {
  const { random, restarts = 10, iterations = 50, knowing = 0.5, guessing = 10 } = options;
  if (readings.entries.length === 0) return undefinedBecause("no-pairs");
  const byItem: Reading[][] = Array.from({ length: readings.itemCount }, () => []);
  for (const reading of readings.entries) byItem[reading.item]!.push(reading);

  let best: { step: Step; model: Habits } | null = null;
  for (let restart = 0; restart < restarts; restart++) {
    let model = randomHabits(readings, random);
    let step = expect(readings, byItem, model);
    for (let iteration = 0; iteration < iterations; iteration++) {
      model = maximise(step, knowing, guessing);
      step = expect(readings, byItem, model);
    }
    if (best === null || step.logLikelihood > best.step.logLikelihood) best = { step, model };
  }
  if (best === null) throw new RangeError("MACE needs at least one start.");
  const { step } = best;
  return {
    defined: true,
    posteriors: step.posteriors,
    competences: step.known.map((known, reviewer) => {
      const guessed = sumOf(step.guessed[reviewer]!);
      return (known + knowing) / (known + guessed + 2 * knowing);
    }),
    strategies: step.guessed.map((counts) => {
      const total = sumOf(counts) + guessing * counts.length;
      return counts.map((count) => (count + guessing) / total);
    }),
    logLikelihood: step.logLikelihood,
  };
}

/** Weights of knowing and guessing per reviewer; under variational Bayes they need not sum to one. */
interface Habits {
  knows: number[];
  guesses: number[];
  strategies: number[][];
}

interface Step {
  posteriors: (number[] | null)[];
  /** Expected counts. */
  known: number[];
  guessed: number[][];
  logLikelihood: number;
}

function randomHabits(readings: Readings, random: Random): Habits {
  const knows = readings.reviewers.map(() => 0.5 + random() / 2);
  return {
    knows,
    guesses: knows.map((share) => 1 - share),
    strategies: readings.reviewers.map(() => {
      const raw = readings.categories.map(() => 0.5 + random());
      return raw.map((value) => value / sumOf(raw));
    }),
  };
}

function expect(readings: Readings, byItem: readonly (readonly Reading[])[], model: Habits): Step {
  const size = readings.categories.length;
  const known = readings.reviewers.map(() => 0);
  const guessed = readings.reviewers.map(() => new Array<number>(size).fill(0));
  let logLikelihood = 0;
  const posteriors = byItem.map((own, item) => {
    if (own.length === 0) return null;
    const logs = new Array<number>(size).fill(-Math.log(size));
    for (const { reviewer, category } of own) {
      const guess = model.guesses[reviewer]! * model.strategies[reviewer]![category]!;
      for (let truth = 0; truth < size; truth++)
        logs[truth]! += Math.log(truth === category ? model.knows[reviewer]! + guess : guess);
    }
    const top = Math.max(...logs);
    const shares = logs.map((log) => Math.exp(log - top));
    const total = sumOf(shares);
    const weight = readings.weights[item]!;
    logLikelihood += weight * (top + Math.log(total));
    const posterior = shares.map((share) => share / total);
    for (const { reviewer, category } of own) {
      const guess = model.guesses[reviewer]! * model.strategies[reviewer]![category]!;
      const knew = (posterior[category]! * model.knows[reviewer]!) / (model.knows[reviewer]! + guess);
      known[reviewer]! += weight * knew;
      guessed[reviewer]![category]! += weight * (1 - knew);
    }
    return posterior;
  });
  return { posteriors, known, guessed, logLikelihood };
}

function maximise(step: Step, knowing: number, guessing: number): Habits {
  const expected = (count: number, prior: number, total: number) =>
    Math.exp(digamma(count + prior) - digamma(total));
  const totals = step.known.map((known, reviewer) => known + sumOf(step.guessed[reviewer]!) + 2 * knowing);
  return {
    knows: step.known.map((known, reviewer) => expected(known, knowing, totals[reviewer]!)),
    guesses: step.guessed.map((counts, reviewer) => expected(sumOf(counts), knowing, totals[reviewer]!)),
    strategies: step.guessed.map((counts) => {
      const total = sumOf(counts) + guessing * counts.length;
      return counts.map((count) => expected(count, guessing, total));
    }),
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
