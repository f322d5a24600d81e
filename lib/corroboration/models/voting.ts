import { type Assertion, mean, type ModelResult, resultOf, type Table, tableOf } from "./assertions.ts";

/** Majority: a value's share of the sources that speak of its item; trust = mean share of what a source says. */
export function majority(assertions: readonly Assertion[]): ModelResult {
  const table = tableOf(assertions);
  const votes = (item: number): number =>
    new Set((table.byItem[item] ?? []).flatMap((fact) => table.facts[fact]?.sources ?? [])).size;
  const scores = table.facts.map((fact) => fact.sources.length / votes(fact.item));
  const trust = table.bySource.map((facts) => mean(facts.map((fact) => scores[fact] ?? 0)));
  return resultOf("majority", table, trust, scores, { iterations: 1, settled: true });
}

export interface Rounds {
  /** Largest number of rounds. */
  rounds?: number;
}

/** Sums, hubs and authorities (Kleinberg; Pasternack and Roth): trust and belief add each other up, largest = 1. */
export function sums(assertions: readonly Assertion[], { rounds = 100 }: Rounds = {}): ModelResult {
  return mutual("sums", assertions, rounds, (beliefs) => beliefs.reduce((sum, one) => sum + one, 0));
}

/** AverageLog: as Sums, but a source is worth ln(number of values) times their mean belief. */
export function averageLog(assertions: readonly Assertion[], { rounds = 100 }: Rounds = {}): ModelResult {
  return mutual("average-log", assertions, rounds, (beliefs) => Math.log(beliefs.length) * mean(beliefs));
}

/** Belief before anything is known. */
const UNDECIDED = 0.5;
/** Rounds end when nothing moves more than this. */
const STILL = 1e-12;

function mutual(
  model: string,
  assertions: readonly Assertion[],
  rounds: number,
  trustFrom: (beliefs: readonly number[]) => number,
): ModelResult {
  const table = tableOf(assertions);
  let trust: number[] = table.sources.map(() => 0);
  let belief: number[] = table.facts.map(() => UNDECIDED);
  for (let round = 1; round <= rounds; round++) {
    const nextTrust = largestOne(
      table.bySource.map((facts) => trustFrom(facts.map((fact) => belief[fact] ?? 0))),
    );
    const nextBelief = largestOne(
      table.facts.map((fact) => fact.sources.reduce((sum, source) => sum + (nextTrust[source] ?? 0), 0)),
    );
    const moved = Math.max(distance(trust, nextTrust), distance(belief, nextBelief));
    trust = nextTrust;
    belief = nextBelief;
    if (moved < STILL) return resultOf(model, table, trust, belief, { iterations: round, settled: true });
  }
  return resultOf(model, table, trust, belief, { iterations: rounds, settled: false });
}

/**
 * PooledInvestment (Pasternack and Roth): sources invest their trust in what they say; belief grows by the power
 * `growth` and is pooled among the values of an item. Kept as a baseline for comparison.
 */
export function pooledInvestment(
  assertions: readonly Assertion[],
  { rounds = 5, growth = 1.4 }: Rounds & { growth?: number } = {},
): ModelResult {
  const table = tableOf(assertions);
  let trust: number[] = table.sources.map(() => 1);
  let belief: number[] = table.facts.map((fact) => 1 / (table.byItem[fact.item]?.length ?? 1));
  for (let round = 0; round < rounds; round++) {
    trust = largestOne(returns(table, trust, belief));
    belief = largestOne(pooled(table, trust, growth));
  }
  return resultOf("pooled-investment", table, trust, belief, { iterations: rounds, settled: false });
}

function stake(table: Table, trust: readonly number[], source: number): number {
  return (trust[source] ?? 0) / (table.bySource[source]?.length ?? 1);
}

function invested(table: Table, trust: readonly number[], fact: number): number {
  return (table.facts[fact]?.sources ?? []).reduce((sum, source) => sum + stake(table, trust, source), 0);
}

function returns(table: Table, trust: readonly number[], belief: readonly number[]): number[] {
  return table.bySource.map((facts, source) =>
    facts.reduce((sum, fact) => {
      const total = invested(table, trust, fact);
      return total === 0 ? sum : sum + ((belief[fact] ?? 0) * stake(table, trust, source)) / total;
    }, 0),
  );
}

function pooled(table: Table, trust: readonly number[], growth: number): number[] {
  const investment = table.facts.map((_, fact) => invested(table, trust, fact));
  return table.facts.map((fact, index) => {
    const pool = (table.byItem[fact.item] ?? []).reduce(
      (sum, other) => sum + (investment[other] ?? 0) ** growth,
      0,
    );
    const own = investment[index] ?? 0;
    return pool === 0 ? 0 : (own * own ** growth) / pool;
  });
}

function largestOne(values: readonly number[]): number[] {
  const largest = Math.max(0, ...values);
  return values.map((value) => (largest === 0 ? 0 : value / largest));
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.max(0, ...a.map((value, index) => Math.abs(value - (b[index] ?? 0))));
}
