import type { Random } from "./random.ts";
import { type Undefined, undefinedBecause } from "./result.ts";
import { type Statistic, sumRows } from "./statistic.ts";

export interface BootstrapOptions {
  random: Random;
  /** At least 1,000 for a figure that is shown (Zapf et al. 2016). */
  resamples?: number;
  /** Probability mass between the limits. */
  confidence?: number;
  /** Resamples between two reports of progress. */
  slice?: number;
}

export interface BootstrapProgress {
  done: number;
  total: number;
}

export type Interval =
  | {
      defined: true;
      lower: number;
      upper: number;
      confidence: number;
      resamples: number;
      /** Resamples that had no value, such as those with one category; left out of the limits. */
      undefinedResamples: number;
    }
  | Undefined;

/** Beyond this share of undefined resamples the limits would describe another question. */
const MOST_UNDEFINED = 0.05;

/**
 * Percentile bootstrap over clusters of units. Yields after every slice, so that a worker can report progress, be
 * stopped, or a page can give way; returns the interval.
 */
export function* bootstrapSlices(
  statistic: Statistic,
  options: BootstrapOptions,
): Generator<BootstrapProgress, Interval, void> {
  const { random, resamples = 1000, confidence = 0.95, slice = 50 } = options;
  const clusters = statistic.clusterCount;
  if (clusters < 2) return undefinedBecause("too-few-units");

  const values: number[] = [];
  const times = new Int32Array(clusters);
  const sums = new Float64Array(statistic.width);
  for (let done = 1; done <= resamples; done++) {
    drawClusters(times, random);
    const outcome = statistic.evaluate(sumRows(statistic, times, sums));
    if (outcome.defined) values.push(outcome.value);
    if (done % slice === 0 || done === resamples) yield { done, total: resamples };
  }

  const undefinedResamples = resamples - values.length;
  if (values.length === 0 || undefinedResamples > resamples * MOST_UNDEFINED)
    return undefinedBecause("unstable");
  values.sort((a, b) => a - b);
  return {
    defined: true,
    lower: quantile(values, (1 - confidence) / 2),
    upper: quantile(values, (1 + confidence) / 2),
    confidence,
    resamples,
    undefinedResamples,
  };
}

/** The same in one go. */
export function bootstrapInterval(statistic: Statistic, options: BootstrapOptions): Interval {
  const run = bootstrapSlices(statistic, options);
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}

/** How often each cluster is drawn when as many are drawn as there are, with replacement. */
function drawClusters(times: Int32Array, random: Random): void {
  const clusters = times.length;
  times.fill(0);
  for (let draw = 0; draw < clusters; draw++) {
    const at = (random() * clusters) | 0;
    times[at] = times[at]! + 1;
  }
}

/** Linear interpolation between order statistics (Hyndman & Fan type 7); `sorted` must not be empty. */
export function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (position - below);
}
