/** A tagged stretch: UTF-16 code units, end exclusive. */
export interface TaggedStretch {
  tag: string;
  start: number;
  end: number;
}

/**
 * How much reviewers of one article differ, from 0 (the same characters with the same tags) to 1 (nothing in common):
 * one minus the Dice coefficient of the tagged characters, averaged over all pairs. Null for fewer than two reviewers.
 * A cheap order for giving out work, not a measure of agreement: that is what the agreement page computes.
 */
export function disagreement(reviewers: readonly (readonly TaggedStretch[])[]): number | null {
  const marked = reviewers.map(byTag);
  let sum = 0;
  let pairs = 0;
  for (const [index, first] of marked.entries())
    for (const second of marked.slice(index + 1)) {
      sum += 1 - dice(first, second);
      pairs++;
    }
  return pairs === 0 ? null : sum / pairs;
}

type Stretches = readonly (readonly [start: number, end: number])[];

/** Of each tag the stretches in order, those that touch or overlap joined. */
function byTag(annotations: readonly TaggedStretch[]): Map<string, Stretches> {
  const groups = Map.groupBy(annotations, ({ tag }) => tag);
  return new Map([...groups].map(([tag, stretches]) => [tag, joined(stretches)]));
}

function joined(stretches: readonly TaggedStretch[]): Stretches {
  const result: [number, number][] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

function dice(first: ReadonlyMap<string, Stretches>, second: ReadonlyMap<string, Stretches>): number {
  const all = [...first.values(), ...second.values()].flat();
  const total = all.reduce((sum, [start, end]) => sum + end - start, 0);
  if (total === 0) return 1;
  let shared = 0;
  for (const [tag, stretches] of first) shared += sharedLength(stretches, second.get(tag) ?? []);
  return (2 * shared) / total;
}

/** Characters in both, walking both lists once. */
function sharedLength(first: Stretches, second: Stretches): number {
  let shared = 0;
  for (let i = 0, j = 0; i < first.length && j < second.length;) {
    const [a = [0, 0], b = [0, 0]] = [first[i], second[j]];
    shared += Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
    if (a[1] < b[1]) i++;
    else j++;
  }
  return shared;
}
