import { type Reading, type Readings, voteShares } from "./readings.ts";
import { type Undefined, undefinedBecause } from "./result.ts";

export interface DawidSkene {
  defined: true;
  /** Per item the probability of every category; null for an item nobody read. */
  posteriors: (number[] | null)[];
  /** How common each category is. */
  marginals: number[];
  /** Per reviewer: true category × category given. A row of zeros: nothing of that category was read. */
  errorRates: number[][][];
  /** Per reviewer, the probability of giving the true category. */
  accuracies: number[];
  logLikelihood: number;
  /** Log-likelihood before every step; never falls. */
  trace: number[];
  iterations: number;
  converged: boolean;
}

/**
 * Dawid & Skene (1979): true categories and every reviewer's error rates by expectation maximisation, started from
 * the vote shares (eq. 3.1). Stops when the log-likelihood rises by less than `tolerance`.
 */
export function dawidSkene(
  readings: Readings,
  options: { tolerance?: number; maxIterations?: number } = {},
): DawidSkene | Undefined {
  const { tolerance = 1e-12, maxIterations = 1000 } = options;
  if (readings.entries.length === 0) return undefinedBecause("no-pairs");
  const byItem = groupByItem(readings);
  let posteriors = voteShares(readings);
  const trace: number[] = [];
  for (let iteration = 1; ; iteration++) {
    const model = maximise(readings, posteriors);
    const next = expect(readings, byItem, model);
    const risen = next.logLikelihood - (trace.at(-1) ?? -Infinity);
    trace.push(next.logLikelihood);
    posteriors = next.posteriors;
    const converged = risen < tolerance;
    if (!converged && iteration < maxIterations) continue;
    return {
      defined: true,
      posteriors,
      ...model,
      accuracies: model.errorRates.map((rates) =>
        model.marginals.reduce((sum, p, category) => sum + p * rates[category]![category]!, 0),
      ),
      logLikelihood: next.logLikelihood,
      trace,
      iterations: iteration,
      converged,
    };
  }
}

interface Model {
  marginals: number[];
  errorRates: number[][][];
}

function groupByItem(readings: Readings): Reading[][] {
  const byItem: Reading[][] = Array.from({ length: readings.itemCount }, () => []);
  for (const reading of readings.entries) byItem[reading.item]!.push(reading);
  return byItem;
}

function maximise(readings: Readings, posteriors: readonly (readonly number[] | null)[]): Model {
  const size = readings.categories.length;
  const marginals = new Array<number>(size).fill(0);
  let items = 0;
  posteriors.forEach((posterior, item) => {
    if (posterior === null) return;
    const weight = readings.weights[item]!;
    items += weight;
    posterior.forEach((p, category) => (marginals[category]! += weight * p));
  });
  const errorRates = readings.reviewers.map(() =>
    Array.from({ length: size }, () => new Array<number>(size).fill(0)),
  );
  for (const { item, reviewer, category } of readings.entries) {
    const rates = errorRates[reviewer]!;
    posteriors[item]!.forEach((p, truth) => (rates[truth]![category]! += readings.weights[item]! * p));
  }
  for (const rates of errorRates)
    for (const row of rates) {
      const total = row.reduce((sum, value) => sum + value, 0);
      if (total > 0) row.forEach((value, category) => (row[category] = value / total));
    }
  return { marginals: marginals.map((sum) => sum / items), errorRates };
}

/** In logarithms, because the product over many reviewers is smaller than any number there is. */
function expect(readings: Readings, byItem: readonly (readonly Reading[])[], model: Model) {
  const logMarginals = model.marginals.map(Math.log);
  const logRates = model.errorRates.map((rates) => rates.map((row) => row.map(Math.log)));
  let logLikelihood = 0;
  const posteriors = byItem.map((own, item) => {
    if (own.length === 0) return null;
    const logs = logMarginals.map((log, truth) =>
      own.reduce((sum, { reviewer, category }) => sum + logRates[reviewer]![truth]![category]!, log),
    );
    const top = Math.max(...logs);
    const shares = logs.map((log) => Math.exp(log - top));
    const total = shares.reduce((sum, share) => sum + share, 0);
    logLikelihood += readings.weights[item]! * (top + Math.log(total));
    return shares.map((share) => share / total);
  });
  return { posteriors, logLikelihood };
}
