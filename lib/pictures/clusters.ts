/** Absorbs rounding where an average lands a hair below the threshold. */
const ROUNDING = 1e-9;

/**
 * Groups of rows whose members are alike by `threshold` or more on average: the two most alike groups are joined as
 * long as any reach it (average linkage). A chain of pairs alone joins nothing. Each row stands in one group; rows
 * ascend within a group, and groups by their first row. `likeness` is symmetric.
 */
export function averageLinkage(likeness: readonly (readonly number[])[], threshold: number): number[][] {
  let groups = likeness.map((_, row) => [row]);
  let between = likeness.map((row) => [...row]);
  for (;;) {
    const pair = mostAlike(between);
    if (!pair || pair.likeness < threshold - ROUNDING) return groups;
    const { a, b } = pair;
    const [left = [], right = []] = [groups[a], groups[b]];
    const joined = between.map(
      (row) => ((row[a] ?? 0) * left.length + (row[b] ?? 0) * right.length) / (left.length + right.length),
    );
    const kept = groups.flatMap((_, index) => (index === b ? [] : [index]));
    groups = kept.map((index) =>
      index === a ? [...left, ...right].toSorted((x, y) => x - y) : (groups[index] ?? []),
    );
    between = kept.map((row) =>
      kept.map((column) =>
        row === a ? (joined[column] ?? 0) : column === a ? (joined[row] ?? 0) : (between[row]?.[column] ?? 0),
      ),
    );
  }
}

/** The pair of different rows with the largest value, the first of equals. */
function mostAlike(
  between: readonly (readonly number[])[],
): { a: number; b: number; likeness: number } | null {
  let best: { a: number; b: number; likeness: number } | null = null;
  for (const [a, row] of between.entries())
    for (let b = a + 1; b < row.length; b++) {
      const likeness = row[b] ?? 0;
      if (!best || likeness > best.likeness + ROUNDING) best = { a, b, likeness };
    }
  return best;
}
