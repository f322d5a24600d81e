import { countUnit, type Ratings, type Unit } from "./ratings.ts";

export const DROP_REASONS = ["nobody-rated", "one-rating"] as const;
export type DropReason = (typeof DROP_REASONS)[number];

export interface Position {
  unit: Unit;
  /** How many equal units the row stands for (characters of a run). */
  weight: number;
  ratings: number;
  /** Null when the unit counts; a unit needs two ratings to say anything about agreement. */
  dropped: DropReason | null;
}

/** Every unit with whether it counts in the coefficients, and why not; for the download beside a figure. */
export function positionsUsed(ratings: Ratings): Position[] {
  const counts = new Int32Array(ratings.categories.length);
  return ratings.units.map((unit, index) => {
    const made = countUnit(ratings, index, counts);
    const dropped = made === 0 ? "nobody-rated" : made === 1 ? "one-rating" : null;
    return { unit, weight: ratings.weights[index]!, ratings: made, dropped };
  });
}
