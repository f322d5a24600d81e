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

/** Beyond these the exact search would take seconds: four reviewers with forty passages each are well within. */
const MOST_UNITS = 2_000;
const MOST_LOOKED_AT = 60_000;
const MOST_CANDIDATES = 100_000;
const MOST_STATES = 20_000;

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
  if (nodes.length > MOST_UNITS) return null;
  const candidates = candidatesOf(nodes, continuum.length, empty, dissimilarity);
  const chosen = candidates === null ? null : cheapestCover(nodes.length, candidates);
  return (
    chosen?.map(({ members, cost }) => ({ units: members.map((index) => nodes[index]!.unit), cost })) ?? null
  );
}

/**
 * For every unit the alignments in which it comes first, without those that a best alignment never needs: one whose
 * two halves cost no more apart. Halves of a and b units save a·b pairs with an empty side and cost one more set of
 * pairs, so they part when what lies between them costs at least empty × (a·b + pairs).
 */
function candidatesOf<Unit extends TextSpan>(
  nodes: readonly { unit: Unit; reviewer: number }[],
  reviewers: number,
  empty: number,
  dissimilarity: (a: Unit, b: Unit) => number,
): Candidate[][] | null {
  const pairs = (reviewers * (reviewers - 1)) / 2;
  const between = nodes.map((a, i) =>
    nodes.map((b, j) => (i === j || a.reviewer === b.reviewer ? 0 : dissimilarity(a.unit, b.unit))),
  );
  const mostForOne = empty * (reviewers - 1 + pairs);
  let found = 0;
  let looked = 0;
  const byFirst: Candidate[][] = [];
  for (const [first] of nodes.entries()) {
    const own: Candidate[] = [];
    // `ownCosts` holds for every member what lies between it and the others; it only grows with more members.
    const extend = (members: number[], ownCosts: number[]): boolean => {
      if (++looked > MOST_LOOKED_AT) return false;
      const size = members.length;
      const pairCost = ownCosts.reduce((sum, cost) => sum + cost, 0) / 2;
      // What lies between two halves is at most all of it, so most alignments need no closer look.
      const mayPart = pairCost >= empty * (size - 1 + pairs);
      if (!mayPart || !betterApart(members, between, empty, pairs)) {
        own.push({ members, cost: (pairCost + empty * (pairs - (size * (size - 1)) / 2)) / pairs });
        if (++found > MOST_CANDIDATES) return false;
      }
      if (size === reviewers) return true;
      for (let next = members.at(-1)! + 1; next < nodes.length; next++) {
        const added = members.map((member) => between[member]![next]!);
        if (members.some((member) => nodes[member]!.reviewer === nodes[next]!.reviewer)) continue;
        const costs = ownCosts.map((cost, index) => cost + added[index]!);
        costs.push(added.reduce((sum, cost) => sum + cost, 0));
        if (costs.some((cost) => cost >= mostForOne)) continue;
        if (!extend([...members, next], costs)) return false;
      }
      return true;
    };
    if (!extend([first], [0])) return null;
    byFirst.push(own.toSorted((a, b) => a.cost - b.cost));
  }
  return byFirst;
}

/** Whether some split of the members in two costs no more than keeping them together; the first stays left. */
function betterApart(
  members: readonly number[],
  between: readonly (readonly number[])[],
  empty: number,
  pairs: number,
): boolean {
  const size = members.length;
  // More would take longer to check than it saves; such an alignment is merely kept.
  if (size > 6) return false;
  for (let split = 1; split < 1 << (size - 1); split++) {
    const right = members.filter((_, index) => index > 0 && (split >> (index - 1)) & 1);
    const left = members.filter((_, index) => index === 0 || !((split >> (index - 1)) & 1));
    let across = 0;
    for (const a of left) for (const b of right) across += between[a]![b]!;
    if (across >= empty * (left.length * right.length + pairs)) return true;
  }
  return false;
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
