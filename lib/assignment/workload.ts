import { isOverdue, placeState, type Place, type PlaceState } from "./places.ts";

export interface Workload {
  reviewerId: string;
  counts: Record<PlaceState, number>;
  overdue: number;
}

export interface TeamProgress {
  reviewers: Workload[];
  /** How many of the reviews that the overlap asks for are submitted; more than asked for count no more. */
  submitted: number;
  asked: number;
}

/** How much everybody has ahead and behind them, and how far the project is towards its overlap. */
export function teamProgress(
  reviewers: readonly string[],
  articles: readonly string[],
  places: readonly Place[],
  { overlap, now }: { overlap: number; now: number },
): TeamProgress {
  const byReviewer = Map.groupBy(places, ({ reviewerId }) => reviewerId);
  const submittedAt = new Map<string, number>();
  for (const { articleId, review } of places)
    if (review === "submitted") submittedAt.set(articleId, (submittedAt.get(articleId) ?? 0) + 1);
  return {
    reviewers: reviewers.map((id) => workload(id, byReviewer.get(id) ?? [], now)),
    submitted: articles.reduce((sum, id) => sum + Math.min(overlap, submittedAt.get(id) ?? 0), 0),
    asked: articles.length * overlap,
  };
}

function workload(reviewerId: string, places: readonly Place[], now: number): Workload {
  const counts: Record<PlaceState, number> = { submitted: 0, skipped: 0, lapsed: 0, held: 0 };
  for (const place of places) counts[placeState(place, now)]++;
  return { reviewerId, counts, overdue: places.filter((place) => isOverdue(place, now)).length };
}
