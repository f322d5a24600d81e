import { LEVELS, type Level } from "../corroboration/rubric.ts";
import { type Ratings, ratingsFrom } from "./ratings.ts";

export interface JudgedClaim {
  id: string;
  judgments: readonly { reviewer: string; level: Level }[];
}

/** The ordinal scale; level 0 stands beside it and is missing. */
export const ORDINAL_LEVELS = LEVELS.filter((level) => level !== 0);

/**
 * Claims × reviewers on levels 1–5, and how many judgments were level 0 ("not assessable"), which ordinal
 * statistics leave out and screens report beside them. Throws a RangeError when a reviewer judged a claim twice.
 */
export function levelRatings(claims: readonly JudgedClaim[]): {
  ratings: Ratings;
  notAssessable: { count: number; of: number };
} {
  const judgments = claims.flatMap((claim) => claim.judgments);
  const reviewers = [...new Set(judgments.map(({ reviewer }) => reviewer))].toSorted();
  const rows = claims.map((claim) => {
    const levels = new Map(claim.judgments.map(({ reviewer, level }) => [reviewer, level]));
    if (levels.size !== claim.judgments.length) throw new RangeError(`Claim ${claim.id} was judged twice.`);
    return { id: claim.id, values: reviewers.map((reviewer) => levels.get(reviewer) || null) };
  });
  return {
    ratings: ratingsFrom({ reviewers, categories: ORDINAL_LEVELS, rows }),
    notAssessable: { count: judgments.filter(({ level }) => level === 0).length, of: judgments.length },
  };
}
