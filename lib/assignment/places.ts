import type { ReviewState } from "../projects/review-states.ts";

/** One reviewer's place at one article, with what their review says. Times in milliseconds since 1970 (UTC). */
export interface Place {
  articleId: string;
  reviewerId: string;
  /** Null where it does not lapse. */
  leaseUntil: number | null;
  dueAt: number | null;
  skippedAt: number | null;
  review: ReviewState;
}

/** Submitted work counts for ever; a lapsed place may be taken by somebody else, but its reviewer may still submit. */
export const PLACE_STATES = ["submitted", "skipped", "lapsed", "held"] as const;
export type PlaceState = (typeof PLACE_STATES)[number];

export function placeState(place: Place, now: number): PlaceState {
  if (place.review === "submitted") return "submitted";
  if (place.skippedAt !== null) return "skipped";
  return place.leaseUntil !== null && place.leaseUntil <= now ? "lapsed" : "held";
}

/** Whether a place keeps others from taking the article: its reviewer is at work or done. */
export function isTaken(place: Place, now: number): boolean {
  const state = placeState(place, now);
  return state === "submitted" || state === "held";
}

/** Whether somebody still waits for it although its day has passed. */
export function isOverdue(place: Place, now: number): boolean {
  return place.dueAt !== null && place.dueAt < now && placeState(place, now) === "held";
}
