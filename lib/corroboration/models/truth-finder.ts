import { type Assertion, mean, type ModelResult, resultOf, tableOf } from "./assertions.ts";

export interface TruthFinderOptions {
  /** Trust in every source before anything is known, 0..1. */
  initialTrust?: number;
  /** γ, dampens because sources are not independent. */
  dampening?: number;
  /** ρ, the weight of what one value says for or against another. */
  influence?: number;
  /** How far `from` being right makes `to` right, −1..1; 0 when unrelated. */
  implication?: (item: string, from: string, to: string) => number;
  rounds?: number;
  /** Stops when 1 − cosine of two rounds' trust falls below this. */
  tolerance?: number;
}

/** ln(1 − t) has no value at t = 1, which unanimous sources reach. */
const ALMOST_CERTAIN = 1 - 1e-12;

/**
 * TruthFinder (Yin, Han and Yu): τ = −ln(1 − t), σ = Σ τ, σ* = σ + ρ Σ σ′ · imp, s = 1 / (1 + e^(−γ σ*)), t = mean s.
 */
export function truthFinder(assertions: readonly Assertion[], options: TruthFinderOptions = {}): ModelResult {
  const {
    initialTrust = 0.9,
    dampening = 0.3,
    influence = 0.5,
    implication,
    rounds = 50,
    tolerance = 1e-3,
  } = options;
  const table = tableOf(assertions);
  let trust: number[] = table.sources.map(() => initialTrust);
  let scores: number[] = table.facts.map(() => 0);
  for (let round = 1; round <= rounds; round++) {
    const support = table.facts.map((fact) =>
      fact.sources.reduce(
        (sum, source) => sum - Math.log(1 - Math.min(trust[source] ?? 0, ALMOST_CERTAIN)),
        0,
      ),
    );
    scores = table.facts.map((fact, index) => {
      const item = table.items[fact.item] ?? "";
      const fromOthers = (table.byItem[fact.item] ?? [])
        .filter((other) => other !== index)
        .reduce((sum, other) => {
          const implied = implication?.(item, table.facts[other]?.value ?? "", fact.value) ?? 0;
          return sum + (support[other] ?? 0) * implied;
        }, 0);
      return 1 / (1 + Math.exp(-dampening * ((support[index] ?? 0) + influence * fromOthers)));
    });
    const next = table.bySource.map((facts) => mean(facts.map((fact) => scores[fact] ?? 0)));
    const turned = 1 - cosine(trust, next);
    trust = next;
    if (turned < tolerance)
      return resultOf("truth-finder", table, trust, scores, { iterations: round, settled: true });
  }
  return resultOf("truth-finder", table, trust, scores, { iterations: rounds, settled: false });
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]): number =>
    x.reduce((sum, value, index) => sum + value * (y[index] ?? 0), 0);
  const lengths = Math.sqrt(dot(a, a) * dot(b, b));
  return lengths === 0 ? 1 : dot(a, b) / lengths;
}
