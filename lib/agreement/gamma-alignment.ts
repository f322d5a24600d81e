import type { TextSpan } from "../text/passage.ts";

/** Units of different reviewers taken for one, at most one of each; its cost is the mean over pairs of reviewers. */
export interface UnitaryAlignment<Unit> {
  units: Unit[];
  cost: number;
}

interface Candidate {
  members: readonly number[];
  cost: number;
}

/** Beyond these the exact search would take too long. */
const MOST_CANDIDATES = 200_000;
const MOST_STATES = 200_000;

/**
 * The cheapest way to put every unit into exactly one unitary alignment (Mathet 2015), found exactly by dynamic
 * programming over the units from left to right; null when there is too much of it. A pair with an empty side
 * costs `empty`, also when both are empty. `dissimilarity` must be symmetric and not negative.
 */
export function bestAlignment<Unit extends TextSpan>(
  continuum: readonly (readonly Unit[])[],
  empty: number,
  dissimilarity: (a: Unit, b: Unit) => number,
): UnitaryAlignment<Unit>[] | null {
  const nodes = continuum
    .flatMap((units, reviewer) => units.map((unit) => ({ unit, reviewer })))
    .toSorted((a, b) => a.unit.start - b.unit.start || a.unit.end - b.unit.end || a.reviewer - b.reviewer);
  const candidates = candidatesOf(nodes, continuum.length, empty, dissimilarity);
  const chosen = candidates === null ? null : cheapestCover(nodes.length, candidates);
  return (
    chosen?.map(({ members, cost }) => ({ units: members.map((index) => nodes[index]!.unit), cost })) ?? null
  );
}

/**
 * For every unit the alignments in which it comes first. One that costs more than its units alone is never part of
 * a best alignment, nor is any that extends it beyond hope: the rest can at best add nothing.
 */
function candidatesOf<Unit extends TextSpan>(
  nodes: readonly { unit: Unit; reviewer: number }[],
  reviewers: number,
  empty: number,
  dissimilarity: (a: Unit, b: Unit) => number,
): Candidate[][] | null {
  const pairs = (reviewers * (reviewers - 1)) / 2;
  let found = 0;
  const byFirst: Candidate[][] = [];
  for (const [first] of nodes.entries()) {
    const own: Candidate[] = [];
    const extend = (members: number[], pairCost: number): boolean => {
      const size = members.length;
      const cost = (pairCost + empty * (pairs - (size * (size - 1)) / 2)) / pairs;
      if (cost <= size * empty) {
        own.push({ members, cost });
        if (++found > MOST_CANDIDATES) return false;
      }
      // The cheapest full extension has all other pairs at no cost.
      if (pairCost / pairs >= reviewers * empty) return true;
      for (let next = members.at(-1)! + 1; next < nodes.length; next++) {
        const { unit, reviewer } = nodes[next]!;
        let added = 0;
        let free = true;
        for (const member of members) {
          const other = nodes[member]!;
          if (other.reviewer === reviewer) free = false;
          else added += dissimilarity(other.unit, unit);
        }
        if (!free || (pairCost + added) / pairs >= reviewers * empty) continue;
        if (!extend([...members, next], pairCost + added)) return false;
      }
      return true;
    };
    if (!extend([first], 0)) return null;
    byFirst.push(own.toSorted((a, b) => a.cost - b.cost));
  }
  return byFirst;
}

interface Step {
  cost: number;
  choice: Candidate | null;
}

/** Cheapest exact cover: the first unit left must be the first of some alignment, so units are settled in order. */
function cheapestCover(count: number, byFirst: readonly (readonly Candidate[])[]): Candidate[] | null {
  const best = new Map<string, Step>();
  const settle = (from: number, taken: ReadonlySet<number>): Step | null => {
    let first = from;
    while (taken.has(first)) first++;
    if (first >= count) return { cost: 0, choice: null };
    const key = stateKey(first, taken);
    const known = best.get(key);
    if (known !== undefined) return known;
    if (best.size > MOST_STATES) return null;
    let step: Step = { cost: Infinity, choice: null };
    for (const choice of byFirst[first]!) {
      if (choice.cost >= step.cost) break;
      if (choice.members.some((member) => taken.has(member))) continue;
      const rest = settle(first + 1, ahead(taken, choice.members, first));
      if (rest === null) return null;
      if (choice.cost + rest.cost < step.cost) step = { cost: choice.cost + rest.cost, choice };
    }
    best.set(key, step);
    return step;
  };

  if (settle(0, new Set()) === null) return null;
  const chosen: Candidate[] = [];
  let taken: ReadonlySet<number> = new Set();
  for (let first = 0; first < count; first++) {
    if (taken.has(first)) continue;
    const choice = best.get(stateKey(first, taken))?.choice;
    if (!choice) return null;
    chosen.push(choice);
    taken = ahead(taken, choice.members, first);
  }
  return chosen;
}

/** Units beyond `first` that are already in an alignment. */
function ahead(taken: ReadonlySet<number>, members: readonly number[], first: number): ReadonlySet<number> {
  return new Set([...taken, ...members].filter((member) => member > first));
}

function stateKey(first: number, taken: ReadonlySet<number>): string {
  return `${first}:${[...taken]
    .filter((member) => member > first)
    .toSorted((a, b) => a - b)
    .join(",")}`;
}
