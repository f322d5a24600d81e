import { accu } from "./accu.ts";
import type { Assertion, ModelResult } from "./assertions.ts";
import { truthFinder } from "./truth-finder.ts";
import { majority, sums } from "./voting.ts";

/** How the rank of one value moves over several runs. */
export interface RankRange {
  item: string;
  value: string;
  best: number;
  worst: number;
  /** Share of runs that rank it first (ties count as first), 0..1. */
  first: number;
  stable: boolean;
}

/** The range of ranks of every value over runs on the same assertions, by item, then by how often it came first. */
export function rankRanges(runs: readonly ModelResult[]): RankRange[] {
  const ranks = new Map<string, { item: string; value: string; ranks: number[] }>();
  for (const { item, value, rank } of runs.flatMap((run) => run.values)) {
    const key = JSON.stringify([item, value]);
    const known = ranks.get(key) ?? { item, value, ranks: [] };
    known.ranks.push(rank);
    ranks.set(key, known);
  }
  return [...ranks.values()]
    .map(({ item, value, ranks: all }) => {
      const best = Math.min(...all);
      const worst = Math.max(...all);
      const first = all.filter((rank) => rank === 1).length / runs.length;
      return { item, value, best, worst, first, stable: best === worst };
    })
    .toSorted(
      (a, b) =>
        compare(a.item, b.item) || b.first - a.first || a.worst - b.worst || compare(a.value, b.value),
    );
}

/** A named run of a model at one setting of its parameters. */
export interface Setting {
  model: string;
  parameters: Record<string, number>;
  run: (assertions: readonly Assertion[]) => ModelResult;
}

/** The settings that the what-if page tries: every model, over the ranges that its authors call sensible. */
export const STABILITY_SETTINGS: readonly Setting[] = [
  { model: "majority", parameters: {}, run: majority },
  { model: "sums", parameters: {}, run: (assertions) => sums(assertions) },
  ...[0.5, 0.7, 0.9].flatMap((initialTrust) =>
    [0.1, 0.3, 0.5].map((dampening): Setting => ({
      model: "truth-finder",
      parameters: { initialTrust, dampening },
      run: (assertions) => truthFinder(assertions, { initialTrust, dampening }),
    })),
  ),
  ...[0.2, 0.5].flatMap((copyPrior) =>
    [10, 100].flatMap((falseValues) =>
      [0.6, 0.8].map((copyRate): Setting => ({
        model: "accu-copy",
        parameters: { copyPrior, falseValues, copyRate },
        run: (assertions) => accu(assertions, { copyPrior, falseValues, copyRate }),
      })),
    ),
  ),
];

/** Runs every setting and tells how far the ranks depend on the choice of model and parameters. */
export function rankStability(
  assertions: readonly Assertion[],
  settings: readonly Setting[] = STABILITY_SETTINGS,
): RankRange[] {
  return rankRanges(settings.map((setting) => setting.run(assertions)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
