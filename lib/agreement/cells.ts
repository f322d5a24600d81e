import { unitsInCell } from "./breakdown.ts";
import type { AgreementInput, Measure } from "./measures.ts";
import { timedRatings } from "./measures.ts";
import { positionsUsed, type Position } from "./positions.ts";
import { codeAt, MISSING, type Category, type Ratings, type Unit } from "./ratings.ts";

/** One cell of a figure: a pair of reviewers, or a pair of categories, or both. */
export interface CellQuestion {
  measure: Measure;
  first?: string | undefined;
  second?: string | undefined;
  row?: string | undefined;
  column?: string | undefined;
}

/** A unit behind a cell, with what everybody said of it. */
export interface CellUnit {
  unit: Unit;
  /** How many equal units it stands for (characters of a run). */
  weight: number;
  said: { reviewer: string; category: Category }[];
}

/**
 * The units behind a cell: of a confusion matrix those rated as its row by one and as its column by another; of a
 * pair of reviewers (no row and column) those on which they differ. Unknown names have no units.
 */
export function unitsBehind(input: AgreementInput, question: CellQuestion): CellUnit[] {
  const { ratings } = timedRatings(input, question.measure);
  return indexesBehind(ratings, question).map((unit) => ({
    unit: ratings.units[unit]!,
    weight: ratings.weights[unit]!,
    said: ratings.reviewers.flatMap((reviewer, column) => {
      const code = codeAt(ratings, unit, column);
      return code === MISSING ? [] : [{ reviewer, category: ratings.categories[code]! }];
    }),
  }));
}

function indexesBehind(ratings: Ratings, { first, second, row, column }: CellQuestion): number[] {
  const [one, other] = [first, second].map((id) => ratings.reviewers.indexOf(id ?? "")) as [number, number];
  const pair = one >= 0 && other >= 0 ? { first: one, second: other } : undefined;
  if ((first !== undefined || second !== undefined) && !pair) return [];
  if (row !== undefined && column !== undefined) {
    const codes = [row, column].map((name) => ratings.categories.findIndex((each) => String(each) === name));
    const [from = -1, to = -1] = codes;
    return from < 0 || to < 0 ? [] : unitsInCell(ratings, from, to, pair);
  }
  if (!pair) return [];
  return ratings.units.flatMap((_, unit) => {
    const said = [codeAt(ratings, unit, one), codeAt(ratings, unit, other)];
    return said[0] !== said[1] && !said.includes(MISSING) ? [unit] : [];
  });
}

/** Every unit of a measure with whether it counts, for the download beside its figure. */
export function positionsOf(input: AgreementInput, measure: Measure): Position[] {
  return positionsUsed(timedRatings(input, measure).ratings);
}
