import { ascending, mean } from "./assertions.ts";

/** One source states a number for one item. */
export interface NumericAssertion {
  source: string;
  item: string;
  value: number;
}

/** What CRH makes of numbers: a value per item and a weight per source. A what-if, never a verdict. */
export interface NumericResult {
  model: "crh";
  /** Weight −ln(loss / total loss), scaled so that the largest is 1; in order of source. */
  trust: { source: string; trust: number }[];
  /** In order of item. */
  values: { item: string; value: number }[];
  iterations: number;
  settled: boolean;
}

export interface CrhOptions {
  /** The weighted median resists outliers; the weighted mean does not. */
  centre?: "median" | "mean";
  rounds?: number;
}

const STILL = 1e-9;
/** A source without any loss would weigh infinitely much: the least share of the total loss it is held to. */
const LEAST_SHARE = 1e-3;

/**
 * CRH (Li et al., SIGMOD 2014) for numbers: truths minimise the weighted distance to what sources say, weights are
 * −ln of a source's share of the loss. Distances are divided by the spread of an item, so that items compare. A
 * source that states several numbers for an item counts with their mean.
 */
export function crh(
  assertions: readonly NumericAssertion[],
  { centre = "median", rounds = 50 }: CrhOptions = {},
): NumericResult {
  const bad = assertions.find((one) => !Number.isFinite(one.value));
  if (bad) throw new RangeError(`${bad.source} states no number for ${bad.item}.`);
  const sources = [...new Set(assertions.map((one) => one.source))].toSorted();
  const items = [...new Set(assertions.map((one) => one.item))].toSorted();
  const stated = items.map((item) => statementsOf(item, sources, assertions));
  const spreads = stated.map((statements) => spreadOf(statements.map((one) => one.value)));
  let weights = sources.map(() => 1);
  let truths = stated.map((statements) => centreOf(statements, weights, centre));
  for (let round = 1; round <= rounds; round++) {
    weights = weightsFrom(sources.map((_, source) => lossOf(source, stated, truths, spreads, centre)));
    const next = stated.map((statements) => centreOf(statements, weights, centre));
    const moved = Math.max(
      0,
      ...next.map((value, item) => Math.abs(value - (truths[item] ?? 0)) / (spreads[item] ?? 1)),
    );
    truths = next;
    if (moved < STILL) return result(sources, items, weights, truths, round, true);
  }
  return result(sources, items, weights, truths, rounds, false);
}

interface Statement {
  source: number;
  value: number;
}

function statementsOf(
  item: string,
  sources: readonly string[],
  assertions: readonly NumericAssertion[],
): Statement[] {
  return sources.flatMap((name, source) => {
    const values = assertions
      .filter((one) => one.item === item && one.source === name)
      .map((one) => one.value);
    return values.length === 0 ? [] : [{ source, value: mean(values.toSorted(ascending)) }];
  });
}

function spreadOf(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2))) || 1;
}

function centreOf(
  statements: readonly Statement[],
  weights: readonly number[],
  centre: "median" | "mean",
): number {
  const total = statements.reduce((sum, one) => sum + (weights[one.source] ?? 0), 0);
  if (centre === "mean") {
    return statements.reduce((sum, one) => sum + one.value * (weights[one.source] ?? 0), 0) / total;
  }
  let below = 0;
  const sorted = statements.toSorted((a, b) => a.value - b.value || a.source - b.source);
  for (const one of sorted) {
    below += weights[one.source] ?? 0;
    if (below >= total / 2) return one.value;
  }
  return sorted.at(-1)?.value ?? 0;
}

function lossOf(
  source: number,
  stated: readonly Statement[][],
  truths: readonly number[],
  spreads: readonly number[],
  centre: "median" | "mean",
): number {
  const losses = stated.flatMap((statements, item) =>
    statements
      .filter((one) => one.source === source)
      .map((one) => {
        const off = Math.abs(one.value - (truths[item] ?? 0)) / (spreads[item] ?? 1);
        return centre === "mean" ? off ** 2 : off;
      }),
  );
  // A source that says much must not look bad for that alone.
  return mean(losses);
}

function weightsFrom(losses: readonly number[]): number[] {
  const total = losses.reduce((sum, loss) => sum + loss, 0);
  if (total === 0) return losses.map(() => 1);
  const raw = losses.map((loss) => -Math.log(Math.max(loss / total, LEAST_SHARE)));
  const largest = Math.max(...raw);
  return largest === 0 ? losses.map(() => 1) : raw.map((weight) => Math.max(weight, 0) / largest);
}

function result(
  sources: readonly string[],
  items: readonly string[],
  weights: readonly number[],
  truths: readonly number[],
  iterations: number,
  settled: boolean,
): NumericResult {
  return {
    model: "crh",
    trust: sources.map((source, index) => ({ source, trust: weights[index] ?? 0 })),
    values: items.map((item, index) => ({ item, value: truths[index] ?? 0 })),
    iterations,
    settled,
  };
}
