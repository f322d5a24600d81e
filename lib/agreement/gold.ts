import { type Category, codeAt, MISSING, type Ratings } from "./ratings.ts";
import { type Agreement, undefinedBecause } from "./result.ts";

export interface Consistency {
  reviewer: string;
  /** Share of equal readings, by weight. */
  same: Agreement<{ compared: number }>;
}

/** Every reviewer against gold values (one per unit; null = no gold for it). */
export function againstGold(ratings: Ratings, gold: readonly (Category | null)[]): Consistency[] {
  const codes = gold.map((value) => (value === null ? MISSING : ratings.categories.indexOf(value)));
  return ratings.reviewers.map((reviewer, index) => ({
    reviewer,
    same: shareOfEqual(ratings, (unit) => [codeAt(ratings, unit, index), codes[unit] ?? MISSING]),
  }));
}

/** Every reviewer against themselves on units planted twice: pairs of the first and the repeated unit's index. */
export function againstSelf(
  ratings: Ratings,
  repeats: readonly (readonly [number, number])[],
): Consistency[] {
  const again = new Map(repeats);
  return ratings.reviewers.map((reviewer, index) => ({
    reviewer,
    same: shareOfEqual(ratings, (unit) => {
      const second = again.get(unit);
      return [codeAt(ratings, unit, index), second === undefined ? MISSING : codeAt(ratings, second, index)];
    }),
  }));
}

function shareOfEqual(
  ratings: Ratings,
  pairAt: (unit: number) => readonly [number, number],
): Agreement<{ compared: number }> {
  let compared = 0;
  let equal = 0;
  for (let unit = 0; unit < ratings.units.length; unit++) {
    const [one, other] = pairAt(unit);
    if (one === MISSING || other === MISSING) continue;
    compared += ratings.weights[unit]!;
    if (one === other) equal += ratings.weights[unit]!;
  }
  return compared === 0 ? undefinedBecause("no-pairs") : { defined: true, value: equal / compared, compared };
}
