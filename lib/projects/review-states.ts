/** How far one reviewer is with one article. */
export const REVIEW_STATES = ["open", "in-review", "submitted"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
