/** One source states one value for one item (a question). Values are compared as they stand. */
export interface Assertion {
  source: string;
  item: string;
  value: string;
}

/** What a model makes of one value of one item. */
export interface ValueScore {
  item: string;
  value: string;
  /** The model's own measure; comparable within one run only. */
  score: number;
  /** 1 = best of its item; equal scores share a rank. */
  rank: number;
  sources: string[];
}

/** A what-if ranking under one model, never a verdict. */
export interface ModelResult {
  model: string;
  /** In order of source. */
  trust: { source: string; trust: number }[];
  /** By item, then by rank, then by value. */
  values: ValueScore[];
  iterations: number;
  /** False when the run stopped at its limit of iterations. */
  settled: boolean;
  /** Pairs that the model takes for copies, if it looks for any. */
  copies: { a: string; b: string; probability: number }[];
}

/** Assertions as indices, repetitions removed, everything in a fixed order. */
export interface Table {
  sources: string[];
  items: string[];
  /** One per distinct value of an item. */
  facts: { item: number; value: string; sources: number[] }[];
  /** Facts of each source. */
  bySource: number[][];
  /** Facts of each item. */
  byItem: number[][];
}

/** Arranges assertions; their order makes no difference afterwards. */
export function tableOf(assertions: readonly Assertion[]): Table {
  const sources = [...new Set(assertions.map((one) => one.source))].toSorted();
  const items = [...new Set(assertions.map((one) => one.item))].toSorted();
  const statedBy = new Map<string, Set<string>>();
  for (const { source, item, value } of assertions) {
    const key = JSON.stringify([item, value]);
    statedBy.set(key, (statedBy.get(key) ?? new Set()).add(source));
  }
  const facts = [...statedBy]
    .map(([key, by]) => {
      const [item = "", value = ""] = JSON.parse(key) as string[];
      return {
        item: items.indexOf(item),
        value,
        sources: [...by].map((one) => sources.indexOf(one)).toSorted(ascending),
      };
    })
    .toSorted((a, b) => a.item - b.item || (a.value < b.value ? -1 : 1));
  return {
    sources,
    items,
    facts,
    bySource: sources.map((_, source) => indicesWhere(facts, (fact) => fact.sources.includes(source))),
    byItem: items.map((_, item) => indicesWhere(facts, (fact) => fact.item === item)),
  };
}

/** Dresses trust (per source) and scores (per fact) as a result. */
export function resultOf(
  model: string,
  table: Table,
  trust: readonly number[],
  scores: readonly number[],
  run: { iterations: number; settled: boolean; copies?: ModelResult["copies"] },
): ModelResult {
  const values = table.facts.map((fact, index): ValueScore => {
    const score = scores[index] ?? 0;
    const better = (table.byItem[fact.item] ?? []).filter((other) => isAbove(scores[other] ?? 0, score));
    return {
      item: table.items[fact.item] ?? "",
      value: fact.value,
      score,
      rank: better.length + 1,
      sources: fact.sources.map((source) => table.sources[source] ?? ""),
    };
  });
  return {
    model,
    trust: table.sources.map((source, index) => ({ source, trust: trust[index] ?? 0 })),
    values: values.toSorted(
      (a, b) =>
        (a.item < b.item ? -1 : Number(a.item > b.item)) || a.rank - b.rank || (a.value < b.value ? -1 : 1),
    ),
    iterations: run.iterations,
    settled: run.settled,
    copies: run.copies ?? [],
  };
}

/** The values of rank 1 of each item; several on a tie. */
export function winners(result: ModelResult): Map<string, string[]> {
  const best = new Map<string, string[]>();
  for (const { item, value, rank } of result.values) {
    if (rank === 1) best.set(item, [...(best.get(item) ?? []), value]);
  }
  return best;
}

/** Rounding noise is no difference in rank. */
function isAbove(a: number, b: number): boolean {
  return a - b > 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));
}

export function ascending(a: number, b: number): number {
  return a - b;
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function indicesWhere<T>(list: readonly T[], holds: (one: T) => boolean): number[] {
  return list.flatMap((one, index) => (holds(one) ? [index] : []));
}
