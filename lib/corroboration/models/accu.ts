import { type Assertion, mean, type ModelResult, resultOf, type Table, tableOf } from "./assertions.ts";

export interface AccuOptions {
  /** Whether to look for copying; without, every source counts as independent. */
  detectCopies?: boolean;
  /** α, the probability before any evidence that two sources depend on each other, one way or the other. */
  copyPrior?: number;
  /** c, the share of values a copier copies. */
  copyRate?: number;
  /** n, the number of wrong values an item could have. */
  falseValues?: number;
  /** ε, the error rate of every source before anything is known. */
  initialError?: number;
  rounds?: number;
}

/** P(a copies b) for each ordered pair. */
type CopyMatrix = number[][];

/** Accuracies are kept off 0 and 1, where the odds have no value. */
const EDGE = 0.01;
const STILL = 1e-9;

/**
 * ACCU with copy detection (Dong, Berti-Équille and Srivastava, VLDB 2009). Sharing wrong values betrays copying,
 * sharing right ones hardly; a copied vote is discounted by I = Π (1 − c · P(copy)) over the sources counted before.
 */
export function accu(assertions: readonly Assertion[], options: AccuOptions = {}): ModelResult {
  const settings = {
    detectCopies: true,
    copyPrior: 0.5,
    copyRate: 0.8,
    falseValues: 100,
    initialError: 0.2,
    rounds: 50,
    ...options,
  };
  const table = tableOf(assertions);
  let accuracy: number[] = table.sources.map(() => 1 - settings.initialError);
  // Before anything is known a value is as right as whoever states it.
  let belief: number[] = table.facts.map(() => 1 - settings.initialError);
  let copying = noCopies(table);
  let iterations = 0;
  let settled = false;
  while (iterations < settings.rounds && !settled) {
    iterations++;
    if (settings.detectCopies) copying = detectCopies(table, accuracy, belief, settings);
    belief = beliefs(table, voteCounts(table, accuracy, copying, settings), settings.falseValues);
    const next = table.bySource.map((facts) => clamp(mean(facts.map((fact) => belief[fact] ?? 0))));
    settled = accuracy.every((value, source) => Math.abs(value - (next[source] ?? 0)) < STILL);
    accuracy = next;
  }
  const copies = settings.detectCopies ? likelyCopies(table, copying) : [];
  return resultOf(settings.detectCopies ? "accu-copy" : "accu", table, accuracy, belief, {
    iterations,
    settled,
    copies,
  });
}

function noCopies(table: Table): CopyMatrix {
  return table.sources.map(() => table.sources.map(() => 0));
}

function clamp(accuracy: number): number {
  return Math.min(1 - EDGE, Math.max(EDGE, accuracy));
}

function voteCounts(
  table: Table,
  accuracy: readonly number[],
  copying: CopyMatrix,
  { copyRate, falseValues }: { copyRate: number; falseValues: number },
): number[] {
  return table.facts.map((fact) => {
    // The best sources first: what is discounted is the copy, not the original.
    const voters = fact.sources.toSorted((a, b) => (accuracy[b] ?? 0) - (accuracy[a] ?? 0) || a - b);
    return voters.reduce((votes, source, index) => {
      const a = accuracy[source] ?? 0;
      const independent = voters
        .slice(0, index)
        .reduce((product, before) => product * (1 - copyRate * either(copying, source, before)), 1);
      return votes + Math.log((falseValues * a) / (1 - a)) * independent;
    }, 0);
  });
}

/** Equal data never tell who copied whom, so that both directions count. */
function either(copying: CopyMatrix, a: number, b: number): number {
  return (copying[a]?.[b] ?? 0) + (copying[b]?.[a] ?? 0);
}

/** P(v) = e^C(v) / (Σ e^C(v′) + the n + 1 − |V| values nobody stated, each with no vote). */
function beliefs(table: Table, votes: readonly number[], falseValues: number): number[] {
  return table.facts.map((fact, index) => {
    const rivals = table.byItem[fact.item] ?? [];
    const top = Math.max(0, ...rivals.map((other) => votes[other] ?? 0));
    const share = (count: number): number => Math.exp(count - top);
    const unstated = Math.max(0, falseValues + 1 - rivals.length) * share(0);
    return (
      share(votes[index] ?? 0) / (rivals.reduce((sum, other) => sum + share(votes[other] ?? 0), 0) + unstated)
    );
  });
}

function detectCopies(
  table: Table,
  accuracy: readonly number[],
  belief: readonly number[],
  settings: { copyPrior: number; copyRate: number; falseValues: number },
): CopyMatrix {
  const copying = noCopies(table);
  for (const [a] of table.sources.entries()) {
    for (let b = a + 1; b < table.sources.length; b++) {
      const shared = compareSources(table, a, b, belief);
      const { aCopiesB, bCopiesA } = copyPosterior(
        shared,
        clamp(accuracy[a] ?? 0),
        clamp(accuracy[b] ?? 0),
        settings,
      );
      (copying[a] ?? [])[b] = aCopiesB;
      (copying[b] ?? [])[a] = bCopiesA;
    }
  }
  return copying;
}

interface SharedCounts {
  /** Expected numbers of items on which two sources agree rightly, agree wrongly, and differ. */
  sharedTrue: number;
  sharedFalse: number;
  different: number;
}

function compareSources(table: Table, a: number, b: number, belief: readonly number[]): SharedCounts {
  const counts = { sharedTrue: 0, sharedFalse: 0, different: 0 };
  for (const facts of table.byItem) {
    const ofA = facts.filter((fact) => table.facts[fact]?.sources.includes(a));
    const ofB = facts.filter((fact) => table.facts[fact]?.sources.includes(b));
    if (ofA.length === 0 || ofB.length === 0) continue;
    const common = ofA.filter((fact) => ofB.includes(fact));
    if (common.length === 0) counts.different++;
    for (const fact of common) {
      counts.sharedTrue += belief[fact] ?? 0;
      counts.sharedFalse += 1 - (belief[fact] ?? 0);
    }
  }
  return counts;
}

/** Bayes over independent, a copies b, b copies a; in logarithms, because the likelihoods underflow. */
export function copyPosterior(
  { sharedTrue, sharedFalse, different }: SharedCounts,
  accuracyA: number,
  accuracyB: number,
  { copyPrior, copyRate, falseValues }: { copyPrior: number; copyRate: number; falseValues: number },
): { aCopiesB: number; bCopiesA: number } {
  const bothTrue = accuracyA * accuracyB;
  const bothFalse = ((1 - accuracyA) * (1 - accuracyB)) / falseValues;
  const differ = 1 - bothTrue - bothFalse;
  const likelihood = (prior: number, whenTrue: number, whenFalse: number, whenDifferent: number): number =>
    Math.log(prior) +
    sharedTrue * Math.log(whenTrue) +
    sharedFalse * Math.log(whenFalse) +
    different * Math.log(whenDifferent);
  const copyFrom = (original: number): number =>
    likelihood(
      copyPrior / 2,
      original * copyRate + bothTrue * (1 - copyRate),
      (1 - original) * copyRate + bothFalse * (1 - copyRate),
      differ * (1 - copyRate),
    );
  const independent = likelihood(1 - copyPrior, bothTrue, bothFalse, differ);
  const fromB = copyFrom(accuracyB);
  const fromA = copyFrom(accuracyA);
  const top = Math.max(independent, fromA, fromB);
  const total = Math.exp(independent - top) + Math.exp(fromA - top) + Math.exp(fromB - top);
  return { aCopiesB: Math.exp(fromB - top) / total, bCopiesA: Math.exp(fromA - top) / total };
}

function likelyCopies(table: Table, copying: CopyMatrix): ModelResult["copies"] {
  return table.sources.flatMap((a, i) =>
    table.sources.flatMap((b, j) => {
      const probability = i < j ? either(copying, i, j) : 0;
      return probability > 0.5 ? [{ a, b, probability }] : [];
    }),
  );
}
