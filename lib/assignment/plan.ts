import { isTaken, type Place } from "./places.ts";

/** The articles in the order of the project's strategy, and who is at work on what. */
export interface Desk {
  /** Ids in the order in which they are given out. */
  articles: readonly string[];
  places: readonly Place[];
  /** How many reviewers read each article. */
  overlap: number;
  /** Milliseconds since 1970 (UTC). */
  now: number;
}

/**
 * The article that a reviewer takes next: the first in order that still lacks reviewers and that they never had a
 * place at (whoever skipped an article or let it lapse is not given it again). Null when none is left.
 */
export function nextFor(reviewerId: string, { articles, places, overlap, now }: Desk): string | null {
  const taken = countTaken(places, now);
  const had = new Set(
    places.filter((place) => place.reviewerId === reviewerId).map((place) => place.articleId),
  );
  return articles.find((id) => !had.has(id) && (taken.get(id) ?? 0) < overlap) ?? null;
}

export interface PlannedPlace {
  articleId: string;
  reviewerId: string;
}

/**
 * Fills the reviewers' queues: every article gets as many reviewers as it still lacks, as far as there are reviewers
 * who never had a place at it, and each time the one with the least work ahead. Places that are there stay.
 */
export function distribute(reviewers: readonly string[], desk: Desk): PlannedPlace[] {
  const { articles, places, overlap, now } = desk;
  const taken = countTaken(places, now);
  const load = new Map(reviewers.map((id) => [id, 0]));
  for (const place of places) {
    const before = load.get(place.reviewerId);
    if (before !== undefined && isTaken(place, now)) load.set(place.reviewerId, before + 1);
  }
  const had = new Set(places.map((place) => key(place.articleId, place.reviewerId)));
  const planned: PlannedPlace[] = [];
  for (const articleId of articles) {
    const lacking = Math.max(0, overlap - (taken.get(articleId) ?? 0));
    const free = reviewers.filter((id) => !had.has(key(articleId, id)));
    // Sorting is stable: with equal loads, reviewers come in their own order.
    for (const reviewerId of free
      .toSorted((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0))
      .slice(0, lacking)) {
      planned.push({ articleId, reviewerId });
      load.set(reviewerId, (load.get(reviewerId) ?? 0) + 1);
    }
  }
  return planned;
}

const key = (articleId: string, reviewerId: string) => `${articleId} ${reviewerId}`;

function countTaken(places: readonly Place[], now: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const place of places)
    if (isTaken(place, now)) counts.set(place.articleId, (counts.get(place.articleId) ?? 0) + 1);
  return counts;
}
